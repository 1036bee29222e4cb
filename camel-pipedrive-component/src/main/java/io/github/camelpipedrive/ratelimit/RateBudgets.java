// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The budgets of one component: one for each account, however many endpoints and connections call for it. A budget
 * outlives the connections of its account, as what was sent still counts at the API. Of those that nobody holds, the
 * 10,000 that were asked for last are kept. Safe for use by several threads.
 */
public final class RateBudgets implements AutoCloseable {

    private static final int MOST_KEPT = 10_000;

    private final RateLimits limits;
    private final RateLimitStore store;
    private final Time time;
    private final Map<Key, Known> budgets = new ConcurrentHashMap<>();
    private final ReferenceQueue<AccountBudget> forgotten = new ReferenceQueue<>();

    /** Those that were asked for last, so that they are not forgotten; guarded by its lock. */
    private final Map<Key, AccountBudget> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, AccountBudget> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private final ReentrantLock lockOfKept = new ReentrantLock();
    private volatile boolean closed;

    /**
     * What Pipedrive counts together.
     *
     * @param oauth whether it is an account connected by OAuth, rather than one with an API token
     * @param id the same for all calls that are counted together, in all processes; no secret
     */
    public record Key(boolean oauth, String id) {
        /** Checks that nothing is null. */
        public Key {
            Objects.requireNonNull(id, "id");
        }
    }

    private static final class Known extends WeakReference<AccountBudget> {
        private final Key key;

        Known(Key key, AccountBudget budget, ReferenceQueue<AccountBudget> queue) {
            super(budget, queue);
            this.key = key;
        }
    }

    /**
     * Budgets whose windows are in memory.
     *
     * @param limits what is configured
     */
    public RateBudgets(RateLimits limits) {
        this(limits, new MemoryRateLimitStore(Time.SYSTEM));
    }

    /**
     * Budgets.
     *
     * @param limits what is configured
     * @param store where their windows are
     */
    public RateBudgets(RateLimits limits, RateLimitStore store) {
        this(limits, store, Time.SYSTEM);
    }

    RateBudgets(RateLimits limits, RateLimitStore store, Time time) {
        this.limits = limits;
        this.store = store;
        this.time = time;
    }

    /**
     * The budget of an account.
     *
     * @param key what is counted together
     * @param account the account's name, for messages
     * @return its budget
     */
    public RateBudget of(Key key, String account) {
        AccountBudget budget = find(key, account);
        keep(key, budget);
        return budget;
    }

    /**
     * The budget of an account that may not exist: it replaces no other one.
     *
     * @param key what is counted together
     * @param account the account's name, for messages
     * @return its budget, which is kept as long as somebody holds it, or asks for it by the other method
     */
    public RateBudget look(Key key, String account) {
        return find(key, account);
    }

    private AccountBudget find(Key key, String account) {
        forget();
        AccountBudget[] found = new AccountBudget[1];
        budgets.compute(key, (same, known) -> {
            found[0] = known == null ? null : known.get();
            if (found[0] != null) {
                return known;
            }
            found[0] = new AccountBudget(account, key.oauth(), limits, store.windows(key.id()), time);
            return new Known(key, found[0], forgotten);
        });
        if (closed) {
            found[0].close();
        }
        return found[0];
    }

    private void keep(Key key, AccountBudget budget) {
        lockOfKept.lock();
        try {
            kept.put(key, budget);
        } finally {
            lockOfKept.unlock();
        }
    }

    private void forget() {
        for (Reference<?> each = forgotten.poll(); each != null; each = forgotten.poll()) {
            Known known = (Known) each;
            budgets.remove(known.key, known);
        }
    }

    /** Ends all waiting; whoever would have to wait from now on is refused. */
    @Override
    public void close() {
        closed = true;
        for (Known each : budgets.values()) {
            AccountBudget budget = each.get();
            if (budget != null) {
                budget.close();
            }
        }
    }
}
