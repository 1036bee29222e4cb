// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.repeating;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.call.Caller;
import io.github.camelpipedrive.call.Failures;
import io.github.camelpipedrive.call.repeating.RetryRule.FailedTry;
import io.github.camelpipedrive.call.repeating.RetryRule.Pause;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.operation.Result.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Retries a call that failed where that is safe and useful, as {@link RetryRule} says. One try is to send the request
 * and to read its answer, so that a cut answer counts as a failure too.
 *
 * @param next makes one try
 * @param account the account's name
 * @param failures turns an answer that can't be read into an exception
 * @param rule decides
 * @param timing time and chance
 * @param observer is notified of retries
 */
record Retrying(Caller next, String account, Failures failures, RetryRule rule, Timing timing, CallObserver observer)
        implements Caller {

    private static final Logger LOG = LoggerFactory.getLogger(Retrying.class);

    @Override
    public Answer call(Call call) throws PipedriveException, InterruptedException {
        return call(call, begin(call));
    }

    /** The tries of a call that begins now. */
    Tries begin(Call call) {
        return new Tries(call, timing.clock().instant());
    }

    /** The last try, as of now. */
    FailedTry last(Tries tries) {
        return tries.last(timing.clock().instant());
    }

    /** The same for a call that may have been tried before. */
    Answer call(Call call, Tries tries) throws PipedriveException, InterruptedException {
        while (true) {
            try {
                return next.call(call);
            } catch (PipedriveException e) {
                if (isGoneAsWanted(call, tries, e)) {
                    return call.reader().read(call, new KnownAnswer(answerToDelete(call)), failures);
                }
                tries.add(e);
                pause(tries);
                observer.retried(call.operation().id(), account);
            } catch (RejectedExecutionException e) {
                // Camel stops while the next try would wait for its place.
                if (tries.isEmpty()) {
                    throw e;
                }
                throw tries.stopped();
            }
        }
    }

    /** What no longer exists after a delete whose answer was lost was deleted by it. */
    private static boolean isGoneAsWanted(Call call, Tries tries, PipedriveException failure) {
        return failure instanceof PipedriveNotFoundException
                && !call.operation().effect().deletedBy().isEmpty()
                && tries.possiblyCarriedOut();
    }

    private static Object answerToDelete(Call call) {
        if (call.operation().result().kind() == Kind.DONE) {
            return true;
        }
        Object id = call.values().get(call.operation().effect().deletedBy());
        return id == null ? null : Map.of("id", id);
    }

    /** Returns when it is time for the next try, and throws what the tries came to when there is none. */
    private void pause(Tries tries) throws PipedriveException, InterruptedException {
        FailedTry failed = last(tries);
        Optional<Pause> pause = rule.beforeNext(failed);
        if (pause.isEmpty()) {
            throw tries.failure();
        }
        Duration length = pause.get().length(timing.random().getAsDouble());
        warn(failed, length);
        sleep(length, tries);
        if (!rule.allowsNext(last(tries))) {
            throw tries.failure();
        }
    }

    private void warn(FailedTry failed, Duration pause) {
        LOG.warn(
                "Account '{}': try {} of at most {} failed and is followed by another one in {} ms. {}",
                account,
                failed.number(),
                rule.settings().maxRetries() + 1,
                pause.toMillis(),
                failed.failure().getMessage());
        LOG.debug("Account '{}': try {} failed", account, failed.number(), failed.failure());
    }

    /** Waits; throws what the tries came to when nothing is retried. */
    void sleep(Duration pause, Tries tries) throws PipedriveException, InterruptedException {
        boolean slept;
        try {
            slept = timing.sleeper().sleep(pause);
        } catch (InterruptedException e) {
            e.addSuppressed(tries.failure());
            throw e;
        }
        if (!slept) {
            throw tries.stopped();
        }
    }
}
