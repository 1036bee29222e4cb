// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.repeating;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.call.Caller;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.ratelimit.Claim;
import io.github.camelpipedrive.testing.VirtualTime;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds whatever the API and the network do. */
class RetryingPropertiesTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    /** What becomes of a try, and how long it takes. */
    enum Outcome {
        SUCCESS,
        LIMITED,
        LIMITED_FOR_LONG,
        BLOCKED,
        DAY_IS_SPENT,
        SERVER_FAILED,
        UNREADABLE,
        NOT_IMPLEMENTED,
        RESET,
        UNREACHABLE,
        TOKEN_NOT_RENEWED,
        INVALID,
        NOT_FOUND;

        PipedriveException failure(String operation) {
            SampleFailures failures = new SampleFailures(operation);
            return switch (this) {
                case SUCCESS -> throw new IllegalStateException("a success is not a failure");
                case LIMITED -> failures.limited(null);
                case LIMITED_FOR_LONG -> failures.limited(Duration.ofSeconds(45));
                case BLOCKED -> failures.blocked();
                case DAY_IS_SPENT -> failures.dayIsSpent();
                case SERVER_FAILED -> failures.serverFailed();
                case UNREADABLE -> failures.unreadable();
                case NOT_IMPLEMENTED -> failures.notImplemented();
                case RESET -> failures.reset();
                case UNREACHABLE -> failures.unreachable();
                case TOKEN_NOT_RENEWED -> failures.ofARenewal(failures.reset());
                case INVALID -> failures.invalid();
                case NOT_FOUND -> failures.notFound();
            };
        }

        /** Whether the API may have carried the request out. */
        boolean mayHaveHappened() {
            return switch (this) {
                case SUCCESS, SERVER_FAILED, UNREADABLE, RESET -> true;
                default -> false;
            };
        }
    }

    /** One call against outcomes in this order, the last one again and again. */
    private static final class Run {

        private final VirtualTime time = new VirtualTime();
        private final List<Outcome> happened = new ArrayList<>();
        private final List<Duration> begins = new ArrayList<>();
        private PipedriveException failure;

        Run(Call call, List<Outcome> outcomes, int maxRetries, double random, Duration duration) throws Exception {
            Caller next = each -> {
                begins.add(Duration.between(VirtualTime.BEGIN, time.instant()));
                Outcome outcome = outcomes.get(Math.min(happened.size(), outcomes.size() - 1));
                happened.add(outcome);
                time.advance(duration);
                if (outcome == Outcome.SUCCESS) {
                    return ScriptedCaller.result(true);
                }
                throw outcome.failure(call.operation().id());
            };
            RetryRule rule = new RetryRule(new RetrySettings(maxRetries, Duration.ofMillis(500), TIMEOUT));
            try {
                new Retrying(
                                next,
                                "acme",
                                RetryingTest.errors(),
                                rule,
                                Timings.of(time, () -> random),
                                CallObserver.NONE)
                        .call(call);
            } catch (PipedriveException e) {
                failure = e;
            }
        }
    }

    @Provide
    Arbitrary<List<Outcome>> outcomes() {
        return Arbitraries.of(Outcome.class).list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<Call> calls() {
        return Arbitraries.of(PipedriveOperations.catalogue().httpOperations().stream()
                .map(operation -> {
                    Map<String, Object> values =
                            new LinkedHashMap<>(Map.of("id", 7, "title", "Tiles", "term", "tiles"));
                    operation.parameters().stream()
                            .filter(parameter -> parameter.location() == Parameter.Location.PATH)
                            .forEach(parameter -> values.put(parameter.name(), 7));
                    return ScriptedCaller.call(operation, Claim.NONE, values);
                })
                .toList());
    }

    @Property
    void aPostIsNeverSentAgainAfterATryThatMayHaveBeenCarriedOut(
            @ForAll("calls") Call call,
            @ForAll("outcomes") List<Outcome> outcomes,
            @ForAll @IntRange(max = 6) int maxRetries,
            @ForAll @DoubleRange(max = 0.99) double random)
            throws Exception {
        Run run = new Run(call, outcomes, maxRetries, random, Duration.ofMillis(5));

        List<Outcome> allButLast = run.happened.subList(0, run.happened.size() - 1);
        if (call.request().method() == Method.POST) {
            assertThat(allButLast).noneMatch(Outcome::mayHaveHappened);
        } else {
            assertThat(allButLast).doesNotContain(Outcome.SUCCESS);
        }
    }

    @Property
    void theExceptionSaysHowManyTriesThereWereAndWhetherOneMayHaveBeenCarriedOut(
            @ForAll("calls") Call call,
            @ForAll("outcomes") List<Outcome> outcomes,
            @ForAll @IntRange(max = 6) int maxRetries,
            @ForAll @DoubleRange(max = 0.99) double random)
            throws Exception {
        Run run = new Run(call, outcomes, maxRetries, random, Duration.ofMillis(5));

        if (run.failure != null) {
            assertThat(run.failure.getTries()).isEqualTo(run.happened.size());
            assertThat(run.failure.isPossiblyCarriedOut())
                    .isEqualTo(run.happened.stream().anyMatch(Outcome::mayHaveHappened));
        }
    }

    @Property
    void thereAreNeverMoreTriesThanAllowedAndNoneBeginsAfterTheDeadline(
            @ForAll("calls") Call call,
            @ForAll("outcomes") List<Outcome> outcomes,
            @ForAll @IntRange(max = 6) int maxRetries,
            @ForAll @DoubleRange(max = 0.99) double random,
            @ForAll @IntRange(max = 40) int seconds)
            throws Exception {
        Run run = new Run(call, outcomes, maxRetries, random, Duration.ofSeconds(seconds));

        assertThat(run.happened).hasSizeLessThanOrEqualTo(maxRetries + 1);
        assertThat(run.begins).allMatch(begin -> begin.compareTo(TIMEOUT) < 0);
    }
}
