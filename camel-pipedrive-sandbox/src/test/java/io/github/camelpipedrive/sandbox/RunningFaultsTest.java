// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelpipedrive.sandbox.FormClient.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.entry;

class RunningFaultsTest {

    private static final Faults AT_START = Faults.plan().at("deal/create", 2, FaultKind.SERVER_ERROR);

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().faults(AT_START));

    private static final String DEAL = "{\"title\": \"Floor tiles\"}";

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(PIPEDRIVE.baseUrl(), PIPEDRIVE.token());
    }

    private static Faults always(FaultKind kind) {
        return Faults.rate(1).kinds(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "TOO_MANY_REQUESTS                | 429 | application/json; charset=utf-8 | Request over limit    | 0",
                "SERVER_ERROR                     | 500 | application/json; charset=utf-8 | ERR_UNKNOWN           | 0",
                "NOT_IMPLEMENTED                  | 501 | application/json; charset=utf-8 | Not implemented       | 0",
                "BAD_GATEWAY                      | 502 | -                               | ''                    | 0",
                "UNAVAILABLE                      | 503 | application/json; charset=utf-8 | Service unavailable   | 0",
                "GATEWAY_TIMEOUT                  | 504 | -                               | ''                    | 0",
                "GATEWAY_TIMEOUT_AFTER_PROCESSING | 504 | -                               | ''                    | 1",
                "HTML_PAGE                        | 503 | text/html; charset=UTF-8        | <!DOCTYPE html>       | 0",
                "WRONG_CONTENT_TYPE               | 200 | text/html; charset=UTF-8        | Floor tiles           | 1",
                "SLOW                             | 200 | application/json; charset=utf-8 | Floor tiles           | 1",
                "SUCCESS_FALSE                    | 200 | application/json; charset=utf-8 | Item could not be     | 0",
                "ACCESS_TOKEN_ENDED               | 200 | application/json; charset=utf-8 | Floor tiles           | 1"
            })
    void answersAndCarriesOutAsTheirKindSays(FaultKind kind, int status, String type, String text, int records)
            throws Exception {
        PIPEDRIVE.startFaults(always(kind));

        ApiClient.Answer answer = api.post("/api/v2/deals", DEAL);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo(type);
        assertThat(answer.text()).contains(text);
        assertThat(PIPEDRIVE.records("deal")).hasSize(records);
    }

    @ParameterizedTest
    @CsvSource({"RESET_BEFORE_PROCESSING, 0", "RESET_AFTER_PROCESSING, 1", "TRUNCATED_JSON, 1"})
    void breaksTheConnectionAsTheirKindSays(FaultKind kind, int records) {
        PIPEDRIVE.startFaults(always(kind));

        assertThatThrownBy(() -> api.post("/api/v2/deals", DEAL)).isInstanceOf(IOException.class);

        assertThat(PIPEDRIVE.records("deal")).hasSize(records);
    }

    @ParameterizedTest
    @CsvSource({"RESET_AFTER_PROCESSING, true", "TRUNCATED_JSON, true", "GATEWAY_TIMEOUT_AFTER_PROCESSING, false"})
    void tellsWhichCreatesWereCarriedOutWithoutTheClientKnowing(FaultKind kind, boolean broken) throws Exception {
        PIPEDRIVE.startFaults(Faults.plan().at("deal/create", 2, kind).at("deal/update", 1, kind));

        assertThat(api.post("/api/v2/deals", DEAL).status()).isEqualTo(200);
        assertThat(isBroken(() -> api.post("/api/v2/deals", "{\"title\": \"Wall tiles\"}")))
                .isEqualTo(broken);
        assertThat(isBroken(() -> api.patch("/api/v2/deals/1", DEAL))).isEqualTo(broken);

        assertThat(PIPEDRIVE.statistics().creates())
                .isEqualTo(new SandboxStatistics.Creates(
                        2, 0, List.of(), 1, List.of(new SandboxStatistics.LostRecord("deal/create", 2))));
        assertThat(PIPEDRIVE.statistics().faults()).containsExactly(entry(kind.text(), 2L));
    }

    private static boolean isBroken(ThrowingCallable call) {
        return catchThrowable(call) instanceof IOException;
    }

    @Test
    void losesNothingWhenACreateThatIsWrongIsAnsweredByNobody() throws Exception {
        PIPEDRIVE.startFaults(always(FaultKind.GATEWAY_TIMEOUT_AFTER_PROCESSING));

        api.post("/api/v2/deals", "{}");

        assertThat(PIPEDRIVE.statistics().creates().lost()).isZero();
    }

    @Test
    void beginsAndEndsWhileTheSandboxRuns() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        statuses.add(api.get("/api/v2/deals").status());

        PIPEDRIVE.startFaults(always(FaultKind.UNAVAILABLE));
        statuses.add(api.get("/api/v2/deals").status());
        PIPEDRIVE.startFaults(always(FaultKind.BAD_GATEWAY));
        statuses.add(api.get("/api/v2/deals").status());
        PIPEDRIVE.stopFaults();
        statuses.add(api.get("/api/v2/deals").status());

        assertThat(statuses).containsExactly(200, 503, 502, 200);
    }

    @Test
    void beginsAnewWithEachTest() throws Exception {
        api.post("/api/v2/deals", DEAL);
        assertThat(api.post("/api/v2/deals", DEAL).status()).isEqualTo(500);
        PIPEDRIVE.stopFaults();

        PIPEDRIVE.reset();

        assertThat(api.post("/api/v2/deals", DEAL).status()).isEqualTo(200);
        assertThat(api.post("/api/v2/deals", DEAL).status()).isEqualTo(500);
    }

    @Test
    void sparesCallsThatAreRefusedAnyway() throws Exception {
        PIPEDRIVE.startFaults(Faults.plan().at(1, FaultKind.UNAVAILABLE));

        assertThat(new ApiClient(PIPEDRIVE.baseUrl(), "wrong")
                        .get("/api/v2/deals")
                        .status())
                .isEqualTo(401);
        assertThat(api.get("/api/v2/dealz").status()).isEqualTo(404);
        assertThat(api.get("/api/v2/deals").status()).isEqualTo(503);
    }

    @Test
    void takesAPlaceInTheWindowForEachCallThatGoesWrong() throws Exception {
        PIPEDRIVE.limits(SandboxLimits.of(SandboxPlan.LITE).requestsPerWindow(2));
        PIPEDRIVE.startFaults(always(FaultKind.UNAVAILABLE));

        api.get("/api/v2/deals");
        api.get("/api/v2/deals");

        assertThat(api.get("/api/v2/deals").status()).isEqualTo(429);
    }

    @Test
    void endsAnAccessTokenThatCanBeRenewed() throws Exception {
        SandboxToken token = PIPEDRIVE.oauth().grant();
        SandboxToken other = PIPEDRIVE.oauth().grant();
        PIPEDRIVE.startFaults(Faults.plan().at(1, FaultKind.ACCESS_TOKEN_ENDED));

        ApiClient.Answer answer = bearer(token).get("/api/v2/deals");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error()).isEqualTo("Invalid token: access token is invalid");
        assertThat(bearer(token).get("/api/v2/deals").status()).isEqualTo(401);
        assertThat(bearer(other).get("/api/v2/deals").status()).isEqualTo(200);
        assertThat(refresh(token).status()).isEqualTo(200);
    }

    @Test
    void uninstallsTheAppForGood() throws Exception {
        SandboxToken token = PIPEDRIVE.oauth().grant();
        PIPEDRIVE.startFaults(Faults.plan().at(1, FaultKind.APP_UNINSTALLED));

        assertThat(bearer(token).get("/api/v2/deals").status()).isEqualTo(401);

        assertThat(refresh(token).json()).containsEntry("error", "invalid_grant");
        assertThat(PIPEDRIVE.oauth().tokens()).isEmpty();
    }

    @Test
    void leavesTheAuthorizationServerAloneUnlessItIsNamed() throws Exception {
        SandboxToken token = PIPEDRIVE.oauth().grant();

        PIPEDRIVE.startFaults(always(FaultKind.UNAVAILABLE));
        assertThat(refresh(token).status()).isEqualTo(200);

        PIPEDRIVE.startFaults(always(FaultKind.UNAVAILABLE).operations("oauth/token"));
        assertThat(refresh(token).status()).isEqualTo(503);
        assertThat(api.get("/api/v2/deals").status()).isEqualTo(200);
    }

    private static ApiClient bearer(SandboxToken token) {
        return new ApiClient(PIPEDRIVE.baseUrl(), "", "Bearer " + token.accessToken());
    }

    private static ApiClient.Answer refresh(SandboxToken token) throws Exception {
        return new FormClient(PIPEDRIVE.baseUrl())
                .post(
                        "/oauth/token",
                        "",
                        form(
                                "client_id",
                                "sandbox-client",
                                "client_secret",
                                "sandbox-secret",
                                "grant_type",
                                "refresh_token",
                                "refresh_token",
                                token.refreshToken()));
    }

    @Test
    void areSwitchedByAnotherProcess() throws Exception {
        ApiClient.Answer started = api.put(
                "/sandbox/faults",
                "{\"rate\": 1, \"seed\": 7, \"kinds\": [\"unavailable\"], \"operations\": [\"deal/list\"]}");

        assertThat(started.json()).isEqualTo(Map.of("success", true));
        assertThat(api.get("/api/v2/deals").status()).isEqualTo(503);
        assertThat(api.get("/api/v2/persons").status()).isEqualTo(200);
        assertThat(api.delete("/sandbox/faults").status()).isEqualTo(200);
        assertThat(api.get("/api/v2/deals").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                 | Expected a JSON object",
                "{}                                 | rate: Expected a number from 0 to 1",
                "{\"rate\": 2}                      | The rate of faults must be from 0 to 1, not 2.0",
                "{\"rate\": 1, \"seed\": 0.5}       | seed: Expected a whole number",
                "{\"rate\": 1, \"kinds\": \"slow\"} | kinds: Expected a list of names",
                "{\"rate\": 1, \"kinds\": []}       | Faults need at least one kind",
                "{\"rate\": 1, \"sort\": []}        | sort: Unknown, there are kinds, operations, rate and seed",
                "{\"rate\": 1, \"operations\": [\"deal/serach\"]}"
                        + " | Unknown operation 'deal/serach'. Did you mean 'deal/search'?"
            })
    void tellAnotherProcessWhatIsWrong(String body, String message) throws Exception {
        ApiClient.Answer answer = api.put("/sandbox/faults", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json()).containsExactly(entry("success", false), entry("error", message));
    }

    @Test
    void namesAllKindsToWhoeverAsksForAnother() throws Exception {
        assertThat(api.put("/sandbox/faults", "{\"rate\": 1, \"kinds\": [\"fire\"]}")
                        .error())
                .isEqualTo("No fault is called 'fire', only too-many-requests, server-error, not-implemented,"
                        + " bad-gateway, unavailable, gateway-timeout, gateway-timeout-after-processing, html-page,"
                        + " truncated-json, wrong-content-type, reset-before-processing, reset-after-processing, slow,"
                        + " success-false, access-token-ended, app-uninstalled");
    }
}
