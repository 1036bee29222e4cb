// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.util.ObjectHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Faults between a route and the API: each record is there exactly once, or the exception says that it may be. */
class RetryRoutesTest {

    private static final SandboxAnswer RESET = SandboxAnswer.connectionReset();
    private static final SandboxAnswer FAILED = SandboxAnswer.of(500, "{\"success\":false,\"error\":\"Internal\"}");
    private static final SandboxAnswer HTML = SandboxAnswer.of(
            502, Map.of("content-type", "text/html"), "<html><body><h1>502 Bad Gateway</h1></body></html>");
    private static final SandboxAnswer HTML_FOR_SUCCESS =
            SandboxAnswer.of(200, Map.of("content-type", "text/html"), "<html>We will be back soon</html>");
    private static final SandboxAnswer CUT = SandboxAnswer.of(
                    200, "{\"success\":true,\"data\":{\"id\":1,\"title\":\"Ti")
            .truncated();
    private static final SandboxAnswer LIMITED = limited("retry-after");

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.prepared(pipedrive, RetryRoutesTest::repeatWithoutMuchOfAPause);

    private static void repeatWithoutMuchOfAPause(CamelContext context) {
        context.getComponent("pipedrive", PipedriveComponent.class)
                .getConfiguration()
                .setRetryDelay(1);
    }

    private static SandboxAnswer limited(String header) {
        return SandboxAnswer.of(
                429,
                Map.of("content-type", "application/json", header, "0"),
                "{\"success\":false,\"error\":\"Request over limit\"}");
    }

