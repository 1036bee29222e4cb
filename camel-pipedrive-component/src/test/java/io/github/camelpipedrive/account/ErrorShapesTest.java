// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.account;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.Credential;
import io.github.camelpipedrive.auth.TokenSource;
import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.NextPage;
import io.github.camelpipedrive.call.ResponseHeaders;
import io.github.camelpipedrive.call.reading.OutputType;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.error.PipedrivePermissionException;
import io.github.camelpipedrive.error.PipedriveRateLimitException;
import io.github.camelpipedrive.error.PipedriveRateLimitException.Limit;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.ratelimit.RateLimitHeaders;
import io.github.camelpipedrive.ratelimit.RateLimitHeaders.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Every shape in which the API says that something went wrong, and the exception that a route gets. */
class ErrorShapesTest {

    private static final String ID = "00000000-0000-4000-8000-000000000001";
    private static final Calling CALLING = Calling.withApiToken();

    private static final String CHECK_TOKEN =
            "Check the API token of the account 'acme': it is mistyped, it was regenerated (which ends the old one), it belongs to another"
                    + " company, or the user may not use the API.";
    private static final String GONE = "The ID is wrong, the record was deleted, or this user may not see it.";
    private static final String NOT_ALLOWED =
            "The user may not do this: check the permission set, the record's visibility and, for an app, its scopes";
    private static final String LATER = "Pipedrive failed or is being maintained; try again later.";
    private static final String SHARED =
            "Too many requests within 2 seconds: another program or process uses the same account. Processes share one"
                    + " count with rateLimitDataSource; to leave room for other programs, lower ";
    private static final String BLOCKED = "The firewall in front of the API has blocked this caller after too many"
            + " requests: stop for some minutes. Another program or process may use the same account. Processes share"
            + " one count with rateLimitDataSource; to leave room for other programs, lower requestsPerWindow.";
    private static final String DAY_SPENT = "The day's budget of the whole company is spent; it is reset at midnight"
            + " of the server's time zone, or with a top-up.";

    /** What a route can read of an exception. */
    private record Expected(
            Class<? extends PipedriveException> type,
            int status,
            String errorCode,
            String apiMessage,
            String hint,
            String correlationId,
            String message) {

        static Expected of(PipedriveException failure) {
            return new Expected(
                    failure.getClass(),
                    failure.getStatus(),
                    failure.getErrorCode(),
                    failure.getApiMessage(),
                    failure.getHint(),
                    failure.getCorrelationId(),
                    failure.getMessage());
        }
    }

    private static Arguments example(
            String name,
            String operation,
            Object id,
            Class<? extends PipedriveException> type,
            int status,
            String code,
            String apiMessage,
            String hint,
            String correlationId)
            throws IOException {
        String message = operation + (id == null ? "" : " " + id) + ": " + apiMessage + " (" + status
                + (code.isEmpty() ? "" : " " + code) + ")." + (hint.isEmpty() ? "" : " " + hint)
                + (correlationId.isEmpty() ? "" : " [correlation id " + correlationId + "]");
        return arguments(
                name,
                operation,
                id,
                StoredAnswer.example(name),
                new Expected(type, status, code, apiMessage, hint, correlationId, message));
    }

