// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScriptedAnswersTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    private static final String DEAL = "{\"title\": \"Floor tiles\"}";

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(PIPEDRIVE.baseUrl(), PIPEDRIVE.token());
    }

    @Test
    void givesTheScriptedAnswerOnceAndIsItselfAgain() throws Exception {
        PIPEDRIVE.answerNext(
                "deal/create", SandboxAnswer.of(403, Map.of("server", "cloudflare", "x-two", "2"), "<html></html>"));

        ApiClient.Answer scripted = api.post("/api/v2/deals", DEAL);
        ApiClient.Answer own = api.post("/api/v2/deals", DEAL);

        assertThat(scripted.status()).isEqualTo(403);
        assertThat(scripted.text()).isEqualTo("<html></html>");
        assertThat(scripted.header("server")).isEqualTo("cloudflare");
        assertThat(scripted.header("content-type")).isNull();
        assertThat(own.status()).isEqualTo(200);
        assertThat(PIPEDRIVE.records("deal")).hasSize(1);
    }

    @Test
    void takesTheAnswersOfTheOperationBeforeThoseForAny() throws Exception {
        PIPEDRIVE.answerNext(SandboxAnswer.of(502, ""));
        PIPEDRIVE.answerNext("deal/list", SandboxAnswer.of(429, "{}"), SandboxAnswer.of(503, "{}"));

        assertThat(api.get("/api/v2/deals").status()).isEqualTo(429);
        assertThat(api.get("/api/v2/deals").status()).isEqualTo(503);
        assertThat(api.get("/api/v2/deals").status()).isEqualTo(502);
        assertThat(api.get("/api/v2/deals").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void breaksTheConnection(boolean reset) {
        PIPEDRIVE.answerNext("deal/create", reset ? SandboxAnswer.connectionReset() : SandboxAnswer.noResponse());

        assertThatThrownBy(() -> api.post("/api/v2/deals", DEAL)).isInstanceOf(IOException.class);
        assertThat(PIPEDRIVE.records("deal")).isEmpty();
        assertThat(PIPEDRIVE.requests("deal/create")).hasSize(1);
    }

    @Test
    void losesTheAnswerOfAnOperationThatWasCarriedOut() {
        PIPEDRIVE.answerNext("deal/create", SandboxAnswer.connectionReset().afterCarryingOut());

        assertThatThrownBy(() -> api.post("/api/v2/deals", DEAL)).isInstanceOf(IOException.class);
        assertThat(PIPEDRIVE.records("deal")).hasSize(1);
    }

    @Test
    void cutsAnAnswerOff() throws Exception {
        PIPEDRIVE.answerNext(
                "deal/list", SandboxAnswer.of(200, "{\"success\":true,\"da").truncated());

        assertThatThrownBy(() -> api.get("/api/v2/deals")).isInstanceOf(IOException.class);
        assertThat(api.get("/api/v2/deals").status()).isEqualTo(200);
    }

    @Test
    void delaysItsOwnAnswerWithoutChangingIt() throws Exception {
        PIPEDRIVE.answerNext("deal/create", SandboxAnswer.own().delayed(Duration.ofMillis(50)));

        long begin = System.nanoTime();
        ApiClient.Answer answer = api.post("/api/v2/deals", DEAL);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(answer.data()).containsEntry("title", "Floor tiles");
        assertThat(PIPEDRIVE.records("deal")).hasSize(1);
    }

    @Test
    void namesTheNearestOperationWhenThereIsNoSuchOne() {
        assertThatThrownBy(() -> PIPEDRIVE.answerNext("deal/serach", SandboxAnswer.of(500, "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Unknown operation 'deal/serach'. Did you mean 'deal/search'?");
    }
}
