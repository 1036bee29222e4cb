// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.repeating;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.call.repeating.RetryRule.FailedTry;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveException;

/** The tries of one call so far. Belongs to the thread that calls. */
final class Tries {

    /** How the hints of failures begin before which no request left. */
    private static final String NOTHING_SENT = "Nothing was sent";

    private final Call call;
    private final Instant begin;
    private final List<PipedriveException> failures = new ArrayList<>(1);
    private boolean possiblyCarriedOut;

    /**
     * No try yet.
     *
     * @param call what is tried
     * @param begin when the call began
     */
    Tries(Call call, Instant begin) {
        this.call = call;
        this.begin = begin;
    }

    /** Whether none has failed yet. */
    boolean isEmpty() {
        return failures.isEmpty();
    }

    /** When the call began. */
    Instant begin() {
        return begin;
    }

    /** Whether any of the tries may have been carried out although all of them failed. */
    boolean possiblyCarriedOut() {
        return possiblyCarriedOut;
    }

    /** Adds a try that failed. */
    void add(PipedriveException failure) {
        failures.add(failure);
        possiblyCarriedOut |= failure.isPossiblyCarriedOut();
    }

    /** The last try, of which there must be one. */
    FailedTry last(Instant now) {
        PipedriveException failure = lastFailure();
        return new FailedTry(
                call.request(), failures.size(), Duration.between(begin, now), failure, failure.isPossiblyCarriedOut());
    }

    private PipedriveException lastFailure() {
        return failures.get(failures.size() - 1);
    }

    /** The last failure, with what all tries together mean; the earlier ones are attached to it. */
    PipedriveException failure() {
        return failure(hint());
    }

    /** The same, when there would have been another try if Camel were not about to stop. */
    PipedriveException stopped() {
        return failure((hint() + " It was not retried, as Camel stops.").strip());
    }

    /** The same with another hint. */
    PipedriveException failure(String hint) {
        PipedriveException last = lastFailure();
        ErrorDetails details = last.getDetails()
                .withTries(failures.size())
                .withPossiblyCarriedOut(possiblyCarriedOut)
                .withHint(hint);
        if (details.equals(last.getDetails())) {
            return last;
        }
        PipedriveException failure = last.with(details);
        failures.subList(0, failures.size() - 1).forEach(each -> failure.addSuppressed(new AttachedFailure(each)));
        return failure;
    }

    /** What was not sent is the last try alone, where an earlier one was. */
    private String hintOfLast() {
        String hint = lastFailure().getHint();
        boolean sentBefore = failures.stream().anyMatch(Tries::wasSent);
        return sentBefore && hint.startsWith(NOTHING_SENT)
                ? "The last try was not sent" + hint.substring(NOTHING_SENT.length())
                : hint;
    }

    private static boolean wasSent(PipedriveException failure) {
        boolean answered = failure.getStatus() != 0 && !failure.getDetails().renewal();
        return answered || failure.isPossiblyCarriedOut();
    }

    private String hint() {
        String hint = hintOfLast();
        if (!possiblyCarriedOut || lastFailure().isPossiblyCarriedOut()) {
            return hint;
        }
        String earlier = "An earlier try may have been carried out"
                + (call.operation().effect().safeToRepeat()
                        ? "; it can be retried safely."
                        : ": check before you retry it.");
        return hint.isEmpty() ? earlier : hint + " " + earlier;
    }
}
