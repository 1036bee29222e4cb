// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.auth.FileTokenStore;
import io.github.camelpipedrive.auth.JdbcTokenStore;
import io.github.camelpipedrive.auth.MemoryTokenStore;
import io.github.camelpipedrive.auth.TokenStore;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import io.github.camelpipedrive.sandbox.SandboxUser;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A user uninstalls the app at Pipedrive, which tells a service on a real HTTP server; with both forms of the template. */
@ParameterizedClass
@CsvSource({"java, memory", "yaml, folder", "java, database"})
class UninstalledRouteTest {

    private static final SandboxUser ROSA =
            new SandboxUser(9002, "Rosa Quill", "rosa@tiletown.example", 440_055, "Tiletown Ltd", "tiletown-sandbox");
    private static final SandboxUser SAM =
            new SandboxUser(9001, "Sam Sales", "sales@tiletown.example", 440_055, "Tiletown Ltd", "tiletown-sandbox");
    private static final String NOTICE = "{\"client_id\": \"tiles\", \"company_id\": 440055, \"user_id\": 9001}";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static JdbcConnectionPool database;
    private static PipedriveSandbox pipedrive;
    private static TokenStore store;
    private static final List<String> RECONNECTS_NEEDED = new CopyOnWriteArrayList<>();
    private static Main service;
    private static String url;

    UninstalledRouteTest(String form, String kind) {
        assertThat(form + kind).matches("(java|yaml)(memory|folder|database)");
    }

