// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;

import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Two nodes behind a load balancer, with one database: each request may reach the one or the other. */
class ClusterConnectTest {

    private static final String BALANCER = "https://crm.example.com";

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .app("crm", "s3cret", BALANCER + "/pipedrive/callback")
            .deal("Floor tiles"));

    private final JdbcConnectionPool database =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final HttpClient browser = HttpClient.newHttpClient();
    private Node one;
    private Node two;

    private record Node(Main main, String url) {}

    @BeforeEach
    void start() throws Exception {
        one = node();
        two = node();
    }

    @AfterEach
    void stop() {
        one.main().stop();
        two.main().stop();
        database.dispose();
    }

    private Node node() throws Exception {
        int port = freePort();
        Main main = new Main();
        main.configure().httpServer().withEnabled(true).withPort(port).withHost("localhost");
        main.configure().withRoutesIncludePattern("classpath:camel-pipedrive/connect.camel.yaml");
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                templatedRoute(ConnectRoutes.CONNECT).routeId("connect");
                templatedRoute(ConnectRoutes.CALLBACK).routeId("callback");
            }
        });
        main.bind("tokens", database);
        String option = "camel.component.pipedrive.";
        main.addInitialProperty(option + "base-url", PIPEDRIVE.baseUrl());
        main.addInitialProperty(option + "oauth-url", PIPEDRIVE.baseUrl());
        main.addInitialProperty(option + "client-id", "crm");
        main.addInitialProperty(option + "client-secret", "s3cret");
        main.addInitialProperty(option + "redirect-uri", BALANCER + "/pipedrive/callback");
        main.addInitialProperty(option + "token-data-source", "#bean:tokens");
        main.addInitialProperty(option + "create-token-tables", "true");
        main.start();
        return new Node(main, "http://localhost:" + port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private HttpResponse<String> get(String address, String cookie) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Cookie", cookie)
                .build();
        return browser.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String cookie(HttpResponse<?> begun) {
        return begun.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0];
    }

    private static String location(HttpResponse<?> begun) {
        return begun.headers().firstValue("location").orElseThrow();
    }

    private static List<?> deals(Node node) {
        return node.main()
                .getCamelContext()
                .createProducerTemplate()
                .requestBodyAndHeader("pipedrive:deal/list", null, PipedriveConstants.ACCOUNT, "440055", List.class);
    }

    @Test
    void connectsWhereTheCallbackReachesTheOtherNode() throws Exception {
        HttpResponse<String> begun = get(one.url() + "/pipedrive/connect", "none=1");
        assertThat(begun.statusCode()).isEqualTo(302);
        String callback = PIPEDRIVE.oauth().allow(location(begun));

        HttpResponse<String> page = get(callback.replace(BALANCER, two.url()), cookie(begun));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<p>Pipedrive of Tiletown Ltd is connected.</p>");
        assertThat(deals(one)).hasSize(1);
        assertThat(deals(two)).hasSize(1);
    }

    @Test
    void takesACallbackOnceInAll() throws Exception {
        HttpResponse<String> begun = get(one.url() + "/pipedrive/connect", "none=1");
        String callback = PIPEDRIVE.oauth().allow(location(begun));
        assertThat(get(callback.replace(BALANCER, two.url()), cookie(begun)).statusCode())
                .isEqualTo(200);

        HttpResponse<String> again = get(callback.replace(BALANCER, one.url()), cookie(begun));

        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body())
                .contains("<p>This sign-in was used already, or took too long. Please start again.</p>");
        assertThat(deals(one)).hasSize(1);
    }

    @Test
    void takesNoCallbackOfAnotherBrowserOnAnyNode() throws Exception {
        HttpResponse<String> begun = get(one.url() + "/pipedrive/connect", "none=1");
        HttpResponse<String> others = get(two.url() + "/pipedrive/connect", "none=1");
        String callback = PIPEDRIVE.oauth().allow(location(begun));

        for (Node node : List.of(one, two)) {
            HttpResponse<String> page = get(callback.replace(BALANCER, node.url()), cookie(others));

            assertThat(page.statusCode()).isEqualTo(400);
        }
        assertThat(PIPEDRIVE.requests("oauth/token")).isEmpty();
    }
}
