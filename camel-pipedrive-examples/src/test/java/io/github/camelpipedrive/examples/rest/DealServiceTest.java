// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DealServiceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static PipedriveSandbox pipedrive;
    private static DealService service;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        pipedrive = DealService.sandbox();
        service = DealService.with(pipedrive, freePort());
        service.start();
    }

    @AfterAll
    static void stop() {
        service.close();
        pipedrive.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @BeforeEach
    void reset() {
        pipedrive.reset();
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.url() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String type, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(service.url()))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return post("application/json", body);
    }

    private static JsonNode json(HttpResponse<String> answer) throws JsonProcessingException {
        return JSON.readTree(answer.body());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String title, String detail)
            throws JsonProcessingException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.path("type").asText()).isEqualTo("about:blank");
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isEqualTo(title);
        assertThat(problem.path("detail").asText()).isEqualTo(detail);
    }

    @Test
    void givesADeal() throws Exception {
        HttpResponse<String> answer = get("/2");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(json(answer).path("title").asText()).isEqualTo("Mosaic for the pool");
        assertThat(json(answer).path("id").asInt()).isEqualTo(2);
    }

    @Test
    void findsDeals() throws Exception {
        pipedrive.add("deal", Map.of("title", "Pool & bar, 50% off"));

        HttpResponse<String> answer = get("/search?q=Pool%20%26%20bar%2C%2050%25");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer))
                .singleElement()
                .satisfies(deal -> assertThat(deal.path("title").asText()).isEqualTo("Pool & bar, 50% off"));
        assertThat(json(get("/search?q=nothing+at+all"))).isEmpty();
    }

    @Test
    void createsADealAndTellsWhereItIs() throws Exception {
        HttpResponse<String> answer = post("{\"title\": \"Fußboden 🏊\", \"value\": 4800.5, \"currency\": \"EUR\"}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("location")).contains("/deals/3");
        assertThat(json(answer).path("value").decimalValue()).isEqualByComparingTo("4800.5");
        assertThat(pipedrive.record("deal", 3)).containsEntry("title", "Fußboden 🏊");
        assertThat(json(get("/3")).path("title").asText()).isEqualTo("Fußboden 🏊");
    }

    @Test
    void tellsNothingButTheDeal() throws Exception {
        assertThat(get("/1", "X-Caller", "me").headers().map().keySet())
                .filteredOn(name -> !name.equals(":status"))
                .containsExactly("content-type");
    }

    @Test
    void saysThatThereIsNoSuchDeal() throws Exception {
        assertProblem(get("/4711"), 404, "Not Found", "Deal not found or not accessible.");
    }

    @Test
    void saysThatAnIdIsNone() throws Exception {
        assertProblem(
                get("/abc"),
                400,
                "Bad Request",
                "id: expected a whole number from 1, got 'abc'; a name is written 'name:abc'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/search", "/search?q=", "/search?q=%20a%20"})
    void saysThatASearchNeedsATerm(String path) throws Exception {
        assertProblem(get(path), 400, "Bad Request", "q: needs at least 2 characters");
        assertThat(pipedrive.requests()).isEmpty();
    }

    @Test
    void namesTheFieldsThatAreWrong() throws Exception {
        HttpResponse<String> answer = post("{\"title\": \"\", \"value\": \"much\", \"titel\": 1}");

        assertProblem(
                answer,
                400,
                "Bad Request",
                "3 problems. (1) unknown parameter 'titel'. Did you mean 'title'? (2) title: must not be blank. (3) value:"
                        + " expected a number such as 1250.75, got 'much'.");
        assertThat(json(answer).path("errors"))
                .isEqualTo(JSON.readTree(
                        "{\"title\": \"must not be blank\", \"value\": \"expected a number such as 1250.75, got"
                                + " 'much'\"}"));
        assertThat(pipedrive.requests()).isEmpty();
    }

    @Test
    void passesOnWhatPipedriveFindsWrong() throws Exception {
        HttpResponse<String> answer = post("{\"title\": \"Floor\", \"stage_id\": 99}");

        assertProblem(answer, 400, "Bad Request", "Validation failed: stage_id: Stage 99 not found");
        assertThat(json(answer).path("errors").path("stage_id").asText()).isEqualTo("Stage 99 not found");
    }

    @Test
    void saysThatABodyIsNoJson() throws Exception {
        HttpResponse<String> answer = post("{\"title\": ");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("detail").asText()).startsWith("body: is not JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void takesJsonOnlyAsPagesOfOtherSitesCanSendTheRest(String type) throws Exception {
        assertThat(post(type, "{\"title\": \"Floor\"}").statusCode()).isEqualTo(415);
        assertThat(pipedrive.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    401 | 502 | Bad Gateway         | The CRM does not accept the token of this service.
                    403 | 403 | Forbidden           | No way
                    500 | 502 | Bad Gateway         | The CRM failed.
                    """)
    void answersEachFailureWithTheStatusThatFits(int status, int answered, String title, String detail)
            throws Exception {
        SandboxAnswer answer = SandboxAnswer.of(status, "{\"success\":false,\"error\":\"No way\"}");
        // A read that fails is repeated three times.
        pipedrive.answerNext("deal/get", answer, answer, answer, answer);

        assertProblem(get("/1"), answered, title, detail);
    }

    @Test
    void saysWhenToComeAgainInsteadOfWaiting() throws Exception {
        pipedrive.answerNext(
                "deal/get",
                SandboxAnswer.of(
                        429,
                        Map.of("content-type", "application/json", "retry-after", "90"),
                        "{\"success\":false,\"error\":\"Request over limit\"}"));
        try (DealService busy = DealService.with(pipedrive, freePort())) {
            busy.start();
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(busy.url() + "/1")).build();

            HttpResponse<String> first = http.send(request, BodyHandlers.ofString());
            HttpResponse<String> second = http.send(request, BodyHandlers.ofString());

            String detail = "The CRM takes no more requests of this service for a while.";
            assertProblem(first, 503, "Service Unavailable", detail);
            assertThat(first.headers().firstValue("retry-after")).contains("90");
            assertProblem(second, 503, "Service Unavailable", detail);
            assertThat(second.headers().firstValueAsLong("retry-after").orElse(0))
                    .isBetween(1L, 90L);
            assertThat(pipedrive.requests()).hasSize(1);
        }
    }

    @Test
    void saysThatADealMayHaveBeenCreatedAlthoughNoAnswerCame() throws Exception {
        pipedrive.answerNext("deal/create", SandboxAnswer.connectionReset().afterCarryingOut());

        assertProblem(
                post("{\"title\": \"Floor\"}"),
                504,
                "Gateway Timeout",
                "The CRM did not answer. The request may have been carried out: look before you retry it.");
        assertThat(pipedrive.records("deal")).hasSize(3);
    }

    @Test
    void saysThatPipedriveCantBeReached() throws Exception {
        PipedriveSandbox gone = PipedriveSandbox.builder().start();
        try (DealService cutOff = DealService.with(gone, freePort())) {
            cutOff.start();
            gone.close();
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(cutOff.url() + "/1")).build(), BodyHandlers.ofString());

            assertProblem(answer, 504, "Gateway Timeout", "The CRM can't be reached. Nothing was carried out.");
        }
    }

    @Test
    void letsNoCallerSetParametersOfACall() throws Exception {
        HttpResponse<String> byHeader = get("/1", "CamelPipedrive.id", "2", "CamelPipedriveAccount", "other");
        HttpResponse<String> byQuery = get("/1?CamelPipedrive.id=2&CamelPipedriveAccount=other&CamelHttpPath=/x");
        HttpResponse<String> search = get("/search?q=Slate&CamelPipedrive.status=won&CamelPipedrive.limit=0");

        assertThat(List.of(byHeader.statusCode(), byQuery.statusCode(), search.statusCode()))
                .containsOnly(200);
        assertThat(json(byHeader).path("id").asInt()).isEqualTo(1);
        assertThat(json(byQuery).path("id").asInt()).isEqualTo(1);
        assertThat(json(search)).hasSize(1);
        assertThat(pipedrive.requests("deal/search").get(0).query()).isEqualTo(Map.of("term", "Slate", "limit", "50"));
    }

    @Test
    void needsTheCompanyOfATokenFromTheEnvironment() {
        assertThat(DealService.account(Map.of("PIPEDRIVE_API_TOKEN", "token-4711", "PIPEDRIVE_COMPANY_DOMAIN", "acme")))
                .isEqualTo(Map.of("api-token", "token-4711", "company-domain", "acme"));
        assertThatThrownBy(() -> DealService.account(Map.of("PIPEDRIVE_API_TOKEN", "token-4711")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PIPEDRIVE_COMPANY_DOMAIN is missing in the environment: acme for"
                        + " https://acme.pipedrive.com");
    }

    @Test
    void endsWithOneLineWhenItCanNotStart() throws Exception {
        Map<String, String> token = Map.of("PIPEDRIVE_API_TOKEN", "token-4711");
        String taken = String.valueOf(URI.create(service.url()).getPort());

        assertThat(run(Map.of(), "many")).isEqualTo("2: The port is a number from 1 to 65535, not many");
        assertThat(run(token))
                .isEqualTo("2: PIPEDRIVE_COMPANY_DOMAIN is missing in the environment: acme for"
                        + " https://acme.pipedrive.com");
        assertThat(run(Map.of(), taken))
                .isEqualTo("1: Can't listen on localhost:" + taken + ": Address already in use");
    }

    /** The exit status and what is printed as an error. */
    private static String run(Map<String, String> environment, String... arguments) throws Exception {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status =
                DealService.PROGRAM.run(new PrintStream(err, true, StandardCharsets.UTF_8), environment, arguments);
        return status + ": " + err.toString(StandardCharsets.UTF_8).strip();
    }
}
