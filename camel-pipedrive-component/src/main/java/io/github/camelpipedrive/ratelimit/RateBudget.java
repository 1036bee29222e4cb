// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.time.Duration;

import io.github.camelpipedrive.error.PipedriveException;

/** What one account may still send. Safe for use by several threads. */
public interface RateBudget {

    /** Has a slot for everything. */
    RateBudget UNLIMITED = new Unlimited();

    /**
     * What is left of the limits, as far as it is known without asking anybody.
     *
     * @param requests the requests that could have left beside this one
     * @param dailyTokens the tokens of the day, negative when not known
     */
    record Left(long requests, long dailyTokens) {}

    /** A slot in the windows, which a request has from when it leaves until two seconds after it was answered. */
    interface Slot {

        /**
         * Says that the request was answered.
         *
         * @param headers what the answer says of the limits
         * @return what is left
         */
        Left answered(RateLimitHeaders headers);

        /** Says that no answer came; the request may have been counted all the same. */
        void unanswered();

        /** Says that nothing was sent, so that the slot is free at once. */
        void notSent();

        /**
         * How long the request waited for it.
         *
         * @return nanoseconds, 0 when it did not wait
         */
        long waitedNanos();
    }

    /**
     * Takes a slot, waiting in line for it. The slot has to be given back by one of its methods.
     *
     * @param operation the operation's name, for messages
     * @param claim what the request asks for
     * @return the slot
     * @throws PipedriveException a {@code PipedriveRateLimitException} when the day's budget is spent, or the wait is
     *     longer than the claim allows; a {@code PipedriveConnectionException} when a shared store fails. Nothing was sent
     * @throws InterruptedException when the thread was interrupted while it waited
     * @throws java.util.concurrent.RejectedExecutionException when the request would have to wait while Camel is stopping
     */
    Slot acquire(String operation, Claim claim) throws PipedriveException, InterruptedException;

    /**
     * Says that the words of an answer tell what its headers did not: the day's budget is spent.
     *
     * @param retryAfter when the API says that it is reset; null when it does not say
     */
    void dayIsSpent(Duration retryAfter);

    /**
     * What the account may send just now.
     *
     * @return a snapshot
     */
    Allowance allowance();
}
