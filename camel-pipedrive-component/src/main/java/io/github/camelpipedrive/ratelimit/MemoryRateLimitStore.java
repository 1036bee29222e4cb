// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** Windows in memory, for accounts that one process calls for. Each call makes windows of their own. */
final class MemoryRateLimitStore implements RateLimitStore {

    private final Time time;

    MemoryRateLimitStore(Time time) {
        this.time = time;
    }

    @Override
    public RateWindows windows(String account) {
        return new MemoryWindows(time);
    }

    private static final class MemoryWindows implements RateWindows {

        private final Time time;
        private final ReentrantLock lock = new ReentrantLock();
        private final RollingWindow requests = new RollingWindow(LENGTH.toNanos());
        private final RollingWindow searches = new RollingWindow(LENGTH.toNanos());

        /** How many places were taken so far. */
        private long taken;

        private boolean closed;
        private long closedUntil;

        MemoryWindows(Time time) {
            this.time = time;
        }

        @Override
        public Attempt take(Wanted wanted) {
            lock.lock();
            try {
                long now = time.nanos();
                long closedFor = closedNanos(now);
                if (closedFor > 0) {
                    return Attempt.closed(closedFor);
                }
                long wait = requests.untilFree(wanted.caps().requests(), now);
                if (wanted.search()) {
                    wait = Math.max(wait, searches.untilFree(wanted.caps().searches(), now));
                }
                if (wait > 0) {
                    return Attempt.full(wait);
                }
                Place place = new Place(wanted.search(), now);
                return Attempt.taken(place, requests.used(now));
            } finally {
                lock.unlock();
            }
        }

        private long closedNanos(long now) {
            closed = closed && closedUntil - now > 0;
            return closed ? closedUntil - now : 0;
        }

        @Override
        public Caps used() {
            lock.lock();
            try {
                long now = time.nanos();
                return new Caps(requests.used(now), searches.used(now));
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close(Duration duration) {
            lock.lock();
            try {
                long now = time.nanos();
                closedUntil = now + Math.max(closedNanos(now), duration.toNanos());
                closed = true;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public Duration closedFor() {
            lock.lock();
            try {
                return Duration.ofNanos(closedNanos(time.nanos()));
            } finally {
                lock.unlock();
            }
        }

        /** Made under the lock. */
        private final class Place implements Taken {

            private final boolean search;
            private final int usedThen;
            private final long takenThen;

            Place(boolean search, long now) {
                this.search = search;
                requests.take();
                taken++;
                if (search) {
                    searches.take();
                }
                // What the API says to a search is about searches.
                usedThen = (search ? searches : requests).used(now);
                takenThen = taken;
            }

            @Override
            public void notSent() {
                lock.lock();
                try {
                    taken--;
                    requests.notSent();
                    if (search) {
                        searches.notSent();
                    }
                } finally {
                    lock.unlock();
                }
            }

            @Override
            public void answered(int usedAtServer) {
                lock.lock();
                try {
                    long now = time.nanos();
                    requests.answered(now);
                    if (search) {
                        searches.answered(now);
                    }
                    // Those that left after this one may have overtaken it.
                    long ours = usedThen + (taken - takenThen);
                    int others = (int) Math.max(0, usedAtServer - ours);
                    if (others > 0) {
                        taken += others;
                        requests.takenByOthers(others, now);
                        if (search) {
                            searches.takenByOthers(others, now);
                        }
                    }
                } finally {
                    lock.unlock();
                }
            }
        }
    }
}
