// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.repeating;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;

import io.github.camelpipedrive.auth.ApiTokenSource;
import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.call.Caller;
import io.github.camelpipedrive.call.failure.ErrorMapper;
import io.github.camelpipedrive.call.reading.OutputType;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.error.PipedriveRateLimitException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.testing.VirtualTime;
import io.github.camelpipedrive.wire.Json;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelpipedrive.call.repeating.ScriptedCaller.call;
import static io.github.camelpipedrive.call.repeating.ScriptedCaller.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class RetryingTest {

    private static final RetryRule RULE =
            new RetryRule(new RetrySettings(3, Duration.ofMillis(500), Duration.ofMinutes(2)));

    private final VirtualTime time = new VirtualTime();
    private final List<String> repeats = new ArrayList<>();
    private final CallObserver observer = new CallObserver() {
        @Override
        public void retried(String operation, String account) {
            repeats.add(operation + " of " + account);
        }
    };

    private static final Call GET = call("deal", "get", Map.of("id", 7));
    private static final Call CREATE = call("deal", "create", Map.of("title", "Tiles"));
    private static final Call UPDATE = call("deal", "update", new LinkedHashMap<>(Map.of("id", 7, "value", 5200)));
    private static final Call DELETE = call("deal", "delete", Map.of("id", 7));
    private static final Answer DEAL = result(Map.of("id", 7));

    static ErrorMapper errors() {
        return new ErrorMapper(
                "acme",
                ApiTokenSource.of("secret-token", BaseUrl.parse("https://api.example.com", "baseUrl")),
                UnaryOperator.identity(),
                Clock.systemUTC());
    }

    private Retrying retrying(Caller next) {
        return new Retrying(next, "acme", errors(), RULE, Timings.of(time), observer);
    }

    private Answer send(Caller next, Call call) throws PipedriveException, InterruptedException {
        return retrying(next).call(call);
    }

    private static PipedriveException failure(ThrowingCallable action) {
        return (PipedriveException) catchThrowable(action);
    }

    private static SampleFailures of(Call call) {
        return new SampleFailures(call.operation().id());
    }

    @Test
    void passesOnWhatSucceedsAtOnce() throws Exception {
        assertThat(send(new ScriptedCaller(DEAL), GET)).isSameAs(DEAL);

        assertThat(time.pauses()).isEmpty();
        assertThat(repeats).isEmpty();
    }

    @Test
    void repeatsAReadWithGrowingPausesUntilItSucceeds() throws Exception {
        ScriptedCaller next = new ScriptedCaller(of(GET).serverFailed(), of(GET).unreadable(), of(GET).reset(), DEAL);

        assertThat(send(next, GET)).isSameAs(DEAL);

        assertThat(time.pauses())
                .containsExactly(Duration.ofMillis(499), Duration.ofMillis(999), Duration.ofMillis(1999));
        assertThat(next.calls()).containsExactly(GET, GET, GET, GET);
        assertThat(repeats).containsExactly("deal/get of acme", "deal/get of acme", "deal/get of acme");
    }

    @Test
    void saysAfterTheLastTryHowManyThereWere() {
        ScriptedCaller next =
                new ScriptedCaller(of(GET).reset(), of(GET).reset(), of(GET).reset(), of(GET).serverFailed());

        PipedriveException failure = failure(() -> send(next, GET));

        assertThat(failure)
                .isInstanceOf(PipedriveServerException.class)
                .hasMessage("deal/get: Bad Gateway (502) after 4 tries. Pipedrive failed or is being maintained; try"
                        + " again later.");
        assertThat(failure.getTries()).isEqualTo(4);
        assertThat(failure.getSuppressed()).hasSize(3).allSatisfy(earlier -> assertThat(earlier)
                .hasMessage("PipedriveConnectionException: deal/get: the connection broke.")
                .hasNoCause());
        assertThat(((PipedriveServerException) failure).isTemporary()).isTrue();
    }

    @Test
    void keepsKindCauseAndPlaceOfTheLastFailure() {
        PipedriveException last = of(GET).reset();
        ScriptedCaller next =
                new ScriptedCaller(of(GET).serverFailed(), of(GET).serverFailed(), of(GET).serverFailed(), last);

        PipedriveException failure = failure(() -> send(next, GET));

        assertThat(failure).isInstanceOf(PipedriveConnectionException.class).hasCause(last.getCause());
        assertThat(failure.getStackTrace()).isEqualTo(last.getStackTrace());
        assertThat(failure.isPossiblyCarriedOut()).isTrue();
    }

    @Test
    void passesOnTheOnlyFailureAsItIs() {
        PipedriveException refusal = of(GET).invalid();

        assertThat(failure(() -> send(new ScriptedCaller(refusal), GET))).isSameAs(refusal);
        assertThat(refusal.getTries()).isEqualTo(1);
    }

    @Test
    void neverSendsACreateAgainThatMayHaveBeenCarriedOut() {
        ScriptedCaller next =
                new ScriptedCaller(of(CREATE).limited(null), of(CREATE).reset());

        PipedriveException failure = failure(() -> send(next, CREATE));

        assertThat(failure).hasMessage("deal/create: the connection broke after 2 tries.");
        assertThat(failure.isPossiblyCarriedOut()).isTrue();
        assertThat(next.calls()).hasSize(2);
    }

    @Test
    void repeatsACreateThatSurelyWasNotCarriedOut() throws Exception {
        ScriptedCaller next =
                new ScriptedCaller(of(CREATE).unreachable(), of(CREATE).limited(Duration.ofSeconds(7)), DEAL);

        assertThat(send(next, CREATE)).isSameAs(DEAL);

        assertThat(time.pauses()).containsExactly(Duration.ofMillis(499), Duration.ZERO);
    }

    @Test
    void takesAFailedRenewalOfTheTokenForACallThatWasNotSent() throws Exception {
        PipedriveException renewal = of(CREATE).ofARenewal(of(CREATE).reset());

        assertThat(send(new ScriptedCaller(renewal, DEAL), CREATE)).isSameAs(DEAL);

        PipedriveException failure =
                failure(() -> send(new ScriptedCaller(renewal, renewal, renewal, renewal), CREATE));
        assertThat(failure.getOperation()).isEqualTo("deal/create");
        assertThat(failure.getHint()).isEqualTo("The call itself was not sent; it can be retried.");
        assertThat(failure.isPossiblyCarriedOut()).isFalse();
    }

    @Test
    void remembersThatAnEarlierTryMayHaveBeenCarriedOut() {
        ScriptedCaller next = new ScriptedCaller(of(UPDATE).reset(), of(UPDATE).dayIsSpent());

        PipedriveException failure = failure(() -> send(next, UPDATE));

        assertThat(failure)
                .isInstanceOf(PipedriveRateLimitException.class)
                .hasMessage("deal/update: Request over limit (429) after 2 tries. An earlier try may have been carried"
                        + " out; it can be retried safely.");
        assertThat(failure.isPossiblyCarriedOut()).isTrue();
    }

    @Test
    void saysThatNothingWasCarriedOutWhenAllTriesWereRefused() {
        ScriptedCaller next =
                new ScriptedCaller(of(UPDATE).limited(null), of(UPDATE).invalid());

        PipedriveException failure = failure(() -> send(next, UPDATE));

        assertThat(failure)
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessage("deal/update: title is too long (400) after 2 tries.");
        assertThat(failure.isPossiblyCarriedOut()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"MAP", "NODE", "JSON", "RAW"})
    void countsARecordThatIsGoneAfterALostDeleteAsDeleted(OutputType form) throws Exception {
        ScriptedCaller next = new ScriptedCaller(of(DELETE).reset(), of(DELETE).notFound());

        Answer result = retrying(next).call(ScriptedCaller.as(form, DELETE));

        Object expected =
                switch (form) {
                    case MAP -> Map.of("id", 7);
                    case NODE -> Json.WIRE.readTree("{\"id\":7}");
                    case JSON -> "{\"id\":7}";
                    case RAW -> "{\"success\":true,\"data\":{\"id\":7}}";
                };
        assertThat(result.body()).isEqualTo(expected);
        assertThat(result.status()).isEqualTo(200);
    }

    @Test
    void givesWhatTheDeleteOfANoteGives() throws Exception {
        Call note = call("note", "delete", Map.of("id", 7));

        assertThat(send(new ScriptedCaller(of(note).unreadable(), of(note).notFound()), note)
                        .body())
                .isEqualTo(true);
    }

    @Test
    void doesNotTakeARecordThatNeverWasThereForDeleted() {
        assertThat(failure(() -> send(new ScriptedCaller(of(DELETE).notFound()), DELETE)))
                .isInstanceOf(PipedriveNotFoundException.class);
        assertThat(failure(() -> send(
                        new ScriptedCaller(of(DELETE).limited(null), of(DELETE).notFound()), DELETE)))
                .isInstanceOf(PipedriveNotFoundException.class)
                .hasMessage("deal/delete: Deal not found (404) after 2 tries. The ID is wrong, the record was deleted,"
                        + " or this user may not see it.");
        assertThat(failure(() -> send(new ScriptedCaller(of(GET).reset(), of(GET).notFound()), GET)))
                .isInstanceOf(PipedriveNotFoundException.class);
    }

    @Test
    void beginsNoTryAfterTheDeadline() {
        ScriptedCaller slow =
                new ScriptedCaller(of(GET).serverFailed(), of(GET).serverFailed(), of(GET).serverFailed());
        Caller next = call -> {
            time.advance(Duration.ofMinutes(1));
            return slow.call(call);
        };

        PipedriveException failure = failure(() -> send(next, GET));

        assertThat(slow.calls()).hasSize(2);
        assertThat(failure.getTries()).isEqualTo(2);
        assertThat(time.pauses()).containsExactly(Duration.ofMillis(499));
    }

    @Test
    void beginsNoTryWhenAPauseLastedLongerThanItShould() {
        ScriptedCaller next = new ScriptedCaller(of(GET).serverFailed());
        Timing late = new Timing(
                time,
                pause -> {
                    time.advance(Duration.ofMinutes(2));
                    return true;
                },
                () -> 0.5);
        Retrying retrying = new Retrying(next, "acme", errors(), RULE, late, observer);

        PipedriveException failure = failure(() -> retrying.call(GET));

        assertThat(failure).isInstanceOf(PipedriveServerException.class);
        assertThat(next.calls()).hasSize(1);
        assertThat(repeats).isEmpty();
    }

    @Test
    void endsWithTheLastFailureWhenItIsStopped() {
        time.stop();
        ScriptedCaller next = new ScriptedCaller(of(GET).serverFailed());

        PipedriveException failure = failure(() -> send(next, GET));

        assertThat(failure)
                .hasMessage("deal/get: Bad Gateway (502). Pipedrive failed or is being maintained; try again later."
                        + " It was not retried, as Camel stops.");
        assertThat(next.calls()).hasSize(1);
    }

    @Test
    void endsWithTheLastFailureWhenTheNextTryIsRefusedAsCamelStops() {
        RejectedExecutionException stopping = new RejectedExecutionException("Camel is stopping. Nothing was sent");

        PipedriveException failure =
                failure(() -> send(new ScriptedCaller(of(CREATE).limited(null), stopping), CREATE));
        Throwable first = catchThrowable(() -> send(new ScriptedCaller(stopping), CREATE));

        assertThat(failure)
                .isInstanceOf(PipedriveRateLimitException.class)
                .hasMessage("deal/create: Request over limit (429). It was not retried, as Camel stops.");
        assertThat(first).isSameAs(stopping);
    }

    @Test
    void endsWithAnInterruptAndSaysWhatItWasBusyWith() {
        PipedriveException lost = of(UPDATE).reset();
        Thread.currentThread().interrupt();

        Throwable thrown = catchThrowable(() -> send(new ScriptedCaller(lost), UPDATE));

        assertThat(thrown).isInstanceOf(InterruptedException.class);
        assertThat(thrown.getSuppressed()).containsExactly(lost);
    }
}
