// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import io.github.camelpipedrive.sandbox.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelpipedrive.sandbox.FormClient.basic;
import static io.github.camelpipedrive.sandbox.FormClient.form;
import static org.assertj.core.api.Assertions.assertThat;

/** A user uninstalls the app, which is notified so. */
class UninstallTest {

    private static final SandboxUser ROSA =
            new SandboxUser(9002, "Rosa Quill", "rosa@tiletown.example", 440_055, "Tiletown Ltd", "tiletown-sandbox");

    @RegisterExtension
    final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .app("tiles", "s3:cret/+", "https://tiles.example/back")
            .company(440_056, "Northwind Floors", "northwind")
            .user(ROSA));

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private HttpServer app;
    private String callback;
    private int status = 200;

    private record Heard(String method, String authorization, String contentType, String body) {}

    @BeforeEach
    void listen() throws IOException {
        app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext("/back", exchange -> {
            heard.add(new Heard(
                    exchange.getRequestMethod(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            if (status > 0) {
                exchange.getResponseHeaders().set("Location", callback + "/elsewhere");
                exchange.sendResponseHeaders(status, -1);
            }
            exchange.close();
        });
        app.start();
        callback = "http://localhost:" + app.getAddress().getPort() + "/back";
        pipedrive.oauth().app("tiles", "s3:cret/+", callback);
    }

    @AfterEach
    void stop() {
        app.stop(0);
    }

    private SandboxToken grant(SandboxUser user) throws Exception {
        String back = pipedrive
                .oauth()
                .allow(pipedrive.baseUrl() + "/oauth/authorize?client_id=tiles&redirect_uri=" + callback, user);
        String code = back.substring(back.indexOf("code=") + "code=".length());
        post("grant_type", "authorization_code", "code", code, "redirect_uri", callback);
        List<SandboxToken> tokens = pipedrive.oauth().tokens();
        return tokens.get(tokens.size() - 1);
    }

    private int post(String... form) throws Exception {
        return new FormClient(pipedrive.baseUrl())
                .post("/oauth/token", basic("tiles", "s3:cret/+"), form(form))
                .status();
    }

    private int call(SandboxToken token) throws Exception {
        return new FormClient(pipedrive.baseUrl())
                .get("/api/v1/users/me", "Bearer " + token.accessToken())
                .status();
    }

    private int refresh(SandboxToken token) throws Exception {
        return post("grant_type", "refresh_token", "refresh_token", token.refreshToken());
    }

    @Test
    void endsTheTokensOfThisUserOnly() throws Exception {
        SandboxToken sams = grant(pipedrive.oauth().users().get(0));
        SandboxToken samsSecond = grant(pipedrive.oauth().users().get(0));
        SandboxToken rosas = grant(ROSA);
        SandboxToken northern = pipedrive.oauth().grant("northwind");

        pipedrive.oauth().uninstall("tiletown-sandbox");

        assertThat(List.of(call(sams), call(samsSecond), call(rosas), call(northern)))
                .containsExactly(401, 401, 200, 200);
        assertThat(List.of(refresh(sams), refresh(samsSecond), refresh(rosas), refresh(northern)))
                .containsExactly(400, 400, 200, 200);
    }

    @Test
    void letsTheUserAllowTheAccessAnew() throws Exception {
        grant(ROSA);
        pipedrive.oauth().uninstall(ROSA);

        SandboxToken again = grant(ROSA);

        assertThat(call(again)).isEqualTo(200);
        assertThat(refresh(again)).isEqualTo(200);
    }

    @Test
    void tellsTheAppAsPipedriveDoes() throws Exception {
        pipedrive.clock().stopAt(Instant.parse("2031-03-02T08:15:30.123Z"));

        assertThat(pipedrive.oauth().uninstall(ROSA)).isEqualTo(OptionalInt.of(200));

        assertThat(heard).hasSize(1);
        Heard notice = heard.get(0);
        assertThat(notice.method()).isEqualTo("DELETE");
        assertThat(notice.authorization()).isEqualTo(basic("tiles", "s3:cret/+"));
        assertThat(notice.contentType()).isEqualTo("application/json");
        assertThat(Json.read(notice.body().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Map.of(
                        "client_id",
                        "tiles",
                        "company_id",
                        440_055,
                        "user_id",
                        9002,
                        "timestamp",
                        "2031-03-02T08:15:30Z"));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 401, 302})
    void looksAtNoAnswer(int answered) throws Exception {
        status = answered;
        SandboxToken token = grant(ROSA);

        assertThat(pipedrive.oauth().uninstall(ROSA)).isEqualTo(OptionalInt.of(answered));

        assertThat(heard).hasSize(1);
        assertThat(call(token)).isEqualTo(401);
    }

    @Test
    void doesNotMindAnAppThatAnswersNothing() throws Exception {
        status = 0;
        SandboxToken token = grant(ROSA);

        assertThat(pipedrive.oauth().uninstall(ROSA)).isEmpty();

        assertThat(call(token)).isEqualTo(401);
    }

    @Test
    void doesNotMindAnAppThatIsNotThere() throws Exception {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            pipedrive.oauth().app("tiles", "s3:cret/+", "http://127.0.0.1:" + closed.getLocalPort() + "/back");
        }
        SandboxToken token = pipedrive.oauth().grant();

        assertThat(pipedrive.oauth().uninstall("tiletown-sandbox")).isEmpty();

        assertThat(call(token)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://tiles.example/back",
                "http://localhost.tiles.example/back",
                "tiles:back",
                "http://10.1/b"
            })
    void tellsNobodyOnAnotherMachine(String redirectUri) throws Exception {
        pipedrive.oauth().app("tiles", "s3:cret/+", redirectUri);
        SandboxToken token = pipedrive.oauth().grant();

        assertThat(pipedrive.oauth().uninstall("tiletown-sandbox")).isEmpty();

        assertThat(call(token)).isEqualTo(401);
        assertThat(heard).isEmpty();
    }
}