    static Stream<Arguments> examples() throws IOException {
        return Stream.of(
                example(
                        "error-200-success-false",
                        "deal/update",
                        4711,
                        PipedriveValidationException.class,
                        200,
                        "",
                        "Item could not be saved",
                        "",
                        ID),
                example(
                        "error-502-empty",
                        "deal/list",
                        null,
                        PipedriveServerException.class,
                        502,
                        "",
                        "status 502 without a message",
                        LATER,
                        ""),
                example(
                        "error-channels-400-nested-code",
                        "lead/create",
                        null,
                        PipedriveValidationException.class,
                        400,
                        "ERR_EXAMPLE_CHANNEL",
                        "Channel cannot be used (Check the provider)",
                        "",
                        ID),
                example(
                        "error-cloudflare-403-html",
                        "deal/get",
                        4711,
                        PipedriveRateLimitException.class,
                        403,
                        "",
                        "Error 1015 You are being rate limited. This page is a stand-in written for tests, produced by"
                                + " Cloudflare in real life.",
                        BLOCKED,
                        ""),
                example(
                        "error-feature-cap-403",
                        "deal/create",
                        null,
                        PipedrivePermissionException.class,
                        403,
                        "feature_capping_deals_limit",
                        "Open deals limit is used up for this account",
                        "The plan's limit for such records is reached: delete some, or change the plan.",
                        ID),
                example(
                        "error-gateway-401-apitoken",
                        "deal/get",
                        4711,
                        PipedriveAuthenticationException.class,
                        401,
                        "",
                        "unauthorized access",
                        CHECK_TOKEN,
                        ID),
                example(
                        "error-message-403",
                        "deal/get",
                        4711,
                        PipedrivePermissionException.class,
                        403,
                        "",
                        "Forbidden",
                        NOT_ALLOWED + " (deals:read or deals:full).",
                        ID),
                example(
                        "error-oauth-401-bearer",
                        "deal/get",
                        4711,
                        PipedriveAuthenticationException.class,
                        401,
                        "",
                        "Invalid token: access token is invalid",
                        CHECK_TOKEN,
                        ID),
                example(
                        "error-scope-403",
                        "person/create",
                        null,
                        PipedrivePermissionException.class,
                        403,
                        "",
                        "Scope and URL mismatch",
                        "The app lacks a scope: person/create needs contacts:full. Add it to the app's settings and"
                                + " connect the account again.",
                        ID),
                example(
                        "error-short-404",
                        "user/getCurrent",
                        null,
                        PipedriveNotFoundException.class,
                        404,
                        "",
                        "User not found or not accessible.",
                        GONE,
                        ID),
                example(
                        "error-v1-lead-404",
                        "lead/get",
                        "0c9d2f40-1111-4abc-8def-20310304aaaa",
                        PipedriveNotFoundException.class,
                        404,
                        "",
                        "requested lead not found (Object was not found.)",
                        GONE,
                        ID),
                example(
                        "error-v2-custom-field-400",
                        "deal/create",
                        null,
                        PipedriveValidationException.class,
                        400,
                        "ERR_SCHEMA_VALIDATION_FAILED",
                        "Validation failed: custom_fields: Expected 'number' as value for single option custom field"
                                + " (7777aaaa8888bbbb9999cccc0000dddd1111eeee)",
                        "custom_fields takes: object of custom fields by key.",
                        ID),
                example(
                        "error-v2-unknown-500",
                        "deal/update",
                        4711,
                        PipedriveServerException.class,
                        500,
                        "ERR_UNKNOWN",
                        "Internal Server Error",
                        "Pipedrive failed; on a write the cause may also be a value of the wrong shape in"
                                + " custom_fields.",
                        ID),
                example(
                        "error-v2-validation-400",
                        "deal/create",
                        null,
                        PipedriveValidationException.class,
                        400,
                        "ERR_SCHEMA_VALIDATION_FAILED",
                        "Validation failed: titel: Parameter 'titel' is not allowed for this request; value: Expected"
                                + " a number",
                        "value takes: number.",
                        ID),
                example(
                        "error-webhook-400-map",
                        "deal/create",
                        null,
                        PipedriveValidationException.class,
                        400,
                        "",
                        "subscription_url: invalid or non-reachable URL; name: is required",
                        "",
                        ID),
                example(
                        "oauth-error-invalid-client-400",
                        "deal/get",
                        4711,
                        PipedriveValidationException.class,
                        400,
                        "invalid_client",
                        "Invalid client: client is invalid",
                        "",
                        ID),
                example(
                        "oauth-error-invalid-grant-400",
                        "deal/get",
                        4711,
                        PipedriveValidationException.class,
                        400,
                        "invalid_grant",
                        "Invalid grant: refresh_token is invalid",
                        "",
                        ID),
                example(
                        "ratelimit-429-burst-retry-after",
                        "deal/search",
                        null,
                        PipedriveRateLimitException.class,
                        429,
                        "",
                        "Request over limit",
                        SHARED + "searchesPerWindow. Wait 2 s before the next one.",
                        ID),
                example(
                        "ratelimit-429-burst",
                        "deal/create",
                        null,
                        PipedriveRateLimitException.class,
                        429,
                        "",
                        "Rate limit exceeded",
                        SHARED + "requestsPerWindow. Wait 1 s before the next one.",
                        ID),
                example(
                        "ratelimit-429-daily",
                        "deal/list",
                        null,
                        PipedriveRateLimitException.class,
                        429,
                        "",
                        "Request over limit",
                        DAY_SPENT,
                        ID),
                example(
                        "ratelimit-429-no-headers",
                        "deal/list",
                        null,
                        PipedriveRateLimitException.class,
                        429,
                        "",
                        "Request over limit",
                        SHARED + "requestsPerWindow.",
                        ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void becomesOneExceptionThatSaysWhatToDo(
            String name, String operation, Object id, StoredAnswer answer, Expected expected) {
        assertThat(Expected.of(failure(operation, id, answer))).isEqualTo(expected);
    }

    /** That none of the examples is forgotten. */
    @Test
    void hasEachExampleInItsTable() throws Exception {
        Path folder =
                Path.of(URI.create(ErrorShapesTest.class.getResource("/errors").toString()));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(examples().map(row -> row.get()[0] + ".json"))
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> !name.startsWith("ratelimit-200"))
                                    .toList());
        }
    }

