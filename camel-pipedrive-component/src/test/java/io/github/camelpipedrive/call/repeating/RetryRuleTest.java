// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.repeating;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.camelpipedrive.call.repeating.RetryRule.FailedTry;
import io.github.camelpipedrive.call.repeating.RetryRule.Pause;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.ratelimit.Claim;
import io.github.camelpipedrive.transport.Body;
import io.github.camelpipedrive.transport.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.camelpipedrive.operation.Method.DELETE;
import static io.github.camelpipedrive.operation.Method.GET;
import static io.github.camelpipedrive.operation.Method.PATCH;
import static io.github.camelpipedrive.operation.Method.POST;
import static io.github.camelpipedrive.operation.Method.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class RetryRuleTest {

    private static final SampleFailures FAILURES = new SampleFailures("deal/some");
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final RetryRule RULE = new RetryRule(new RetrySettings(3, Duration.ofMillis(500), TIMEOUT));
    private static final Pause BACK_OFF = new Pause(Duration.ZERO, Duration.ofMillis(500));
    private static final Pause WHOLE_BACK_OFF = Pause.of(Duration.ofMillis(500));
    private static final Claim CLAIM = new Claim(1, false, 1, Duration.ofSeconds(60));
    private static final List<Method> ALL = List.of(Method.values());
    private static final List<Method> HARMLESS = List.of(GET, PUT, PATCH, DELETE);

    private static FailedTry failed(Method method, int number, Duration elapsed, PipedriveException failure) {
        Request request =
                new Request("deal/some", "acme", method, method != Method.POST, "/api/v2/deals", Body.NONE, CLAIM);
        return new FailedTry(request, number, elapsed, failure, failure.isPossiblyCarriedOut());
    }

    private static FailedTry first(Method method, PipedriveException failure) {
        return failed(method, 1, Duration.ZERO, failure);
    }

    static Stream<Arguments> table() {
        return Stream.of(
                arguments("too many, for 7 s", FAILURES.limited(Duration.ofSeconds(7)), ALL, Pause.of(Duration.ZERO)),
                arguments(
                        "too many, for as long as a call may wait",
                        FAILURES.limited(Duration.ofSeconds(60)),
                        ALL,
                        Pause.of(Duration.ZERO)),
                arguments(
                        "too many, for longer than a call may wait",
                        FAILURES.limited(Duration.ofSeconds(61)),
                        List.of(),
                        null),
                arguments("too many, for some time", FAILURES.limited(null), ALL, Pause.of(Duration.ZERO)),
                arguments("blocked by the firewall", FAILURES.blocked(), ALL, Pause.of(Duration.ZERO)),
                arguments(
                        "too many refreshes of tokens",
                        FAILURES.ofARenewal(FAILURES.limited(null)),
                        ALL,
                        WHOLE_BACK_OFF),
                arguments("no refresh of the token", FAILURES.ofARenewal(FAILURES.unreachable()), ALL, WHOLE_BACK_OFF),
                arguments(
                        "the day is spent for refreshes", FAILURES.ofARenewal(FAILURES.dayIsSpent()), List.of(), null),
                arguments("connect again", FAILURES.ofARenewal(FAILURES.unauthorized()), List.of(), null),
                arguments("the day is spent", FAILURES.dayIsSpent(), List.of(), null),
                arguments("refused by our own budget", FAILURES.refusedByOurOwnBudget(), List.of(), null),
                arguments("502", FAILURES.serverFailed(), HARMLESS, BACK_OFF),
                arguments("cut JSON", FAILURES.unreadable(), HARMLESS, BACK_OFF),
                arguments("501", FAILURES.notImplemented(), List.of(), null),
                arguments("connection reset", FAILURES.reset(), HARMLESS, BACK_OFF),
                arguments("connection refused", FAILURES.unreachable(), ALL, BACK_OFF),
                arguments("400", FAILURES.invalid(), List.of(), null),
                arguments("401", FAILURES.unauthorized(), List.of(), null),
                arguments("403", FAILURES.forbidden(), List.of(), null),
                arguments("404", FAILURES.notFound(), List.of(), null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void saysWhatIsRepeatedByFailureAndMethod(
            String what, PipedriveException failure, List<Method> repeated, Pause pause) {
        for (Method method : Method.values()) {
            Optional<Pause> expected = repeated.contains(method) ? Optional.of(pause) : Optional.empty();

            assertThat(RULE.beforeNext(first(method, failure)))
                    .as(method.name())
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 500", "2, 1000", "3, 2000", "4, 4000", "6, 16000", "7, 30000", "8, 30000", "100, 30000"})
    void doublesThePauseUpToHalfAMinute(int number, long milliseconds) {
        RetryRule patient = new RetryRule(new RetrySettings(100, Duration.ofMillis(500), TIMEOUT));

        assertThat(patient.beforeNext(failed(GET, number, Duration.ZERO, FAILURES.serverFailed())))
                .hasValue(Pause.upTo(Duration.ofMillis(milliseconds)));
    }

    @Test
    void leavesADelayThatIsLongerThanHalfAMinuteAsItIs() {
        RetryRule slow = new RetryRule(new RetrySettings(5, Duration.ofMinutes(10), Duration.ofDays(1)));

        assertThat(slow.beforeNext(failed(GET, 4, Duration.ZERO, FAILURES.serverFailed())))
                .hasValue(Pause.upTo(Duration.ofMinutes(10)));
    }

    @Test
    void stopsAfterTheLastRepeat() {
        assertThat(RULE.beforeNext(failed(GET, 3, Duration.ZERO, FAILURES.serverFailed())))
                .isPresent();
        assertThat(RULE.beforeNext(failed(GET, 4, Duration.ZERO, FAILURES.serverFailed())))
                .isEmpty();
        assertThat(RULE.beforeNext(failed(GET, 4, Duration.ZERO, FAILURES.limited(null))))
                .isEmpty();
    }

    @Test
    void repeatsNothingWhenThereAreNoRetries() {
        RetryRule off = new RetryRule(new RetrySettings(0, Duration.ofMillis(500), TIMEOUT));

        assertThat(off.beforeNext(first(GET, FAILURES.serverFailed()))).isEmpty();
        assertThat(off.beforeNext(first(GET, FAILURES.limited(null)))).isEmpty();
    }

    @Test
    void endsPausesWithTheTimeOfTheCall() {
        Duration nearlyAll = TIMEOUT.minusMillis(200);

        assertThat(RULE.beforeNext(failed(GET, 1, nearlyAll, FAILURES.serverFailed())))
                .hasValue(Pause.upTo(Duration.ofMillis(200)));
        assertThat(RULE.beforeNext(failed(GET, 1, TIMEOUT, FAILURES.serverFailed())))
                .isEmpty();
        assertThat(RULE.beforeNext(failed(GET, 1, TIMEOUT, FAILURES.limited(null))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void stopsAtABodyThatCanBeSentOnlyOnce(Method method) {
        Body stream = new Body.Multipart(List.of(new Body.Part("file", InputStream.nullInputStream(), "plan.pdf")));
        Request request =
                new Request("file/upload", "acme", method, method != Method.POST, "/api/v1/files", stream, Claim.NONE);

        assertThat(RULE.beforeNext(new FailedTry(request, 1, Duration.ZERO, FAILURES.limited(null), false)))
                .isEmpty();
        assertThat(RULE.allowsNext(new FailedTry(request, 1, Duration.ZERO, FAILURES.reset(), true)))
                .isFalse();
    }

    @Test
    void looksForWhatAPostMayHaveMadeAfterTheWholeBackOff() {
        assertThat(RULE.beforeLooking(failed(POST, 2, Duration.ZERO, FAILURES.reset())))
                .hasValue(Pause.of(Duration.ofSeconds(1)));
        assertThat(RULE.beforeLooking(first(POST, FAILURES.unreadable()))).hasValue(Pause.of(Duration.ofMillis(500)));
        assertThat(RULE.beforeLooking(failed(POST, 9, Duration.ZERO, FAILURES.reset())))
                .hasValue(Pause.of(Duration.ofSeconds(30)));
    }

    @Test
    void looksForNothingWhereNothingCanHaveBeenMade() {
        assertThat(RULE.beforeLooking(first(POST, FAILURES.unreachable()))).isEmpty();
        assertThat(RULE.beforeLooking(first(POST, FAILURES.limited(null)))).isEmpty();
        assertThat(RULE.beforeLooking(first(POST, FAILURES.invalid()))).isEmpty();
        assertThat(RULE.beforeLooking(failed(POST, 1, TIMEOUT, FAILURES.reset())))
                .isEmpty();
    }

    @Test
    void spreadsPausesOverTheirWholeRange() {
        Pause pause = new Pause(Duration.ofSeconds(2), Duration.ofSeconds(4));

        assertThat(pause.length(0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(pause.length(0.5)).isEqualTo(Duration.ofSeconds(3));
        assertThat(pause.length(0.999_9)).isEqualTo(Duration.ofMillis(3999));
    }

    @Test
    void refusesNegativeSettingsByTheirNames() {
        Duration ok = Duration.ZERO;
        Duration negative = Duration.ofMillis(-1);

        assertThatThrownBy(() -> new RetrySettings(-1, ok, ok)).hasMessage("maxRetries must be 0 or more, not -1");
        assertThatThrownBy(() -> new RetrySettings(1, negative, ok))
                .hasMessage("retryDelay must be 0 ms or more, not -1");
        assertThatThrownBy(() -> new RetrySettings(1, ok, negative))
                .hasMessage("retryTimeout must be 0 ms or more, not -1");
    }
}
