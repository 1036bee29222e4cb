// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.repeating;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.call.Caller;
import io.github.camelpipedrive.call.reading.MapInvoker;
import io.github.camelpipedrive.call.repeating.CreateGuard.Finding;
import io.github.camelpipedrive.call.repeating.RetryRule.FailedTry;
import io.github.camelpipedrive.call.repeating.RetryRule.Pause;
import io.github.camelpipedrive.error.PipedriveException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Retries creates, too, of which it is not known whether they were carried out: it looks for the record first.
 *
 * @param retrying makes the tries, and retries those that were surely not carried out
 * @param guard looks for records
 */
record GuardingCreates(Retrying retrying, CreateGuard guard) implements Caller {

    private static final Logger LOG = LoggerFactory.getLogger(GuardingCreates.class);

    @Override
    public Answer call(Call call) throws PipedriveException, InterruptedException {
        Tries tries = retrying.begin(call);
        while (true) {
            try {
                return retrying.call(call, tries);
            } catch (PipedriveException e) {
                Optional<Object> made = made(call, tries, e);
                if (made.isPresent()) {
                    return call.reader().read(call, new KnownAnswer(made.get()), retrying.failures());
                }
                again(call, tries);
            }
        }
    }

    /** The record that the last try made; empty when it surely made none, and an exception when that can't be told. */
    private Optional<Object> made(Call call, Tries tries, PipedriveException failure)
            throws PipedriveException, InterruptedException {
        Optional<Pause> pause = retrying.rule().beforeLooking(retrying.last(tries));
        if (pause.isEmpty()) {
            throw failure;
        }
        if (!guard.canSee(call)) {
            throw tries.failure("Its record is in no list, so it can't be looked for: check before you retry it.");
        }
        retrying.sleep(pause.get().longest(), tries);
        Finding finding = look(call, tries);
        if (finding.isOne()) {
            Map.Entry<String, Map<?, ?>> one = finding.one();
            LOG.warn(
                    "Account '{}': the answer to {} was lost, but record {} is there with all that was given. {}",
                    retrying.account(),
                    call.operation().id(),
                    one.getKey(),
                    failure.getMessage());
            return Optional.of(one.getValue());
        }
        if (!finding.isNothing()) {
            throw tries.failure(finding.words());
        }
        return Optional.empty();
    }

    private Finding look(Call call, Tries tries) throws PipedriveException, InterruptedException {
        // The list is read within the time of the call itself, and with its patience.
        Caller reading = list -> retrying.call(list, new Tries(list, tries.begin()));
        try {
            return guard.look(
                    call, tries.begin(), new MapInvoker(reading, call.request().claim()));
        } catch (PipedriveException e) {
            throw notLookedFor(tries, e);
        } catch (RejectedExecutionException e) {
            throw tries.stopped();
        } catch (RuntimeException | StackOverflowError e) {
            // Whatever it is, the outcome of the create must not be lost.
            throw notLookedFor(tries, retrying.failures().unexpected(call, e));
        }
    }

    private static PipedriveException notLookedFor(Tries tries, PipedriveException reason) {
        PipedriveException failure =
                tries.failure("The request may have been carried out, and its record could not be looked for ("
                        + reason.getOperation() + ": " + reason.getApiMessage() + "): check before you retry it.");
        failure.addSuppressed(new AttachedFailure(reason));
        return failure;
    }

    private void again(Call call, Tries tries) throws PipedriveException {
        FailedTry failed = retrying.last(tries);
        if (!retrying.rule().allowsNext(failed)) {
            throw tries.failure("Its record was looked for and is not there; should the request still be under way, it"
                    + " may come: check before you retry it.");
        }
        LOG.warn(
                "Account '{}': try {} made no record and is followed by another one. {}",
                retrying.account(),
                failed.number(),
                failed.failure().getMessage());
        retrying.observer().retried(call.operation().id(), retrying.account());
    }
}