    @Test
    void isNoErrorWhenTheHeadersSpeakOfLimitsButTheStatusIsFine() throws Exception {
        Answer result = CALLING.call("deal/list", null, StoredAnswer.example("ratelimit-200-headers"));

        assertThat(result)
                .isEqualTo(new Answer(
                        List.of(),
                        200,
                        NextPage.NONE,
                        new ResponseHeaders(
                                ID, new RateLimitHeaders(40L, 39L, 2L, 60_000L, 51_200L, null, Refusal.NONE))));
    }

    private static final String HTML =
            "<!DOCTYPE html><html><head><title>Gone</title><style>p { color: red }</style></head>\n<body><script>"
                    + "track('x')</script><h1>502</h1>\n<p>Bad   gateway</p></body></html>";

    private static Arguments json(int status, String body, Class<? extends PipedriveException> type, String message) {
        return arguments(StoredAnswer.json(status, body), type, message);
    }

    private static Arguments text(
            int status, String contentType, String body, Class<? extends PipedriveException> type, String message) {
        return arguments(StoredAnswer.of(status, Map.of("content-type", contentType), body), type, message);
    }

    static Stream<Arguments> otherAnswersToAnUpdate() {
        Class<PipedriveValidationException> refused = PipedriveValidationException.class;
        Class<PipedrivePermissionException> forbidden = PipedrivePermissionException.class;
        Class<PipedriveNotFoundException> gone = PipedriveNotFoundException.class;
        Class<PipedriveServerException> failed = PipedriveServerException.class;
        String no = "{\"success\": false, \"error\": \"No\"}";
        return Stream.of(
                json(400, no, refused, "No (400)."),
                json(405, no, refused, "No (405)."),
                json(409, no, refused, "No (409)."),
                json(422, no, refused, "No (422)."),
                json(
                        402,
                        no,
                        forbidden,
                        "No (402). The account is closed, its trial is over, or its plan lacks what this needs."),
                json(415, no, forbidden, "No (415). The feature is not enabled for the account."),
                json(410, no, gone, "No (410). " + GONE),
                json(500, no, failed, "No (500). " + LATER),
                json(503, no, failed, "No (503). " + LATER),
                json(400, "{\"error\": {\"message\": \" Nested \"}}", refused, "Nested (400)."),
                json(400, "{\"error\": \" \", \"message\": \"Second\"}", refused, "Second (400)."),
                json(400, "{\"error_description\": \"Described\"}", refused, "Described (400)."),
                json(400, "{\"error\": \"No\", \"error_info\": \"No\"}", refused, "No (400)."),
                json(400, "{\"error\": \"No\", \"error_info\": \"Because\"}", refused, "No (Because) (400)."),
                json(400, "{\"error\": \"No such thing\", \"message\": \"x\"}", refused, "No such thing (400)."),
                json(400, "{\"error\": \"a\\nb\\r\\n\\tc\\u001b[1md\"}", refused, "a b c [1md (400)."),
                json(400, "{}", refused, "status 400 without a message (400)."),
                json(
                        400,
                        "{\"errors\": {\"title\": \"is too long\"}}",
                        refused,
                        "title: is too long (400). title takes: text of up to 255 characters."),
                json(
                        400,
                        "{\"errors\": {\"value\": [\"a\", \"b\"]}}",
                        refused,
                        "value: a, b (400). value takes: number."),
                json(400, "{\"errors\": [\"a\"]}", refused, "status 400 without a message (400)."),
                json(
                        400,
                        "{\"error\": \"Validation failed: custom_fields.abc: no; label_ids[0]: no\"}",
                        refused,
                        "Validation failed: custom_fields.abc: no; label_ids[0]: no (400). custom_fields takes: object"
                                + " of custom fields by key."),
                json(
                        400,
                        "{\"error\": \"The label_ids are wrong\"}",
                        refused,
                        "The label_ids are wrong (400). label_ids takes: list of integer."),
                json(400, "[1, 2]", refused, "[1, 2] (400)."),
                json(400, "", refused, "status 400 without a message (400)."),
                json(
                        400,
                        "{\"success\": false, \"error\": \"Val",
                        refused,
                        "{\"success\": false, \"error\": \"Val (400)."),
                json(400, "{\"error\": \"" + "x".repeat(2000) + "\"}", refused, "x".repeat(1000) + "… (400)."),
                json(
                        400,
                        "{\"error\": \"x\", \"filler\": \"" + "y".repeat(70_000) + "\"}",
                        refused,
                        "{\"error\": \"x\", \"filler\": \"" + "y".repeat(174) + "… (400)."),
                json(200, "{\"success\": false}", refused, "status 200 without a message (200)."),
                json(200, "{\"success\": false, \"error\": \"No\", \"errorCode\": 404}", gone, "No (200). " + GONE),
                json(
                        200,
                        "{\"data\": {\"id\": 1}, \"success\": false, \"error\": \"No\", \"errorCode\": 503}",
                        failed,
                        "No (200). " + LATER),
                text(404, "text/html", no, gone, "No (404). " + GONE),
                text(502, "text/html", HTML, failed, "502 Bad gateway (502). " + LATER),
                text(502, "application/json", HTML, failed, "502 Bad gateway (502). " + LATER),
                text(400, "text/html", HTML, failed, "502 Bad gateway (400). " + LATER),
                text(404, "text/html", HTML, gone, "502 Bad gateway (404). " + GONE),
                text(403, "text/html", HTML, forbidden, "502 Bad gateway (403). " + NOT_ALLOWED + " (deals:full)."),
                text(500, "text/plain", " upstream\n failed ", failed, "upstream failed (500). " + LATER),
                text(500, "text/plain", "x".repeat(300), failed, "x".repeat(200) + "… (500). " + LATER),
                text(500, "text/plain", "x".repeat(199) + "🧱y", failed, "x".repeat(199) + "… (500). " + LATER),
                text(
                        500,
                        "text/plain",
                        "<unclosed " + "x".repeat(10),
                        failed,
                        "status 500 without a message (500). " + LATER),
                text(
                        302,
                        "text/html",
                        "",
                        failed,
                        "status 302 without a message (302). Redirects are not followed: check companyDomain or"
                                + " baseUrl."),
                text(
                        304,
                        "text/html",
                        "",
                        failed,
                        "status 304 without a message (304). Redirects are not followed: check"
                                + " companyDomain or baseUrl."));
    }

