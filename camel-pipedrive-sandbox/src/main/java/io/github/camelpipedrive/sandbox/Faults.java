// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.camelpipedrive.sandbox.faults.Fault;
import io.github.camelpipedrive.sandbox.faults.FaultPlan;
import io.github.camelpipedrive.sandbox.faults.FaultPlan.Position;
import io.github.camelpipedrive.sandbox.faults.ScriptedAnswers;
import io.github.camelpipedrive.sandbox.server.Controls.FaultsAsked;

/**
 * Which calls go wrong, and how. Immutable; the methods that change it return a copy.
 *
 * <pre>{@code
 * Faults.rate(0.2).seed(42).kinds(FaultKind.SERVER_ERROR, FaultKind.RESET_AFTER_PROCESSING)
 * Faults.plan().at("deal/create", 3, FaultKind.RESET_AFTER_PROCESSING).at(7, SandboxAnswer.of(500, "{}"))
 * }</pre>
 *
 * <p>Only calls count that would be carried out: those with a good token that are within the limits. What happens to the
 * nth call of an operation follows from the seed alone, in whatever order the calls of different operations come. The
 * authorization server is left alone unless it is named, as {@code oauth/token}: a client that loses a rotated refresh
 * token is lost itself.
 */
public final class Faults {

    private static final long DEFAULT_SEED = 1;
    private static final Duration DEFAULT_DELAY = Duration.ofMillis(200);

    private final double rate;
    private final long seed;
    private final List<FaultKind> kinds;
    private final Set<String> operations;
    private final Duration delay;
    private final Map<Position, Fault> plan;

    private Faults(
            double rate,
            long seed,
            List<FaultKind> kinds,
            Set<String> operations,
            Duration delay,
            Map<Position, Fault> plan) {
        this.rate = rate;
        this.seed = seed;
        this.kinds = kinds;
        this.operations = operations;
        this.delay = delay;
        this.plan = plan;
    }

    /**
     * No faults.
     *
     * @return the absence of faults
     */
    public static Faults none() {
        return rate(0);
    }

    /**
     * Faults that are planned call by call.
     *
     * @return no fault yet; {@link #at(String, int, FaultKind)} adds one
     */
    public static Faults plan() {
        return none();
    }

    /**
     * Faults that happen to a share of all calls.
     *
     * @param share from 0 for none to 1 for every call
     * @return faults of every kind but {@link FaultKind#APP_UNINSTALLED}
     */
    public static Faults rate(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("The rate of faults must be from 0 to 1, not " + share);
        }
        return new Faults(
                share,
                DEFAULT_SEED,
                List.copyOf(EnumSet.complementOf(EnumSet.of(FaultKind.APP_UNINSTALLED))),
                Set.of(),
                DEFAULT_DELAY,
                Map.of());
    }

    /** What another process asked for; what is wrong with it is an {@link IllegalArgumentException}. */
    static Faults asked(FaultsAsked asked) {
        Faults faults = rate(asked.rate());
        if (asked.seed().isPresent()) {
            faults = faults.seed(asked.seed().get());
        }
        if (asked.kinds().isPresent()) {
            faults =
                    faults.kinds(asked.kinds().get().stream().map(FaultKind::of).toArray(FaultKind[]::new));
        }
        if (asked.operations().isPresent()) {
            faults = faults.operations(asked.operations().get().toArray(String[]::new));
        }
        return faults;
    }

    /**
     * The same faults, dealt otherwise.
     *
     * @param number any; the same number gives the same faults
     * @return new faults
     */
    public Faults seed(long number) {
        return new Faults(rate, number, kinds, operations, delay, plan);
    }

    /**
     * Only these kinds, equally often. It concerns the rate, not the plan.
     *
     * @param chosen one or more; a kind that is named twice comes twice as often
     * @return new faults
     */
    public Faults kinds(FaultKind... chosen) {
        if (chosen.length == 0) {
            throw new IllegalArgumentException("Faults need at least one kind");
        }
        return new Faults(rate, seed, List.of(chosen), operations, delay, plan);
    }

    /**
     * Only for these operations. It concerns the rate, not the plan.
     *
     * @param names such as {@code deal/create}; none for all operations
     * @return new faults
     */
    public Faults operations(String... names) {
        return new Faults(rate, seed, kinds, Set.of(names), delay, plan);
    }

    /**
     * How late slow answers are, of the rate and of what is planned from now on.
     *
     * @param wait 200 milliseconds when not given
     * @return new faults
     */
    public Faults delay(Duration wait) {
        return new Faults(rate, seed, kinds, operations, wait, plan);
    }

    /**
     * Also this fault.
     *
     * @param call the number of the call among all calls since the faults were started, from 1
     * @param kind what goes wrong
     * @return new faults
     */
    public Faults at(int call, FaultKind kind) {
        return at(ScriptedAnswers.ANY, call, kind);
    }

    /**
     * Also this fault.
     *
     * @param operation such as {@code deal/create}
     * @param call the number of the call among those of the operation since the faults were started, from 1
     * @param kind what goes wrong
     * @return new faults
     */
    public Faults at(String operation, int call, FaultKind kind) {
        return planned(operation, call, of(kind));
    }

    /**
     * Also this answer.
     *
     * @param call the number of the call among all calls since the faults were started, from 1
     * @param answer what is answered
     * @return new faults
     */
    public Faults at(int call, SandboxAnswer answer) {
        return at(ScriptedAnswers.ANY, call, answer);
    }

    /**
     * Also this answer.
     *
     * @param operation such as {@code deal/create}
     * @param call the number of the call among those of the operation since the faults were started, from 1
     * @param answer what is answered
     * @return new faults
     */
    public Faults at(String operation, int call, SandboxAnswer answer) {
        return planned(operation, call, new Fault("planned", Fault.Ends.NOTHING, answer.script()));
    }

    private Fault of(FaultKind kind) {
        return new Fault(kind.text(), kind.ends(), kind.answer(delay).script());
    }

    private Faults planned(String operation, int call, Fault fault) {
        if (call < 1) {
            throw new IllegalArgumentException("Calls are numbered from 1, there is none with the number " + call);
        }
        Map<Position, Fault> more = new HashMap<>(plan);
        more.put(new Position(Objects.requireNonNull(operation, "operation"), call), fault);
        return new Faults(rate, seed, kinds, operations, delay, Map.copyOf(more));
    }

    /** The same for those who deal them. */
    FaultPlan dealt() {
        return new FaultPlan(rate, seed, kinds.stream().map(this::of).toList(), operations, plan);
    }
}
