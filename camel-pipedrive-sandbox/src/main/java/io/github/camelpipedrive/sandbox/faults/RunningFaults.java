// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.faults;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import io.github.camelpipedrive.sandbox.journal.Tally;
import io.github.camelpipedrive.sandbox.wire.Answer;

/** Counts calls and lets those go wrong whose turn it is. Can be started again at any time. Threads may share it. */
public final class RunningFaults {

    private final Tally tally;
    private volatile Run run = new Run(FaultPlan.NONE);

    /**
     * No faults yet.
     *
     * @param tally counts those that happen
     */
    public RunningFaults(Tally tally) {
        this.tally = tally;
    }

    /** Faults since they were started. */
    private static final class Run {
        private final FaultPlan plan;
        private final Set<String> named;
        private final AtomicLong all = new AtomicLong();
        private final Map<String, AtomicLong> byOperation = new ConcurrentHashMap<>();

        Run(FaultPlan plan) {
            this.plan = plan;
            this.named = plan.named();
        }

        /** Who can't refresh a token can do nothing any longer, so the authorization server has faults only by its name. */
        boolean concerns(String operation) {
            return !plan.isEmpty() && (!operation.startsWith("oauth/") || named.contains(operation));
        }

        Optional<Fault> next(String operation, boolean oauth) {
            long ofOperation = byOperation
                    .computeIfAbsent(operation, key -> new AtomicLong())
                    .incrementAndGet();
            return plan.of(operation, ofOperation, all.incrementAndGet(), oauth);
        }
    }

    /**
     * Other faults from now on; calls are counted from 1 again.
     *
     * @param plan which calls go wrong, and how
     */
    public void start(FaultPlan plan) {
        run = new Run(plan);
    }

    /**
     * What is answered to a call.
     *
     * @param operation such as {@code deal/create}
     * @param signIn the caller's, if by OAuth
     * @param own carries the operation out and says what the sandbox itself would answer
     * @return the answer
     */
    public Answer answer(String operation, Optional<SignIn> signIn, Supplier<Answer> own) {
        Run now = run;
        if (!now.concerns(operation)) {
            return own.get();
        }
        Optional<Fault> fault = now.next(operation, signIn.isPresent());
        fault.ifPresent(dealt -> happen(dealt, signIn));
        return fault.map(dealt -> dealt.script().over(own)).orElseGet(own);
    }

    private void happen(Fault fault, Optional<SignIn> signIn) {
        tally.fault(fault.name());
        if (fault.needsOauth()) {
            signIn.orElseThrow().end(fault.ends());
        }
    }
}
