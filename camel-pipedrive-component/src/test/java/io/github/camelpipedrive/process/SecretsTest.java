// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.process;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import io.github.camelpipedrive.route.AnsweringServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Everything that a process can say about connected accounts, at the level TRACE: no token, secret, key or code in it. */
class SecretsTest {

    private static final String ACCESS_TOKEN = "access-token-4711";
    private static final String REFRESH_TOKEN = "refresh-token-4711";

    @TempDir
    private Path folder;

    /**
     * Where a route's own URI holds a secret, as it stands there or by a placeholder in braces, Camel keeps that URI,
     * and shows it at TRACE. A reference to a property is kept as a reference.
     */
    @ParameterizedTest
    @CsvSource({"NO, trace, false", "REFERENCES, info, false", "PLACEHOLDERS, debug, true", "RAW, debug, true"})
    void appearNowhere(String inUri, String levelOfOthers, boolean inTheUrisThatCamelKeeps) throws Exception {
        String parameters =
                switch (inUri) {
                    case "REFERENCES" ->
                        "?clientSecret=#property:client.secret&refreshToken=#property:refresh.token"
                                + "&tokenEncryptionKey=#property:encryption.key";
                    case "PLACEHOLDERS" ->
                        "?clientSecret={{client.secret}}&refreshToken={{refresh.token}}"
                                + "&tokenEncryptionKey={{encryption.key}}";
                    case "RAW" ->
                        "?clientSecret=RAW(" + TalkativeProcess.CLIENT_SECRET + ")&refreshToken=RAW("
                                + TalkativeProcess.CONFIGURED_REFRESH_TOKEN + ")&tokenEncryptionKey=RAW("
                                + TalkativeProcess.KEY + ")";
                    default -> "";
                };
        try (AnsweringServer server = new AnsweringServer()) {
            String echo = "{\"success\":false,\"error\":\"Invalid token: " + ACCESS_TOKEN + " " + REFRESH_TOKEN + "\"}";
            server.answerOnce("/api/v1/users/me", 200, AnsweringServer.USER);
            server.answer("/api/v1/users/me", 401, echo);
            server.answer("/api/v2/deals/1", 401, echo);
            server.answer("/api/v2/deals/2", 503, echo);
            server.answer(
                    "/oauth/revoke", 400, "{\"error\":\"" + TalkativeProcess.CLIENT_SECRET + REFRESH_TOKEN + "\"}");
            server.answer(
                    "/oauth/token",
                    200,
                    "{\"access_token\":\"" + ACCESS_TOKEN + "\",\"refresh_token\":\"" + REFRESH_TOKEN
                            + "\",\"token_type\":\"Bearer\",\"expires_in\":3599,\"api_domain\":\"" + server.url()
                            + "\"}");
            Path heap = folder.resolve("heap.hprof");

            String said = run(
                    List.of(
                            "defaultLogLevel=" + levelOfOthers,
                            "log.io.github.camelpipedrive=trace",
                            "log.io.github.camelpipedrive.call.repeating.Retrying=trace",
                            "log.org.apache.camel.processor.errorhandler=trace",
                            // Camel's way of resolving a property says to what.
                            "log.org.apache.camel.component.properties=" + (inUri.equals("NO") ? "trace" : "info"),
                            "log.org.apache.camel.impl.engine.DefaultCamelContextExtension="
                                    + (inUri.equals("NO") ? "trace" : "info"),
                            // By its purpose it shows all bytes.
                            "log.org.apache.hc.client5.http.wire=off"),
                    TalkativeProcess.class,
                    server.url(),
                    folder.resolve("tokens"),
                    parameters,
                    heap);

            assertThat(said)
                    .contains("\ndone")
                    .containsPattern(
                            "WARN io.github.camelpipedrive.call.repeating.Retrying - Account 'acme': try 3 of at most 4"
                                    + " failed and is followed by another one in \\d ms. deal/get 2: Invalid token: .*\\(503\\)")
                    .contains(levelOfOthers.toUpperCase(Locale.ROOT) + " org.apache.camel")
                    .contains("health pipedrive-acme DOWN")
                    .contains("acme (OAuth 2): ")
                    .containsPattern("JMX attributes: \\d{3}")
                    .contains("oauth/forget: the request did not come with the app's client ID and secret.")
                    .contains(
                            "INFO io.github.camelpipedrive.oauth.Uninstalls - Account 'acme' is forgotten: its user has"
                                    + " uninstalled the app at Pipedrive\n");
            String basic = Base64.getEncoder()
                    .encodeToString(("client:" + TalkativeProcess.CLIENT_SECRET).getBytes(StandardCharsets.UTF_8));
            for (String secret : List.of(
                    ACCESS_TOKEN,
                    REFRESH_TOKEN,
                    TalkativeProcess.CLIENT_SECRET,
                    TalkativeProcess.CODE,
                    TalkativeProcess.CONFIGURED_REFRESH_TOKEN,
                    TalkativeProcess.KEY,
                    basic,
                    Base64.getEncoder()
                            .encodeToString(
                                    ("another:" + TalkativeProcess.CLIENT_SECRET).getBytes(StandardCharsets.UTF_8)))) {
                assertThat(said.lines().filter(line -> line.contains(secret)))
                        .as(secret)
                        .isEmpty();
            }
            // What stands there is the values themselves, without which nobody could call, but none as part of a URI.
            String dump = Files.readString(heap, StandardCharsets.ISO_8859_1);
            assertThat(dump).contains(TalkativeProcess.CLIENT_SECRET, TalkativeProcess.KEY);
            assertThat(dump.contains("lientSecret=" + TalkativeProcess.CLIENT_SECRET)
                            || dump.contains("lientSecret=RAW(" + TalkativeProcess.CLIENT_SECRET))
                    .isEqualTo(inTheUrisThatCamelKeeps);
        }
    }