    @ParameterizedTest
    @MethodSource("otherAnswersToAnUpdate")
    void saysInOneLineWhatTheAnswerSays(StoredAnswer answer, Class<? extends PipedriveException> type, String message) {
        PipedriveException failure = failure("deal/update", 4711, answer);

        assertThat(failure).isExactlyInstanceOf(type).hasMessage("deal/update 4711: " + message);
        assertThat(failure.getOperation()).isEqualTo("deal/update");
        assertThat(failure.getAccount()).isEqualTo("acme");
    }

    static Stream<Arguments> unreadable() {
        String noJson = ": the answer is not complete JSON (application/json) (200). ";
        String again = "It can be retried safely.";
        String look = "The request was carried out, going by its status: check before you retry it.";
        return Stream.of(
                arguments("deal/get", "", ": the answer is empty (200). " + again),
                arguments("deal/get", "<html></html>", noJson + again),
                arguments("deal/get", "tiles", noJson + again),
                arguments("deal/get", "null", ": the answer is not a JSON object (200). " + again),
                arguments("deal/get", "[]", ": the answer is not a JSON object (200). " + again),
                arguments("deal/get", "{", noJson + again),
                arguments("deal/get", "{\"success\": true, \"data\": {\"id\": 1}", noJson + again),
                arguments("deal/get", "{\"success\": true, \"data\": {\"id\": 1", noJson + again),
                arguments("deal/create", "{\"success\": true, \"data\": {\"id\": 1", noJson + look),
                arguments("deal/delete", "{\"success\": true, \"data\": {\"id\": 1", noJson + again),
                arguments("deal/list", "{\"data\": {\"id\": 1}}", ": the answer holds no list (200). " + again),
                arguments("deal/list", "{\"data\": [{\"id\": 1}", noJson + again),
                arguments("deal/search", "{\"data\": {\"items\": {}}}", ": the answer holds no list (200). " + again),
                arguments("deal/search", "{\"data\": []}", ": the answer holds no list (200). " + again),
                arguments("deal/search", "{\"data\": {\"items\": [{\"item\": {", noJson + again),
                arguments(
                        "deal/get",
                        "{\"data\": \"" + "x".repeat(1000) + "\"}",
                        ": the answer is longer than 1000 bytes (200). Raise maxResponseSize."),
                arguments(
                        "deal/list",
                        "{\"data\": [\"" + "x".repeat(1000) + "\"]}",
                        ": the answer is longer than 1000 bytes (200). Ask for less with limit, or raise"
                                + " maxResponseSize."),
                arguments(
                        "deal/create",
                        "{\"data\": \"" + "x".repeat(1000) + "\"}",
                        ": the answer is longer than 1000 bytes (200). " + look + " Raise maxResponseSize."));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void saysWhyASuccessCantBeRead(String operation, String body, String message) {
        PipedriveException failure = failure(operation, null, StoredAnswer.json(200, body));

        assertThat(failure).isExactlyInstanceOf(PipedriveServerException.class).hasMessage(operation + message);
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void saysTheSameOfARawAnswer(String operation, String body, String message) {
        PipedriveException failure = catchThrowableOfType(
                PipedriveException.class,
                () -> CALLING.call(operation, null, OutputType.RAW, null, request -> StoredAnswer.json(200, body)));

        assertThat(failure).isExactlyInstanceOf(PipedriveServerException.class).hasMessage(operation + message);
    }

    @Test
    void saysWhichContentTypeIsNoJson() {
        StoredAnswer page = StoredAnswer.of(200, Map.of("content-type", "text/html; charset=utf-8"), HTML);

        assertThat(failure("deal/get", 4711, page))
                .hasMessage("deal/get 4711: the answer is not complete JSON (text/html; charset=utf-8) (200). It can be"
                        + " retried safely.");
        assertThat(failure("deal/get", 4711, StoredAnswer.of(200, Map.of(), "tiles")))
                .hasMessage("deal/get 4711: the answer is not complete JSON (no content type) (200). It can be retried"
                        + " safely.");
    }

    @Test
    void readsJsonWhateverItsContentTypeSays() throws Exception {
        StoredAnswer answer = StoredAnswer.of(200, Map.of("content-type", "text/plain"), "{\"data\": {\"id\": 1}}");

        assertThat(CALLING.call("deal/get", 1, answer).body()).isEqualTo(Map.of("id", 1));
    }

    /** A stream that breaks off, as a connection does. */
    @SuppressWarnings("InputStreamSlowMultibyteRead") // one byte is all that is read
    private static StoredAnswer breaking(int status, String begin) {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Connection reset");
            }
        };
        return new StoredAnswer(
                status,
                Map.of(),
                () -> new SequenceInputStream(
                        new ByteArrayInputStream(begin.getBytes(StandardCharsets.UTF_8)), broken));
    }