    private static SandboxAnswer late() {
        return SandboxAnswer.own().delayed(Duration.ofSeconds(2));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("reset before", RESET, false),
                arguments("reset after", RESET.afterCarryingOut(), true),
                arguments("closed before", SandboxAnswer.noResponse(), false),
                arguments("closed after", SandboxAnswer.noResponse().afterCarryingOut(), true),
                arguments("500 before", FAILED, false),
                arguments("500 after", FAILED.afterCarryingOut(), true),
                arguments("502 HTML", HTML, false),
                arguments("200 HTML after", HTML_FOR_SUCCESS.afterCarryingOut(), true),
                arguments("cut JSON after", CUT.afterCarryingOut(), true),
                arguments("too late", late(), true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aReadIsRepeated(String what, SandboxAnswer fault, boolean carriedOut) throws Exception {
        pipedrive.add("deal", Map.of("title", "Tiles"));
        pipedrive.answerNext("deal/get", fault);

        Object deal = camel.body("pipedrive:deal/get?responseTimeout=500", 1);

        assertThat(deal).isEqualTo(pipedrive.record("deal", 1));
        assertThat(pipedrive.requests()).hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aChangeIsRepeated(String what, SandboxAnswer fault, boolean carriedOut) throws Exception {
        pipedrive.add("deal", Map.of("title", "Tiles", "value", 4800));
        pipedrive.answerNext("deal/update", fault);

        Object deal = camel.body("pipedrive:deal/update?id=1&responseTimeout=500", Map.of("value", 5200));

        assertThat(deal).isEqualTo(pipedrive.record("deal", 1));
        assertThat(pipedrive.record("deal", 1)).containsEntry("value", 5200);
        assertThat(pipedrive.requests()).hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aDeleteIsRepeatedAndDoneWhenTheRecordIsGone(String what, SandboxAnswer fault, boolean carriedOut)
            throws Exception {
        pipedrive.add("deal", Map.of("title", "Tiles"));
        pipedrive.add("deal", Map.of("title", "Slate"));
        pipedrive.answerNext("deal/delete", fault);

        Object deleted = camel.body("pipedrive:deal/delete?responseTimeout=500", 1);

        assertThat(deleted).isEqualTo(Map.of("id", 1));
        assertThat(pipedrive.records("deal"))
                .extracting(deal -> deal.get("title"))
                .containsExactly("Slate");
        assertThat(pipedrive.requests()).hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aCreateIsNotRepeatedWhenItMayHaveBeenCarriedOut(String what, SandboxAnswer fault, boolean carriedOut) {
        pipedrive.answerNext("deal/create", fault);

        Throwable failure = camel.failure("pipedrive:deal/create?responseTimeout=500", Map.of("title", "Tiles"));

        assertThat(failure)
                .isInstanceOfSatisfying(PipedriveException.class, e -> {
                    assertThat(e.isPossiblyCarriedOut()).isTrue();
                    assertThat(e.getTries()).isEqualTo(1);
                })
                .message()
                .contains("check before you retry it.");
        assertThat(pipedrive.requests()).hasSize(1);
        assertThat(pipedrive.records("deal")).hasSize(carriedOut ? 1 : 0);
    }

    @Test
    void saysOfALostDeleteOfANoteWhatTheApiSays() throws Exception {
        pipedrive.add("deal", Map.of("title", "Tiles"));
        pipedrive.add("note", Map.of("content", "Call back", "deal_id", 1));
        pipedrive.answerNext("note/delete", RESET.afterCarryingOut());

        assertThat(camel.body("pipedrive:note/delete", 1)).isEqualTo(true);
        assertThat(pipedrive.records("note")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void everyCallThatWasRefusedAsOneTooManyIsRepeated(SandboxAnswer refusal) throws Exception {
        pipedrive.answerNext(refusal, refusal);

        Message created = camel.send("pipedrive:deal/create", Map.of("title", "Tiles"));

        assertThat(created.getBody()).isEqualTo(CamelExtension.asCreated(pipedrive.record("deal", 1)));
        assertThat(pipedrive.requests()).hasSize(3);
        assertThat(pipedrive.records("deal")).hasSize(1);
    }

    static List<SandboxAnswer> refusals() {
        return List.of(LIMITED, limited("x-ratelimit-reset"));
    }

    @Test
    void aCallIsRepeatedThroughSeveralFaultsOfDifferentKinds() throws Exception {
        pipedrive.add("deal", Map.of("title", "Tiles"));
        pipedrive.answerNext("deal/list", HTML, CUT, LIMITED);

        assertThat(camel.body("pipedrive:deal/list", null)).isEqualTo(List.of(pipedrive.record("deal", 1)));
        assertThat(pipedrive.requests()).hasSize(4);
    }

    @Test
    void theExceptionSaysHowManyTriesThereWere() {
        pipedrive.answerNext("deal/update", RESET, HTML, HTML, HTML);

        Throwable failure = camel.failure("pipedrive:deal/update?id=7", Map.of("value", 5200));

        assertThat(failure)
                .isInstanceOf(PipedriveServerException.class)
                .hasMessage("deal/update 7: 502 Bad Gateway (502) after 4 tries. Pipedrive failed or is being"
                        + " maintained; try again later.");
        assertThat(pipedrive.requests()).hasSize(4);
    }

    @Test
    void camelFindsTheExceptionThatCountsAmongThoseOfAllTries() {
        pipedrive.answerNext("deal/create", LIMITED, HTML);

        Throwable failure = camel.failure("pipedrive:deal/create", Map.of("title", "Tiles"));

        // What Exchange.getException(type) does: it looks at suppressed exceptions first.
        assertThat(ObjectHelper.getException(PipedriveException.class, failure))
                .isSameAs(failure)
                .satisfies(e -> assertThat(e.isPossiblyCarriedOut()).isTrue());
        assertThat(failure.getSuppressed()).singleElement().satisfies(earlier -> assertThat(earlier)
                .isNotInstanceOf(PipedriveException.class)
                .hasMessageStartingWith("PipedriveRateLimitException: deal/create: ")
                .hasNoCause());
    }

    @Test
    void theExceptionOfACreateSaysThatItMayHaveBeenCarriedOut() {
        pipedrive.answerNext("deal/create", LIMITED, HTML);

        Throwable failure = camel.failure("pipedrive:deal/create", Map.of("title", "Tiles"));

        assertThat(failure)
                .isInstanceOf(PipedriveServerException.class)
                .hasMessage("deal/create: 502 Bad Gateway (502) after 2 tries. Pipedrive failed or is being maintained."
                        + " The request may have been carried out: check before you retry it.");
    }

    @Test
    void anAnswerWithoutSuccessIsARefusal() {
        pipedrive.answerNext("deal/list", SandboxAnswer.of(200, "{\"success\":false,\"error\":\"Filter not found\"}"));

        assertThat(camel.failure("pipedrive:deal/list", null)).isInstanceOf(PipedriveValidationException.class);
        assertThat(pipedrive.requests()).hasSize(1);
    }

    @Test
    void whatStaysAsItIsIsNotRepeated() {
        pipedrive.answerNext("deal/get", SandboxAnswer.of(501, "{\"success\":false,\"error\":\"Not implemented\"}"));

        assertThat(camel.failure("pipedrive:deal/get", 1))
                .isInstanceOfSatisfying(PipedriveServerException.class, e -> {
                    assertThat(e.isTemporary()).isFalse();
                    assertThat(e.isPossiblyCarriedOut()).isFalse();
                })
                .hasMessage("deal/get 1: Not implemented (501). Pipedrive does not know how to do this.");
        assertThat(camel.failure("pipedrive:deal/list?maxResponseSize=4", null))
                .isInstanceOfSatisfying(PipedriveServerException.class, e -> assertThat(e.isTemporary())
                        .isFalse());
        assertThat(pipedrive.requests()).hasSize(2);
    }

    @Test
    void anEndpointCanDoWithoutRepeats() {
        pipedrive.answerNext("deal/get", RESET);

        assertThat(camel.failure("pipedrive:deal/get?maxRetries=0", 1))
                .isInstanceOf(PipedriveConnectionException.class);
        assertThat(pipedrive.requests()).hasSize(1);
    }

    @Test
    void endpointsWithOtherRetriesShareAConnection() throws Exception {
        pipedrive.add("deal", Map.of("title", "Tiles"));
        PipedriveComponent component = camel.context().getComponent("pipedrive", PipedriveComponent.class);
        camel.body("pipedrive:deal/get?maxRetries=1", 1);
        int accounts = component.getAccounts();

        camel.body("pipedrive:deal/get?maxRetries=2&retryDelay=5s&retryTimeout=1m&guardCreates=true", 1);

        assertThat(component.getAccounts()).isEqualTo(accounts);
    }

    @Test
    void aNegativeNumberStopsTheRouteFromStarting() {
        assertThatThrownBy(() -> camel.add(routes -> routes.from("direct:a").to("pipedrive:deal/get?maxRetries=-1")))
                .rootCause()
                .hasMessage("maxRetries must be 0 or more, not -1");
    }
}
