// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.process;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import io.github.camelpipedrive.route.AnsweringServer;
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

    /** Where a route's own URI holds a secret, Camel itself shows it at TRACE, and nowhere else. */
    @ParameterizedTest
    @CsvSource({"false, trace", "true, debug"})
    void appearNowhere(boolean secretsInUri, String levelOfOthers) throws Exception {
        try (AnsweringServer server = new AnsweringServer()) {
            String echo = "{\"success\":false,\"error\":\"Invalid token: " + ACCESS_TOKEN + " " + REFRESH_TOKEN + "\"}";
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

            String said = said(levelOfOthers, server.url(), folder.toString(), String.valueOf(secretsInUri));

            assertThat(said)
                    .contains("\ndone")
                    .containsPattern(
                            "WARN io.github.camelpipedrive.client.Retrying - Account 'acme': try 3 of at most 4"
                                    + " failed and is followed by another one in \\d ms. deal/get 2: Invalid token: .*\\(503\\)")
                    .contains(levelOfOthers.toUpperCase(Locale.ROOT) + " org.apache.camel")
                    .containsPattern("JMX attributes: \\d{3}");
            String basic = Base64.getEncoder()
                    .encodeToString(("client:" + TalkativeProcess.CLIENT_SECRET).getBytes(StandardCharsets.UTF_8));
            for (String secret : List.of(
                    ACCESS_TOKEN,
                    REFRESH_TOKEN,
                    TalkativeProcess.CLIENT_SECRET,
                    TalkativeProcess.CODE,
                    TalkativeProcess.CONFIGURED_REFRESH_TOKEN,
                    TalkativeProcess.KEY,
                    basic)) {
                assertThat(said.lines().filter(line -> line.contains(secret)))
                        .as(secret)
                        .isEmpty();
            }
        }
    }

    /** HTTP's own log of headers and bytes is switched off, as it shows by its purpose all that is sent. */
    private static String said(String levelOfOthers, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=" + levelOfOthers,
                "-Dorg.slf4j.simpleLogger.log.io.github.camelpipedrive=trace",
                "-Dorg.slf4j.simpleLogger.log.io.github.camelpipedrive.client.Retrying=trace",
                "-Dorg.slf4j.simpleLogger.log.org.apache.camel.processor.errorhandler=trace",
                "-Dorg.slf4j.simpleLogger.log.org.apache.hc.client5.http.wire=off",
                "-Dorg.slf4j.simpleLogger.log.org.apache.hc.client5.http.headers=off",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                TalkativeProcess.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