    @Test
    void saysThatTheConnectionBrokeWhileTheAnswerWasRead() {
        PipedriveException read = failure("deal/get", 4711, breaking(200, "{\"data\": {"));
        PipedriveException created = failure("deal/create", null, breaking(200, "{\"data\": {"));

        assertThat(read)
                .isInstanceOfSatisfying(
                        PipedriveConnectionException.class,
                        failure -> assertThat(failure.isPossiblyCarriedOut()).isTrue())
                .hasMessage("deal/get 4711: the connection broke while the answer was read: Connection reset (200). It"
                        + " can be retried safely.");
        assertThat(created)
                .hasMessage("deal/create: the connection broke while the answer was read: Connection reset (200). The"
                        + " request was carried out, going by its status: check before you retry it.");
    }

    /** The status says enough, and a cut page is no reason to lose it. */
    @Test
    void keepsTheStatusOfAnErrorThatBreaksOff() {
        assertThat(failure("deal/get", 4711, breaking(404, "{\"error\":")))
                .isExactlyInstanceOf(PipedriveNotFoundException.class)
                .hasMessage("deal/get 4711: status 404 without a message (404). " + GONE);
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                arguments(429, Map.of(), Limit.BURST, null),
                arguments(429, Map.of("retry-after", "7"), Limit.BURST, Duration.ofSeconds(7)),
                arguments(429, Map.of("retry-after", " 7 "), Limit.BURST, Duration.ofSeconds(7)),
                arguments(
                        429, Map.of("retry-after", "7", "x-ratelimit-reset", "2"), Limit.BURST, Duration.ofSeconds(7)),
                arguments(429, Map.of("x-ratelimit-reset", "2"), Limit.BURST, Duration.ofSeconds(2)),
                arguments(
                        429,
                        Map.of("retry-after", "Sun, 02 Mar 2031 12:00:30 GMT"),
                        Limit.BURST,
                        Duration.ofSeconds(30)),
                arguments(429, Map.of("retry-after", "Sun, 02 Mar 2031 11:00:00 GMT"), Limit.BURST, Duration.ZERO),
                arguments(429, Map.of("retry-after", "soon"), Limit.BURST, null),
                arguments(429, Map.of("retry-after", "-7"), Limit.BURST, null),
                arguments(429, Map.of("retry-after", "1234567890"), Limit.BURST, null),
                arguments(429, Map.of("retry-after", ""), Limit.BURST, null),
                arguments(429, Map.of("x-daily-requests-left", "0"), Limit.DAILY, null),
                arguments(429, Map.of("x-daily-ratelimit-token-remaining", "0"), Limit.DAILY, null),
                arguments(429, Map.of("x-daily-ratelimit-token-remaining", "1"), Limit.BURST, null),
                arguments(403, Map.of("server", "Cloudflare"), Limit.BLOCK, null));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void saysWhichLimitWasMetAndHowLongToWait(int status, Map<String, String> headers, Limit limit, Duration wait) {
        PipedriveException failure = failure("deal/get", 1, StoredAnswer.of(status, headers, "<p>Slow down</p>"));

        assertThat(failure).isInstanceOfSatisfying(PipedriveRateLimitException.class, limited -> {
            assertThat(limited.getLimit()).isEqualTo(limit);
            assertThat(limited.getRetryAfter()).isEqualTo(Optional.ofNullable(wait));
        });
    }

