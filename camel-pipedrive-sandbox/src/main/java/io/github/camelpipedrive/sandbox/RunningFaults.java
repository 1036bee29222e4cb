// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import io.github.camelpipedrive.sandbox.Faults.Fault;

/** Counts calls and lets those go wrong whose turn it is. Can be started anew at any time. Threads may share it. */
final class RunningFaults {

    private final OauthGrants grants;
    private final Tally tally;
    private volatile Run run = new Run(Faults.none());

    RunningFaults(OauthGrants grants, Tally tally) {
        this.grants = grants;
        this.tally = tally;
    }

    /** Faults since they were started. */
    private static final class Run {
        private final Faults faults;
        private final Set<String> named;
        private final AtomicLong all = new AtomicLong();
        private final Map<String, AtomicLong> byOperation = new ConcurrentHashMap<>();

        Run(Faults faults) {
            this.faults = faults;
            this.named = faults.named();
        }

        /** Who can't renew a token can do nothing any more, so the authorization server has faults only by its name. */
        boolean concerns(String operation) {
            return !faults.areNone() && (!operation.startsWith("oauth/") || named.contains(operation));
        }

        Optional<Fault> next(String operation, boolean oauth) {
            long ofOperation = byOperation
                    .computeIfAbsent(operation, key -> new AtomicLong())
                    .incrementAndGet();
            return faults.of(operation, ofOperation, all.incrementAndGet(), oauth);
        }
    }

    /** Other faults from now on; calls are counted from 1 again. */
    void start(Faults faults) {
        run = new Run(faults);
    }

    /**
     * What is answered to a call.
     *
     * @param token what the caller signed in with, if by OAuth
     * @param own carries the operation out and says what the sandbox itself would answer
     */
    SandboxAnswer answer(String operation, Optional<SandboxToken> token, Supplier<SandboxAnswer> own) {
        Run now = run;
        if (!now.concerns(operation)) {
            return own.get();
        }
        Optional<Fault> fault = now.next(operation, token.isPresent());
        fault.ifPresent(dealt -> happen(dealt, token));
        return fault.map(dealt -> dealt.answer().over(own)).orElseGet(own);
    }

    private void happen(Fault fault, Optional<SandboxToken> token) {
        tally.fault(fault.name());
        if (fault.needsOauth()) {
            grants.end(token.orElseThrow(), fault.kind().equals(Optional.of(FaultKind.APP_UNINSTALLED)));
        }
    }
}
