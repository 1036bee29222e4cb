// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.repeating;

import io.github.camelpipedrive.call.Caller;
import io.github.camelpipedrive.call.Failures;
import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Operation.Kind;
import io.github.camelpipedrive.operation.OperationCatalogue;

/** How the calls of an endpoint are retried. Made once an endpoint, used by many threads. */
public final class Retries {

    /** They are not. */
    public static final Retries NONE = new Retries(RetrySettings.NONE, null);

    private final RetryRule rule;
    private final CreateGuard guard;

    private Retries(RetrySettings settings, CreateGuard guard) {
        this.rule = new RetryRule(settings);
        this.guard = guard;
    }

    /**
     * Retries what is safe to retry.
     *
     * @param settings how much is retried
     * @return the way to retry
     */
    public static Retries of(RetrySettings settings) {
        return new Retries(settings, null);
    }

    /**
     * Retries creates, too, whose answer was lost, after it was looked for their record. For operations that are safe to
     * retry it is the same as without.
     *
     * @param settings how much is retried
     * @param operation what is called
     * @param catalogue where the list is in which records are looked for
     * @return the way to retry
     * @throws IllegalArgumentException when there is no such list
     */
    public static Retries guarded(RetrySettings settings, Operation operation, OperationCatalogue catalogue) {
        boolean isGuarded = operation.kind() == Kind.HTTP && !operation.effect().safeToRepeat();
        return new Retries(settings, isGuarded ? new CreateGuard(operation, catalogue) : null);
    }

    /**
     * The same where the records of the operation can be recognized; others are retried as without.
     *
     * @param settings how much is retried
     * @param operation what is called
     * @param catalogue where the list is in which records are looked for
     * @return the way to retry
     */
    public static Retries guardedIfPossible(RetrySettings settings, Operation operation, OperationCatalogue catalogue) {
        return operation.recognizedBy().isEmpty() ? of(settings) : guarded(settings, operation, catalogue);
    }

    /**
     * A caller that retries what another one does once.
     *
     * @param once makes one try
     * @param account the account's name
     * @param failures makes the exceptions of the account's calls
     * @param timing time and chance
     * @param observer is notified of retries
     * @return the caller
     */
    public Caller around(Caller once, String account, Failures failures, Timing timing, CallObserver observer) {
        Retrying retrying = new Retrying(once, account, failures, rule, timing, observer);
        return guard == null ? retrying : new GuardingCreates(retrying, guard);
    }
}