    /** A refusal by the API in JSON is not a block, whoever delivers it. */
    @Test
    void tellsARefusalFromABlock() {
        StoredAnswer refusal = StoredAnswer.of(403, Map.of("server", "cloudflare"), "{\"error\": \"No\"}");

        assertThat(failure("deal/get", 1, refusal)).isExactlyInstanceOf(PipedrivePermissionException.class);
    }

    @Test
    void tellsWhatIsWrongWithSingleFields() throws Exception {
        PipedriveValidationException sentence = (PipedriveValidationException)
                failure("deal/create", null, StoredAnswer.example("error-v2-validation-400"));
        PipedriveValidationException map = (PipedriveValidationException)
                failure("deal/create", null, StoredAnswer.example("error-webhook-400-map"));

        Map<String, String> ofSentence = new LinkedHashMap<>();
        ofSentence.put("titel", "Parameter 'titel' is not allowed for this request");
        ofSentence.put("value", "Expected a number");
        assertThat(sentence.getFieldErrors()).containsExactlyEntriesOf(ofSentence);
        assertThat(map.getFieldErrors())
                .isEqualTo(Map.of("subscription_url", "invalid or non-reachable URL", "name", "is required"));
    }

    /** What servers repeat of a request, in each place from which words get into an exception. */
    static Stream<StoredAnswer> echoes() {
        String token = Calling.TOKEN;
        return Stream.of(
                StoredAnswer.json(401, "{\"error\": \"Bad token " + token + "\"}"),
                StoredAnswer.json(400, "{\"error\": \"No\", \"error_info\": \"" + token + "\"}"),
                StoredAnswer.json(400, "{\"error\": \"No\", \"code\": \"" + token + "\"}"),
                StoredAnswer.json(400, "{\"error\": \"" + token + "\", \"message\": \"No\"}"),
                StoredAnswer.json(400, "{\"errors\": {\"x_api_token\": [\"" + token + " is bad\"]}}"),
                StoredAnswer.json(400, "{\"errors\": {\"" + token + "\": [\"is bad\"]}}"),
                StoredAnswer.json(400, "{\"error\": \"Validation failed: a: " + token + "; " + token + ": b\"}"),
                StoredAnswer.json(400, "{\"error\": \"" + "x".repeat(980) + token + "\"}"),
                StoredAnswer.json(400, "{\"error\": \"cut " + token),
                StoredAnswer.of(502, Map.of(), "<p>" + "x".repeat(180) + token + "</p>"),
                StoredAnswer.of(404, Map.of("x-correlation-id", token), ""),
                StoredAnswer.of(200, Map.of("content-type", token), ""),
                StoredAnswer.json(200, token),
                StoredAnswer.json(200, "{\"data\": tok" + token + "}"),
                StoredAnswer.json(200, "{\"success\": false, \"error\": \"" + token + "\"}"));
    }

