// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.transport.RecordingServer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What senders may decide about a call by headers. */
class AcceptHeadersTest {

    private static final Map<String, Object> BODY = Map.of("title", "Patio");

    @RegisterExtension
    final RecordingExtension pipedrive = new RecordingExtension();

    @BeforeEach
    void setTokens() {
        pipedrive.component().getConfiguration().setApiTokens(Map.of("north", "north-token"));
    }

    @ParameterizedTest
    @CsvSource({
        "none, CamelPipedrive.id, 999",
        "none, CAMELPIPEDRIVE.ID, 999",
        "none, cAmelPipedrive.id, 999",
        "none, CamelPipedrive.stage_id, 3",
        "none, CamelPipedriveAccount, north",
        "none, CAMELPIPEDRIVEACCOUNT, north",
        "none, CamelPipedriveResumeFrom, abc",
        "None, CamelPipedrive.id, 999",
        "'title,stageId', CamelPipedrive.id, 999",
        "'title,stageId', CamelPipedriveAccount, north",
        "' title , stage_id ', CamelPipedrive.ownerId, 9002",
        "account, CamelPipedrive.id, 999",
    })
    void failsACallWithOneThatIsNotAccepted(String accepted, String header, String value) {
        Exchange exchange =
                pipedrive.send("deal/update?id=7&acceptHeaders=RAW(" + accepted + ")", BODY, Map.of(header, value));

        assertThat(exchange.getException())
                .isInstanceOf(PipedriveValidationException.class)
                .message()
                .containsIgnoringCase(
                        "deal/update: the header '" + header + "' is not accepted: acceptHeaders=" + accepted.trim())
                .contains("Nothing was sent.");
        assertThat(pipedrive.server().received()).isEmpty();
        assertThat(exchange.getMessage().getHeaders()).containsEntry(header, value);
        assertThat(exchange.getMessage().getBody()).isEqualTo(BODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CamelPipedrive.ownerId", "CamelPipedrive.owner_id", "camelpipedrive.ownerid"})
    void takesOneThatIsNamed(String header) {
        for (String accepted : new String[] {"all", "ownerId", "owner_id,title", "title,account,ownerId", "OWNERID"}) {
            Exchange exchange =
                    pipedrive.send("deal/update?id=7&acceptHeaders=RAW(" + accepted + ")", BODY, Map.of(header, 9002));

            assertThat(exchange.getException()).as(accepted).isNull();
        }
        assertThat(pipedrive.server().received()).hasSize(5).allSatisfy(request -> assertThat(request.body())
                .contains("\"owner_id\":9002"));
    }

    @Test
    void takesOneThatIsNewerThanThisVersion() {
        Exchange exchange = pipedrive.send(
                "deal/update?id=7&allowUnknown=true&acceptHeaders=mood", BODY, Map.of("CamelPipedrive.mood", "good"));

        assertThat(exchange.getException()).isNull();
        assertThat(pipedrive.server().received().get(0).body()).contains("\"mood\":\"good\"");
    }

    @Test
    void takesTheAccountWhereItIsNamed() {
        Exchange exchange = pipedrive.send(
                "deal/update?id=7&acceptHeaders=account", BODY, Map.of(PipedriveConstants.ACCOUNT, "north"));

        assertThat(exchange.getException()).isNull();
        assertThat(pipedrive.server().received().get(0).headers()).containsValue("north-token");
    }

    @Test
    void takesThePlaceOfAListWhereItIsNamed() {
        pipedrive.server().answers(exchange -> RecordingServer.answer(exchange, 200, "{\"success\":true,\"data\":[]}"));
        Exchange exchange = pipedrive.send(
                "deal/list?paging=ALL&acceptHeaders=resumeFrom", null, Map.of(PipedriveConstants.RESUME_FROM, "abc"));

        assertThat(exchange.getException()).isNull();
        assertThat(pipedrive.server().received().get(0).target()).contains("cursor=abc");
    }

    @Test
    void areNoneOfAVariableOptionToDOrBody() {
        Map<String, Object> body = Map.of("id", 7, "title", "Patio");

        assertThat(pipedrive
                        .send("deal/update?acceptHeaders=none", body, Map.of("other", "x"))
                        .getException())
                .isNull();
        assertThat(pipedrive.server().received().get(0).target()).isEqualTo("/api/v2/deals/7");
    }

    @Test
    void arentThoseThatACallSets() {
        Exchange first = pipedrive.send("deal/get?id=7&acceptHeaders=none", null, Map.of());
        Map<String, Object> set = new HashMap<>(first.getMessage().getHeaders());

        assertThat(set).containsKey(PipedriveConstants.STATUS_CODE);
        assertThat(pipedrive.send("deal/get?id=7&acceptHeaders=none", null, set).getException())
                .isNull();
    }

    @Test
    void areSaidByTheComponentUnlessTheEndpointSaysIt() {
        pipedrive.component().getConfiguration().setAcceptHeaders("title,term");

        assertThat(pipedrive
                        .send("deal/update?id=7", BODY, Map.of("CamelPipedrive.value", 5))
                        .getException())
                .hasMessageContaining("acceptHeaders=title,term");
        assertThat(pipedrive
                        .send("deal/update?id=7&acceptHeaders=all", BODY, Map.of("CamelPipedrive.value", 5))
                        .getException())
                .isNull();
    }

    @Test
    void areNamedUpToSomeWithoutTheirControlCharacters() {
        Map<String, Object> many = new HashMap<>();
        IntStream.range(0, 50).forEach(i -> many.put("CamelPipedrive.x" + i + "\n\u001b[31m" + "y".repeat(5000), i));

        PipedriveException failure = (PipedriveException) pipedrive
                .send("deal/update?id=7&acceptHeaders=none", BODY, many)
                .getException();

        assertThat(failure.getMessage())
                .hasSizeLessThan(2000)
                .contains("and 45 more")
                .doesNotContain("\n", "\u001b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ownerID2 | deal/update: acceptHeaders names 'ownerID2', which is not a parameter. Did you mean 'ownerId'?",
                "acount | deal/update: acceptHeaders names 'acount', which is not a parameter. Did you mean 'account'?",
                "CamelPipedrive.ownerId | deal/update: acceptHeaders names 'CamelPipedrive.ownerId', which is not a parameter. Did you mean 'ownerId'?",
                "none,id | acceptHeaders takes all, none, or names of parameters with commas between them, not 'none,id'",
                "id,,title | acceptHeaders takes all, none, or names of parameters with commas between them, not 'id,,title'",
            })
    void areCheckedWhenTheRouteStarts(String accepted, String message) {
        Throwable failure =
                catchThrowable(() -> pipedrive.send("deal/update?acceptHeaders=RAW(" + accepted + ")", BODY, Map.of()));

        assertThat(failure).hasRootCauseMessage(message);
    }
}
