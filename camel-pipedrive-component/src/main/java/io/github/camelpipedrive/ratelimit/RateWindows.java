// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;

/**
 * The rolling windows of one account: the requests that count at the API at this moment, and the searches among them;
 * and the tokens that were spent of a day, where their number is bounded. Safe for use by several threads, and as far as
 * it says so by several processes.
 *
 * <p>The API counts a request when it arrives, which nobody here can see. So a slot is taken before the request leaves,
 * and is free again when the length of a window has passed since the answer came: what is in use here is never less
 * than what counts there.
 */
public interface RateWindows {

    /** The length of a window, with a little more for clocks that don't run alike. */
    Duration LENGTH = Duration.ofMillis(2020);

    /**
     * The most slots that are entered for others. The largest plan allows 480 requests (guide "Rate limiting", read
     * 2026-09), so a larger number is a mistake, and a window of that size would not fit in memory.
     */
    int MOST_OF_OTHERS = 10_000;

    /**
     * How many slots may be in use.
     *
     * @param requests of all requests
     * @param searches of searches
     */
    record Caps(int requests, int searches) {}

    /** A slot that was taken. */
    interface Taken {

        /**
         * Says that the request was answered, or that no answer will come.
         *
         * @param usedAtServer how many requests the API counted in this window with this one; -1 when it did not say.
         *     What is more than can be of ours is others', and takes slots as well, until {@link #MOST_OF_OTHERS} are
         *     in use
         * @throws IOException when the windows can't be reached
         */
        void answered(int usedAtServer) throws IOException;

        /**
         * Says that nothing was sent. The slot is free at once, and its tokens are given back.
         *
         * @throws IOException when the windows can't be reached
         */
        void notSent() throws IOException;
    }

    /**
     * What is asked for.
     *
     * @param search whether it is a search, which takes a slot in both windows
     * @param caps how many slots may be in use with this one
     * @param onItsWay how long the request takes at most; of a process that died, the slot is free then
     * @param spending what it spends of a day
     */
    record Wanted(boolean search, Caps caps, Duration onItsWay, Spending spending) {}

    /**
     * What a request spends of the tokens of a day. The days of an account only continue: where one process says a day that
     * is over for another one, it is counted among the later day's.
     *
     * @param day the day
     * @param cost how many tokens
     * @param most how many may be spent of this day with them
     */
    record Spending(LocalDate day, int cost, long most) {

        /** Nothing is counted, as the number is not bounded or the request is free. */
        public static final Spending NONE = new Spending(LocalDate.MIN, 0, Long.MAX_VALUE);

        /**
         * Whether there is anything to count.
         *
         * @return false when the request spends nothing
         */
        public boolean isCounted() {
            return cost > 0;
        }
    }

    /** Why no slot was taken. */
    enum Obstacle {
        /** A slot was taken. */
        NONE,
        /** As many slots are in use as may be. */
        FULL,
        /** The windows are closed. */
        CLOSED,
        /** The tokens that are left of the day are not enough. */
        DAY
    }

    /**
     * The outcome of an attempt to take a slot.
     *
     * @param slot what was taken, null when nothing was
     * @param used how many slots of all requests were in use with this one, 0 when none was taken
     * @param spent how many tokens of the day are spent, with this request if a slot was taken; 0 when none are counted
     * @param waitNanos how long it takes at least until there can be a slot, 0 when that is no question of time
     * @param obstacle why no slot was taken
     */
    record Attempt(Taken slot, int used, long spent, long waitNanos, Obstacle obstacle) {

        /**
         * A slot was taken.
         *
         * @param slot the slot
         * @param used how many slots of all requests are in use with this one
         * @return the outcome
         */
        public static Attempt taken(Taken slot, int used) {
            return taken(slot, used, 0);
        }

        /**
         * A slot was taken.
         *
         * @param slot the slot
         * @param used how many slots of all requests are in use with this one
         * @param spent how many tokens of the day are spent with this request
         * @return the outcome
         */
        public static Attempt taken(Taken slot, int used, long spent) {
            return new Attempt(slot, used, spent, 0, Obstacle.NONE);
        }

        /**
         * As many slots are in use as may be.
         *
         * @param waitNanos how long it takes at least until one is free
         * @return the outcome
         */
        public static Attempt full(long waitNanos) {
            return new Attempt(null, 0, 0, waitNanos, Obstacle.FULL);
        }

        /**
         * The windows are closed.
         *
         * @param waitNanos how long
         * @return the outcome
         */
        public static Attempt closed(long waitNanos) {
            return new Attempt(null, 0, 0, waitNanos, Obstacle.CLOSED);
        }

        /**
         * The tokens that are left of the day are not enough.
         *
         * @param spent how many are spent
         * @return the outcome
         */
        public static Attempt dayIsSpent(long spent) {
            return new Attempt(null, 0, spent, 0, Obstacle.DAY);
        }
    }

    /**
     * Takes a slot and spends the request's tokens, if fewer slots are in use than may be, and enough tokens are left.
     *
     * @param wanted what is asked for
     * @return the slot, or why there is none
     * @throws IOException when the windows can't be reached; no slot was taken
     */
    Attempt take(Wanted wanted) throws IOException;

    /**
     * The slots in use.
     *
     * @return those of all requests, and those of searches
     * @throws IOException when the windows can't be reached
     */
    Caps used() throws IOException;

    /**
     * The tokens that were spent of a day.
     *
     * @param day the day
     * @return how many, of those that are counted
     * @throws IOException when the windows can't be reached
     */
    long spent(LocalDate day) throws IOException;

    /**
     * Lets nobody take a slot for a time, as the API has refused requests.
     *
     * @param time how long from now; a shorter time than one that runs changes nothing
     * @throws IOException when the windows can't be reached
     */
    void close(Duration time) throws IOException;

    /**
     * How long nobody can take a slot because the windows were closed.
     *
     * @return zero when they are open
     * @throws IOException when the windows can't be reached
     */
    Duration closedFor() throws IOException;
}