    @BeforeParameterizedClassInvocation
    static void start(String form, String kind) throws Exception {
        int port = freePort();
        url = "http://localhost:" + port;
        pipedrive = PipedriveSandbox.builder()
                .app("tiles", "s3:cret/+ü", url + "/pipedrive/callback")
                .company(440_056, "Northwind Floors", "northwind")
                .user(ROSA)
                .start();
        database = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        store = store(kind);
        service = new Main();
        service.configure().httpServer().withEnabled(true).withPort(port).withHost("localhost");
        service.bind("store", store);
        service.bind("hearing", new CallObserver() {
            @Override
            public void reconnectNeeded(String account) {
                RECONNECTS_NEEDED.add(account);
            }
        });
        String option = "camel.component.pipedrive.";
        service.addInitialProperty(option + "base-url", pipedrive.baseUrl());
        service.addInitialProperty(option + "oauth-url", pipedrive.baseUrl());
        service.addInitialProperty(option + "client-id", "tiles");
        service.addInitialProperty(option + "client-secret", "s3:cret/+ü");
        service.addInitialProperty(option + "redirect-uri", url + "/pipedrive/callback");
        service.addInitialProperty(option + "token-store", "#bean:store");
        service.addInitialProperty(option + "api-tokens[own]", pipedrive.token());
        if (form.equals("yaml")) {
            service.configure().withRoutesIncludePattern("classpath:camel-pipedrive/connect.camel.yaml");
        } else {
            service.configure().addRoutesBuilder(new ConnectRoutes());
        }
        service.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                templatedRoute(ConnectRoutes.CONNECT).parameter("account", "${header.tenant}");
                templatedRoute(ConnectRoutes.CALLBACK);
                templatedRoute(ConnectRoutes.UNINSTALLED);
            }
        });
        service.start();
    }

    private static TokenStore store(String kind) throws IOException {
        return switch (kind) {
            case "folder" -> new FileTokenStore(folder.resolve("tokens"));
            case "database" -> {
                JdbcTokenStore tables = new JdbcTokenStore(database, null);
                tables.createTables();
                yield tables;
            }
            default -> new MemoryTokenStore();
        };
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        service.stop();
        pipedrive.close();
        database.dispose();
    }

    @AfterEach
    void forget() throws IOException {
        for (String account : store.list()) {
            store.delete(account);
        }
        pipedrive.reset();
        RECONNECTS_NEEDED.clear();
    }

    private static void connect(String account, SandboxUser user) throws Exception {
        HttpResponse<String> begun = get(url + "/pipedrive/connect?tenant=" + account, "none=1");
        String cookie = begun.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0];
        String callback =
                pipedrive.oauth().allow(begun.headers().firstValue("location").orElseThrow(), user);
        assertThat(get(callback, cookie).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> get(String address, String cookie) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Cookie", cookie)
                        .build(),
                BodyHandlers.ofString());
    }

    private static Exchange call(String account) {
        return service.getCamelContext()
                .createProducerTemplate()
                .request("pipedrive:deal/list", exchange -> exchange.getMessage()
                        .setHeader(PipedriveConstants.ACCOUNT, account));
    }

    private static void assertCalls(String account) {
        assertThat(call(account).getException()).isNull();
    }

    private static void assertNotConnected(String account) {
        assertThat(call(account).getException())
                .isInstanceOf(PipedriveAuthenticationException.class)
                .hasMessage("deal/list: the account '" + account + "' is not connected. Connect it with"
                        + " oauth/authorizeUrl and oauth/connect, or name another one with the header CamelPipedriveAccount"
                        + " or the option account.");
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> delete(String authorization, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/pipedrive/callback"))
                .method("DELETE", BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> delete(String body) throws Exception {
        return delete(basic("tiles:s3:cret/+ü"), body);
    }

    private static String at(Instant moment) {
        return NOTICE.replace("}", ", \"timestamp\": \"" + moment + "\"}");
    }

    @Test
    void forgetsTheAccountUntilItIsConnectedAgain() throws Exception {
        connect("acme", SAM);
        assertCalls("acme");

        assertThat(pipedrive.oauth().uninstall(SAM)).isEqualTo(OptionalInt.of(204));

        assertThat(store.list()).isEmpty();
        int asked = pipedrive.requests().size();
        assertNotConnected("acme");
        assertThat(pipedrive.requests()).hasSize(asked);
        assertThat(RECONNECTS_NEEDED).isEmpty();

        connect("acme", SAM);
        assertCalls("acme");
    }

    @Test
    void forgetsTheAccountsOfThisUserOnly() throws Exception {
        connect("acme", SAM);
        connect("acme-again", SAM);
        connect("rosas", ROSA);
        connect("north", pipedrive.oauth().users().get(1));
        for (String account : List.of("acme", "acme-again", "rosas", "north", "own")) {
            assertCalls(account);
        }

        pipedrive.oauth().uninstall(SAM);

        assertThat(store.list()).containsExactlyInAnyOrder("rosas", "north");
        assertNotConnected("acme");
        assertNotConnected("acme-again");
        assertCalls("rosas");
        assertCalls("north");
        assertCalls("own");
    }

    @Test
    void isAlsoDoneWithoutATimestampOrWithIdsAsText() throws Exception {
        connect("acme", SAM);

        HttpResponse<String> answer =
                delete(NOTICE.replace("440055", "\"440055\"").replace("9001", "\"9001\""));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("camel"));
        assertThat(store.list()).isEmpty();
    }

    @Test
    void takesAnUninstallOfNobodyItKnows() throws Exception {
        connect("acme", SAM);

        assertThat(delete(NOTICE.replace("440055", "440057")).statusCode()).isEqualTo(204);
        assertThat(delete(NOTICE.replace("9001", "9009")).statusCode()).isEqualTo(204);
        assertThat(pipedrive.oauth().uninstall("northwind")).isEqualTo(OptionalInt.of(204));

        assertCalls("acme");
    }

    @Test
    void leavesAnAccountThatWasConnectedAfterTheUninstall() throws Exception {
        connect("acme", SAM);
        String notice = at(Instant.now().minusSeconds(60));

        assertThat(delete(notice).statusCode()).isEqualTo(204);
        assertThat(delete(notice).statusCode()).isEqualTo(204);

        assertCalls("acme");
        assertThat(delete(at(Instant.now())).statusCode()).isEqualTo(204);
        assertNotConnected("acme");
    }

    @Test
    void forgetsAnAccountThatARenewalFoundOutAbout() throws Exception {
        connect("acme", SAM);
        pipedrive.oauth().invalidateRefreshTokens();
        pipedrive.oauth().expireAccessTokens();
        assertThat(call("acme").getException()).hasMessageContaining("has to be connected again");
        assertThat(RECONNECTS_NEEDED).containsExactly("acme");

        pipedrive.oauth().uninstall(SAM);

        assertThat(store.list()).isEmpty();
        assertNotConnected("acme");
    }

    @Test
    void forgetsAnAccountWhoseTokenIsBeingRenewed() throws Exception {
        connect("acme", SAM);
        assertCalls("acme");
        pipedrive.oauth().expireAccessTokens();
        pipedrive.answerNext(
                "oauth/token",
                SandboxAnswer.own().delayed(Duration.ofMillis(300)).afterCarryingOut());
        int asked = pipedrive.requests("oauth/token").size();
        CompletableFuture<Exchange> renewing = CompletableFuture.supplyAsync(() -> call("acme"));
        await().until(() -> pipedrive.requests("oauth/token").size() > asked);

        assertThat(pipedrive.oauth().uninstall(SAM)).isEqualTo(OptionalInt.of(204));

        assertThat(renewing.get().getException()).isInstanceOf(PipedriveAuthenticationException.class);
        assertThat(store.list()).isEmpty();
        assertNotConnected("acme");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic",
                "Basic ",
                "Basic ???",
                "Basic dGlsZXM6",
                "Bearer dGlsZXM6czM6Y3JldC8rw7w=",
                "dGlsZXM6czM6Y3JldC8rw7w=",
                "Basic dGlsZXM6czM6Y3JldC8rw7wu",
                "Basic dGlsZXM6czM6Y3JldC8=",
                "Basic T1RIRVI6czM6Y3JldC8rw7w="
            })
    void refusesWhoDoesNotKnowTheSecret(String authorization) throws Exception {
        connect("acme", SAM);

        for (String body : List.of(NOTICE, "", "<html>")) {
            HttpResponse<String> answer = delete(authorization, body);

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("www-authenticate")).contains("Basic realm=\"pipedrive\"");
            assertThat(answer.body()).isEmpty();
        }
        assertCalls("acme");
    }

    @Test
    void letsNoHeaderOrQuerySpeakForTheBody() throws Exception {
        connect("acme", SAM);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(url + "/pipedrive/callback?CamelPipedrive.user_id=9001&user_id=9001"))
                .header("Authorization", basic("tiles:s3:cret/+ü"))
                .header("CamelPipedrive.user_id", "9001")
                .header("user_id", "9001")
                .method("DELETE", BodyPublishers.ofString(NOTICE.replace("9001", "9002")))
                .build();

        assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
        assertCalls("acme");
    }

    @Test
    void takesNoCredentialsFromAHeaderOfCamels() throws Exception {
        connect("acme", SAM);
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        url + "/pipedrive/callback?CamelPipedrive.authorization=Basic%20dGlsZXM6czM6Y3JldC8rw7w="))
                .header("CamelPipedrive.authorization", basic("tiles:s3:cret/+ü"))
                .method("DELETE", BodyPublishers.ofString(NOTICE))
                .build();

        assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
        assertCalls("acme");
    }

    @Test
    void takesTheSchemeInAnyCase() throws Exception {
        connect("acme", SAM);

        assertThat(delete(basic("tiles:s3:cret/+ü").replace("Basic", "basic"), NOTICE)
                        .statusCode())
                .isEqualTo(204);
        assertThat(store.list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "[{}]",
                "{}",
                "<html>Bad gateway</html>",
                "{\"client_id\": \"tiles\", \"company_id\": 440055, \"user_id\": 9001",
                "{\"client_id\": \"tiles\", \"company_id\": 440055, \"user_id\": 9001} {}",
                "{\"client_id\": \"tiles\", \"company_id\": 440055}",
                "{\"client_id\": \"tiles\", \"user_id\": 9001}",
                "{\"company_id\": 440055, \"user_id\": 9001}",
                "{\"client_id\": \"other\", \"company_id\": 440055, \"user_id\": 9001}",
                "{\"client_id\": [\"tiles\"], \"company_id\": 440055, \"user_id\": 9001}",
                "{\"client_id\": \"tiles\", \"company_id\": 440055.5, \"user_id\": 9001}",
                "{\"client_id\": \"tiles\", \"company_id\": 0, \"user_id\": 0}",
                "{\"client_id\": \"tiles\", \"company_id\": -440055, \"user_id\": 9001}",
                "{\"client_id\": \"tiles\", \"company_id\": 99999999999999999999, \"user_id\": 9001}",
                "{\"client_id\": \"tiles\", \"company_id\": true, \"user_id\": null}",
                "client_id=tiles&company_id=440055&user_id=9001"
            })
    void refusesABodyThatSaysNotWhoseAccountItIs(String body) throws Exception {
        connect("acme", SAM);

        HttpResponse<String> answer = delete(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEmpty();
        assertCalls("acme");
    }

    @Test
    void refusesABodyWithoutEnd() throws Exception {
        connect("acme", SAM);

        assertThat(delete(NOTICE + " ".repeat(1_000_000)).statusCode()).isEqualTo(400);
        assertThat(delete("[".repeat(16_000)).statusCode()).isEqualTo(400);
        assertThat(delete("\u0000\u0000\uFFFF\uFFFF{}").statusCode()).isEqualTo(400);

        assertCalls("acme");
    }

    @Test
    void answersNothingElseOnItsPath() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/pipedrive/callback"))
                .header("Authorization", basic("tiles:s3:cret/+ü"))
                .POST(BodyPublishers.ofString(NOTICE))
                .build();

        assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }
}
