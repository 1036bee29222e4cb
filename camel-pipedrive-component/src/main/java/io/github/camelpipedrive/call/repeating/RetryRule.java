// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.repeating;

import java.time.Duration;
import java.util.Optional;

import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveRateLimitException;
import io.github.camelpipedrive.error.PipedriveRateLimitException.Limit;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.transport.Request;

/**
 * Decides whether a call that failed is retried, and after which pause. Pure: the same failure always gives the same
 * answer; chance is left to the caller.
 *
 * <table>
 *   <caption>What is retried</caption>
 *   <tr><th>failure</th><th>safe to retry</th><th>creates and similar ones</th></tr>
 *   <tr><td>429 of the window, block by the firewall</td><td>yes</td><td>yes, it was refused</td></tr>
 *   <tr><td>429 of the day, one with a longer pause than the call may wait, refused by our own budget</td><td>no</td><td>no</td></tr>
 *   <tr><td>5xx except 501, unreadable answer, no answer</td><td>yes</td><td>where it was not carried out</td></tr>
 *   <tr><td>anything else</td><td>no</td><td>no</td></tr>
 * </table>
 *
 * @param settings how much is retried
 */
record RetryRule(RetrySettings settings) {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /**
     * A try that failed.
     *
     * @param request what was sent
     * @param number which try it was, from 1
     * @param elapsed since the call started
     * @param failure how it failed
     * @param possiblyCarriedOut whether this try may have been carried out all the same
     */
    record FailedTry(
            Request request, int number, Duration elapsed, PipedriveException failure, boolean possiblyCarriedOut) {}

    /**
     * A pause of some length between two bounds.
     *
     * @param shortest how long at least
     * @param longest how long at most
     */
    record Pause(Duration shortest, Duration longest) {

        static Pause upTo(Duration longest) {
            return new Pause(Duration.ZERO, longest);
        }

        static Pause of(Duration length) {
            return new Pause(length, length);
        }

        /** The length that a number from 0 to 1 stands for, in whole milliseconds. */
        Duration length(double random) {
            double range = longest.minus(shortest).toMillis();
            return shortest.plusMillis((long) (range * random));
        }

        /** The same pause within what is left of the time; empty when even the shortest takes too long. */
        private Optional<Pause> within(Duration left) {
            if (shortest.compareTo(left) >= 0) {
                return Optional.empty();
            }
            return Optional.of(longest.compareTo(left) <= 0 ? this : new Pause(shortest, left));
        }
    }

    /**
     * The pause after which a try is followed by another one.
     *
     * @return empty when it is not
     */
    Optional<Pause> beforeNext(FailedTry failed) {
        boolean again = failed.number() <= settings.maxRetries()
                && failed.request().body().repeatable()
                && (failed.failure() instanceof PipedriveRateLimitException || isHarmless(failed));
        return again ? pause(failed).flatMap(pause -> pause.within(left(failed))) : Optional.empty();
    }

    /**
     * The pause after which it is looked whether a try that may have been carried out was: the back-off in full, as the
     * request may still be under way.
     *
     * @return empty when there is nothing to look for, or no time left
     */
    Optional<Pause> beforeLooking(FailedTry failed) {
        return failed.possiblyCarriedOut() && mayBeOverSoon(failed.failure())
                ? Pause.of(backOff(failed.number())).within(left(failed))
                : Optional.empty();
    }

    /** Whether a try that turned out not to have been carried out is followed by another one. */
    boolean allowsNext(FailedTry failed) {
        return failed.number() <= settings.maxRetries()
                && failed.request().body().repeatable()
                && !left(failed).isZero()
                && !left(failed).isNegative();
    }

    private Optional<Pause> pause(FailedTry failed) {
        if (failed.failure() instanceof PipedriveRateLimitException limited) {
            return isForAWhile(limited) && mayWaitFor(limited, failed)
                    ? Optional.of(untilAllowed(failed))
                    : Optional.empty();
        }
        return mayBeOverSoon(failed.failure()) ? Optional.of(untilOver(failed)) : Optional.empty();
    }

    /** Where nothing was answered, it was refused here, after it had waited as long as it may. */
    private static boolean isForAWhile(PipedriveRateLimitException limited) {
        return limited.getLimit() != Limit.DAILY && limited.getStatus() != 0;
    }

    /** The next try would be refused by our own budget, with words about another pause than the API's. */
    private static boolean mayWaitFor(PipedriveRateLimitException limited, FailedTry failed) {
        Duration longest = failed.request().claim().maxWait();
        return limited.getRetryAfter()
                .filter(pause -> pause.compareTo(longest) > 0)
                .isEmpty();
    }

    /**
     * The account's budget has heard of the refusal, too, and lets nobody go before the time that the API named. Of a
     * refusal by the authorization server it knows nothing.
     */
    private Pause untilAllowed(FailedTry failed) {
        return isOfARenewal(failed) ? Pause.of(backOff(failed.number())) : Pause.upTo(Duration.ZERO);
    }

    /**
     * After a refresh of the token that failed, the server is left alone for up to a second: tries that all come within
     * it would have been for nothing.
     */
    private Pause untilOver(FailedTry failed) {
        Duration backOff = backOff(failed.number());
        return isOfARenewal(failed) ? Pause.of(backOff) : Pause.upTo(backOff);
    }

    private static boolean isOfARenewal(FailedTry failed) {
        return failed.failure().getDetails().renewal();
    }

    private static boolean mayBeOverSoon(PipedriveException failure) {
        return failure instanceof PipedriveConnectionException
                || failure instanceof PipedriveServerException server && server.isTemporary();
    }

    private static boolean isHarmless(FailedTry failed) {
        return failed.request().safeToRepeat() || !failed.possiblyCarriedOut();
    }

    private Duration backOff(int number) {
        Duration most = settings.delay().compareTo(LONGEST_PAUSE) > 0 ? settings.delay() : LONGEST_PAUSE;
        Duration pause = settings.delay();
        for (int i = 1; i < number && pause.compareTo(most) < 0 && !pause.isZero(); i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(most) < 0 ? pause : most;
    }

    private Duration left(FailedTry failed) {
        return settings.timeout().minus(failed.elapsed());
    }
}