    /** In the URI, too, where Camel itself shows it at TRACE. */
    @ParameterizedTest
    @CsvSource({"'', trace", "&apiToken=RAW(api-token-4711), debug", "&apiToken=api-token-4711, debug"})
    void ofApiTokensAppearNowhere(String inUri, String levelOfOthers) throws Exception {
        try (AnsweringServer server = new AnsweringServer()) {
            String echo = "{\"success\":false,\"error\":\"Invalid token: %s\"}";
            server.answer("/api/v2/deals/1", 401, echo.formatted(TalkativeTokenProcess.TOKEN));
            server.answer("/api/v2/deals/3", 401, echo.formatted(TalkativeTokenProcess.NORTHERN_TOKEN));
            server.answer("/api/v2/deals/2", 502, "<html><p>You sent api-token-4711</p></html>");

            String said = run(
                    List.of(
                            "defaultLogLevel=" + levelOfOthers,
                            "log.io.github.camelpipedrive=trace",
                            "log.org.apache.camel.processor.errorhandler=trace",
                            "log.org.apache.hc.client5.http.wire=off"),
                    TalkativeTokenProcess.class,
                    server.url(),
                    inUri);

            assertThat(said)
                    .contains("\ndone")
                    .contains("deal/get 1: Invalid token: xxxxxx (401)")
                    .contains("deal/get 3: Invalid token: xxxxxx (401)")
                    .contains("deal/get 2: You sent xxxxxx (502)")
                    .contains("there is no account 'south'")
                    .contains("Did you mean 'deal/get'?")
                    .contains(levelOfOthers.toUpperCase(Locale.ROOT) + " org.apache.camel")
                    .containsPattern("JMX attributes: \\d{3}");
            assertThat(said.lines()
                            .filter(line -> line.contains(TalkativeTokenProcess.TOKEN)
                                    || line.contains(TalkativeTokenProcess.NORTHERN_TOKEN)))
                    .isEmpty();
        }
    }

    /** At its start, at level INFO. Of a map it would list the values, unless they are placeholders. */
    @Test
    void appearNotWhereCamelListsTheProperties() throws Exception {
        Path file = folder.resolve("application.properties");
        Files.writeString(
                file,
                """
                camel.component.pipedrive.api-token = api-token-4711
                camel.component.pipedrive.api-tokens[north] = {{north.token}}
                north.token = north-token-4711
                camel.component.pipedrive.client-id = client
                camel.component.pipedrive.client-secret = client-secret-4711
                camel.component.pipedrive.redirect-uri = https://app.example/callback
                camel.component.pipedrive.refresh-token = refresh-token-4711
                camel.component.pipedrive.token-directory = %s
                camel.component.pipedrive.token-encryption-key = MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=
                """
                        .formatted(folder));

        String said = run(List.of("defaultLogLevel=info"), ConfiguredProcess.class, file);

        assertThat(said).contains("done").contains("camel.component.pipedrive.tokenEncryptionKey = xxxxxx");
        assertThat(said.lines().filter(line -> line.matches(".*(token-4711|secret-4711|MDEyMzQ1).*")))
                .isEmpty();
    }

    @Test
    void areWarnedOfWhereTheHttpClientWritesAllBytes() throws Exception {
        String warning = "The logger org.apache.hc.client5.http.wire is on: it writes tokens and secrets into the log";
        Path file = Files.writeString(
                folder.resolve("application.properties"), "camel.component.pipedrive.api-token = {{env:PATH}}");

        assertThat(run(List.of("defaultLogLevel=debug"), ConfiguredProcess.class, file))
                .contains(warning);
        assertThat(run(List.of("defaultLogLevel=info"), ConfiguredProcess.class, file))
                .contains("done")
                .doesNotContain(warning);
    }

    private static String run(List<String> levels, Class<?> program, Object... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        levels.forEach(level -> command.add("-Dorg.slf4j.simpleLogger." + level));
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(program.getName());
        for (Object each : arguments) {
            command.add(each.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
