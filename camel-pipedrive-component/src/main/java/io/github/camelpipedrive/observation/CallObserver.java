// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.observation;

import java.time.Duration;

/**
 * Hears what happens to calls. It is called by the thread that calls, so it must be quick. What it throws is logged and
 * fails no call. Safe for use by several threads.
 */
public interface CallObserver {

    /** Hears nothing. */
    CallObserver NONE = new CallObserver() {};

    /**
     * A call has ended, with all its retries.
     *
     * @param operation such as {@code deal/get}
     * @param account whose call it was
     * @param status the HTTP status; 0 when nothing was answered, or nothing was sent
     * @param time how long it took
     */
    default void called(String operation, String account, int status, Duration time) {}

    /**
     * A request is about to be retried.
     *
     * @param operation such as {@code deal/get}
     * @param account whose call it is
     */
    default void retried(String operation, String account) {}

    /**
     * A request has waited for its place in the rate limit.
     *
     * @param operation such as {@code deal/get}
     * @param account whose call it is
     * @param time how long it waited
     */
    default void waited(String operation, String account, Duration time) {}

    /**
     * A request was answered, and so much is left of the account's limits.
     *
     * @param account whose limits they are
     * @param requests the requests that could leave now
     * @param dailyTokens the tokens of the day, negative when not known
     */
    default void left(String account, long requests, long dailyTokens) {}

    /**
     * A token was refreshed, or could not be.
     *
     * @param account whose token it is
     * @param successful whether there is a new one
     */
    default void refreshed(String account, boolean successful) {}

    /**
     * Somebody has to connect an account again, as the authorization server has refused its refresh token for good. It
     * is heard once, in the process that found out.
     *
     * @param account whose access has ended
     */
    default void reconnectNeeded(String account) {}

    /**
     * All pages of a list are being read, or were: every 100 pages or 30 seconds, and at the end.
     *
     * @param progress how far it has come
     */
    default void progressed(ListProgress progress) {}

    /**
     * This observer, then another one.
     *
     * @param other hears the same
     * @return both
     */
    default CallObserver and(CallObserver other) {
        return new BothObservers(this, other);
    }
}
