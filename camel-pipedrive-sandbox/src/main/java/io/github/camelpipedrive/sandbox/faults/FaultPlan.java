// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.faults;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Says which call goes wrong, and how. Immutable.
 *
 * @param rate the share of calls that go wrong, from 0 to 1
 * @param seed decides which ones
 * @param kinds the faults of the rate, equally often
 * @param operations the operations of the rate, none for all
 * @param planned the faults of single calls
 */
public record FaultPlan(
        double rate, long seed, List<Fault> kinds, Set<String> operations, Map<Position, Fault> planned) {

    /** Nothing ever goes wrong. */
    public static final FaultPlan NONE = new FaultPlan(0, 0, List.of(), Set.of(), Map.of());

    /**
     * The position of a call.
     *
     * @param operation such as {@code deal/create}; empty for a position among all calls
     * @param call its number among the calls of the operation, from 1
     */
    public record Position(String operation, long call) {}

    /**
     * The operations that are named.
     *
     * @return their names, in order
     */
    public Set<String> named() {
        Set<String> named = new TreeSet<>(operations);
        planned.keySet().stream()
                .map(Position::operation)
                .filter(name -> !name.isEmpty())
                .forEach(named::add);
        return named;
    }

    /**
     * Whether nothing ever goes wrong.
     *
     * @return true without a rate and without a planned fault
     */
    public boolean isEmpty() {
        return rate == 0 && planned.isEmpty();
    }

    /**
     * What happens to a call.
     *
     * @param operation such as {@code deal/create}
     * @param ofOperation its number among the calls of the operation, from 1
     * @param ofAll its number among all calls, from 1
     * @param oauth whether the caller has signed in with OAuth
     * @return the fault, or empty when nothing goes wrong
     */
    public Optional<Fault> of(String operation, long ofOperation, long ofAll, boolean oauth) {
        Fault fault = planned.get(new Position(operation, ofOperation));
        if (fault == null) {
            fault = planned.get(new Position(ScriptedAnswers.ANY, ofAll));
        }
        return fault == null
                ? dealt(operation, ofOperation, oauth)
                : Optional.of(fault).filter(found -> oauth || !found.needsOauth());
    }

    private Optional<Fault> dealt(String operation, long call, boolean oauth) {
        if (rate == 0 || !operations.isEmpty() && !operations.contains(operation)) {
            return Optional.empty();
        }
        SplittableRandom random = random(operation, call);
        List<Fault> possible =
                kinds.stream().filter(kind -> oauth || !kind.needsOauth()).toList();
        if (random.nextDouble() >= rate || possible.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(possible.get(random.nextInt(possible.size())));
    }

    /** A generator for one call: calls that come at the same time don't take numbers from each other. */
    private SplittableRandom random(String operation, long call) {
        long ofSeed = new SplittableRandom(seed).nextLong();
        long ofOperation = new SplittableRandom(operation.hashCode()).nextLong();
        return new SplittableRandom(ofSeed ^ ofOperation ^ new SplittableRandom(~call).nextLong());
    }
}