    @ParameterizedTest
    @MethodSource("echoes")
    void repeatsNoTokenThatAServerRepeats(StoredAnswer answer) {
        assertNothingLeaks(CALLING, answer);
    }

    @ParameterizedTest
    @MethodSource("echoes")
    void repeatsNoRenewableTokenThatAServerRepeats(StoredAnswer answer) {
        assertNothingLeaks(new Calling(new Renewable(), 1_000), answer);
    }

    /** A source of another kind, as OAuth's is one. */
    private static final class Renewable implements TokenSource {

        @Override
        public Credential credential() {
            return new Credential(
                    "Authorization", "Bearer " + Calling.TOKEN, BaseUrl.parse("https://acme.pipedrive.com", "baseUrl"));
        }

        @Override
        public String hintWhenRefused(String account) {
            return "Connect again.";
        }

        @Override
        public List<String> secrets() {
            return List.of(Calling.TOKEN);
        }
    }

    private static void assertNothingLeaks(Calling calling, StoredAnswer answer) {
        PipedriveException failure =
                catchThrowableOfType(PipedriveException.class, () -> calling.call("deal/get", 1, answer));
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));

        String half = Calling.TOKEN.substring(0, Calling.TOKEN.length() / 2);
        assertThat(failure.getDetails().toString()).doesNotContain(half);
        assertThat(trace.toString()).doesNotContain(half);
    }

    private static PipedriveException failure(String operation, Object id, StoredAnswer answer) {
        return catchThrowableOfType(PipedriveException.class, () -> CALLING.call(operation, id, answer));
    }
}
