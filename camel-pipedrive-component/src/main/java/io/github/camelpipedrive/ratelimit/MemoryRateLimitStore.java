// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.time.Duration;
import java.time.LocalDate;
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

        /** How many slots were taken so far. */
        private long taken;

        private boolean closed;
        private long closedUntil;
        private LocalDate day = LocalDate.MIN;
        private long spent;

        MemoryWindows(Time time) {
            this.time = time;
        }

        @Override
        public Attempt take(Wanted wanted) {
            lock.lock();
            try {
                long now = time.nanos();
                Spending spending = wanted.spending();
                if (spending.isCounted() && spentOf(spending.day()) + spending.cost() > spending.most()) {
                    return Attempt.dayIsSpent(spent);
                }
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
                Slot slot = new Slot(wanted.search(), spending.cost(), now);
                spent += spending.cost();
                return Attempt.taken(slot, requests.used(now), spending.isCounted() ? spent : 0);
            } finally {
                lock.unlock();
            }
        }

        private long spentOf(LocalDate given) {
            if (given.isAfter(day)) {
                day = given;
                spent = 0;
            }
            return spent;
        }

        @Override
        public long spent(LocalDate given) {
            lock.lock();
            try {
                return spentOf(given);
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
        private final class Slot implements Taken {

            private final boolean search;
            private final int cost;
            private final LocalDate countedOn = day;
            private final int usedThen;
            private final long takenThen;

            Slot(boolean search, int cost, long now) {
                this.search = search;
                this.cost = cost;
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
                    if (countedOn.equals(day)) {
                        spent -= cost;
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
