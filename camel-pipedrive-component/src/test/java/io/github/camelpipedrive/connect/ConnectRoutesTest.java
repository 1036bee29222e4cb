// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.auth.BreakableStore;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import io.github.camelpipedrive.sandbox.SandboxUser;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Both forms of the templates, in a service on a real HTTP server, with the sandbox as Pipedrive. */
@ParameterizedClass
@ValueSource(strings = {"java", "yaml"})
class ConnectRoutesTest {

    private static final HttpClient BROWSER = HttpClient.newHttpClient();
    private static final String HOME = "/home?a=1&b=\"<x>\"";

    private static PipedriveSandbox pipedrive;
    private static BreakableStore store;
    private static Main service;
    private static String url;

    ConnectRoutesTest(String form) {
        assertThat(form).isIn("java", "yaml");
    }

    @BeforeParameterizedClassInvocation
    static void start(String form) throws Exception {
        int port = freePort();
        url = "http://localhost:" + port;
        pipedrive = PipedriveSandbox.builder()
                .app("tiles", "s3cret", url + "/pipedrive/callback")
                .user(new SandboxUser(9101, "Nia", "nia@north.example", 440_056, "North <b>&\"'", "north"))
                .start();
        store = new BreakableStore();
        service = new Main();
        service.configure().httpServer().withEnabled(true).withPort(port).withHost("localhost");
        service.bind("store", store);
        service.addInitialProperty("camel.component.pipedrive.base-url", pipedrive.baseUrl());
        service.addInitialProperty("camel.component.pipedrive.oauth-url", pipedrive.baseUrl());
        service.addInitialProperty("camel.component.pipedrive.client-id", "tiles");
        service.addInitialProperty("camel.component.pipedrive.client-secret", "s3cret");
        service.addInitialProperty("camel.component.pipedrive.redirect-uri", url + "/pipedrive/callback");
        service.addInitialProperty("camel.component.pipedrive.token-store", "#bean:store");
        // What the templates set themselves is accepted, whatever the component says.
        service.addInitialProperty("camel.component.pipedrive.accept-headers", "none");
        if (form.equals("yaml")) {
            service.configure()
                    .withRoutesIncludePattern(
                            "classpath:camel-pipedrive/connect.camel.yaml,classpath:connect/tenants.camel.yaml");
        } else {
            service.configure().addRoutesBuilder(new ConnectRoutes());
            service.configure().addRoutesBuilder(templated());
        }
        service.start();
    }

    private static RouteBuilder templated() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                templatedRoute(ConnectRoutes.CONNECT).routeId("connect").parameter("home", HOME);
                templatedRoute(ConnectRoutes.CALLBACK).routeId("callback").parameter("home", HOME);
                templatedRoute(ConnectRoutes.CONNECT)
                        .routeId("tenant-connect")
                        .parameter("path", "/tenant")
                        .parameter("account", "${header.tenant}");
            }
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
    }

    @AfterEach
    void forget() throws IOException {
        store.stores = true;
        for (String account : store.list()) {
            store.delete(account);
        }
        pipedrive.reset();
    }

    private static HttpResponse<String> get(String address, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return BROWSER.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A browser that has pressed connect. */
    private record Begun(String authorizeUrl, String cookie) {

        static Begun at(String path, String... headers) throws IOException, InterruptedException {
            HttpResponse<String> answer = get(url + path, headers);
            assertThat(answer.statusCode()).isEqualTo(302);
            return new Begun(
                    answer.headers().firstValue("location").orElseThrow(),
                    answer.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0]);
        }

        HttpResponse<String> callback(String address) throws IOException, InterruptedException {
            return get(address, "Cookie", "other=1; " + cookie + "; more=2");
        }
    }

    /** An error page as it must be, without anything of the address. */
    private static void assertPage(HttpResponse<String> page, int status, String text) {
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body())
                .contains("<p>" + text + "</p>")
                .contains("<a href=\"/home?a=1&amp;b=&quot;&lt;x&gt;&quot;\">")
                .doesNotContain("{{");
        Map<String, List<String>> headers = page.headers().map();
        assertThat(headers.get("expires")).containsExactly("0");
        assertThat(headers.get("content-type")).containsExactly("text/html; charset=utf-8");
        assertThat(headers.get("referrer-policy")).containsExactly("no-referrer");
        assertThat(headers.get("x-content-type-options")).containsExactly("nosniff");
        assertThat(headers.get("content-security-policy").get(0)).contains("default-src 'none'");
        assertThat(headers.get("set-cookie").get(0))
                .startsWith("pipedrive-connect=; ")
                .contains("Max-Age=0");
        for (String part : page.uri().getRawQuery() == null
                ? new String[0]
                : page.uri().getRawQuery().split("&")) {
            String value = part.substring(part.indexOf('=') + 1);
            if (value.length() > 12) {
                assertThat(page.body()).doesNotContain(value);
                assertThat(headers.toString()).doesNotContain(value);
            }
        }
    }

    @Test
    void sendsTheBrowserToPipedriveWithACookieForTheWayBack() throws Exception {
        HttpResponse<String> answer = get(url + "/pipedrive/connect?tenant=x", "Cookie", "pipedrive-connect=planted");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("location").orElseThrow())
                .startsWith(
                        pipedrive.baseUrl() + "/oauth/authorize?client_id=tiles&redirect_uri=http%3A%2F%2Flocalhost")
                .contains("&state=");
        assertThat(answer.headers().firstValue("set-cookie").orElseThrow())
                .matches("pipedrive-connect=[\\w-]{43}; Path=/; Max-Age=600; HttpOnly; SameSite=Lax");
        assertThat(answer.headers().firstValue("expires")).contains("0");
        assertThat(answer.headers().map()).doesNotContainKeys("tenant", "camelpipedrive.session");
    }

    @Test
    void connectsTheAccountAndSaysWhose() throws Exception {
        Begun begun = Begun.at("/pipedrive/connect");

        HttpResponse<String> page = begun.callback(pipedrive.oauth().allow(begun.authorizeUrl()));

        assertPage(page, 200, "Pipedrive of Tiletown Ltd is connected.");
        assertThat(store.list()).containsExactly("440055");
        assertThat(page.body())
                .doesNotContain(pipedrive.oauth().tokens().get(0).accessToken())
                .doesNotContain(pipedrive.oauth().tokens().get(0).refreshToken());
    }

    @Test
    void escapesTheNamesOfCompanies() throws Exception {
        Begun begun = Begun.at("/pipedrive/connect");

        HttpResponse<String> page = begun.callback(pipedrive.oauth().allow(begun.authorizeUrl(), "north"));

        assertPage(page, 200, "Pipedrive of North &lt;b&gt;&amp;&quot;&apos; is connected.");
    }

    @Test
    void keepsTheAccountUnderTheNameOfAnExpression() throws Exception {
        Begun begun = Begun.at("/tenant/connect?tenant=acme%20%3Cb%3E");

        begun.callback(pipedrive.oauth().allow(begun.authorizeUrl()));
        Begun again = Begun.at("/tenant/connect?tenant=acme%20%3Cb%3E");
        HttpResponse<String> page = again.callback(pipedrive.oauth().allow(again.authorizeUrl(), "north"));

        assertThat(store.list()).containsExactly("acme <b>");
        assertPage(page, 400, "The account &apos;acme &lt;b&gt;&apos; belongs to another company. Please start again.");
    }

    @Test
    void letsNoRequestPickTheAccountBesides() throws Exception {
        Begun begun = Begun.at(
                "/pipedrive/connect?CamelPipedriveAccount=mine&CamelPipedrive.session=known",
                "CamelPipedriveAccount",
                "mine",
                "CamelPipedrive.session",
                "known");

        begun.callback(pipedrive.oauth().allow(begun.authorizeUrl()));

        assertThat(store.list()).containsExactly("440055");
        assertThat(begun.cookie()).doesNotContain("known");
    }

    @Test
    void saysThatTheUserRefused() throws Exception {
        Begun begun = Begun.at("/pipedrive/connect");

        HttpResponse<String> page = begun.callback(pipedrive.oauth().deny(begun.authorizeUrl()));

        assertPage(page, 403, "You did not allow the access.");
        assertThat(store.list()).isEmpty();
    }

    @Test
    void takesNoCallbackOfAnotherBrowser() throws Exception {
        Begun victim = Begun.at("/pipedrive/connect");
        Begun attacker = Begun.at("/pipedrive/connect");
        String callback = pipedrive.oauth().allow(attacker.authorizeUrl(), "north");
        String text = "The state was not made here, or for another user&apos;s session. Please start again.";

        assertPage(victim.callback(callback), 400, text);
        assertPage(get(callback), 400, text);
        assertPage(get(callback, "CamelPipedrive.session", attacker.cookie().split("=", 2)[1]), 400, text);
        assertThat(store.list()).isEmpty();
        assertThat(pipedrive.requests("oauth/token")).isEmpty();

        assertPage(attacker.callback(callback), 200, "Pipedrive of North &lt;b&gt;&amp;&quot;&apos; is connected.");
    }

    @Test
    void takesACallbackOnce() throws Exception {
        Begun begun = Begun.at("/pipedrive/connect");
        String callback = pipedrive.oauth().allow(begun.authorizeUrl());
        begun.callback(callback);

        assertPage(begun.callback(callback), 400, "The state was used already. Please start again.");
    }

    @Test
    void takesNothingThatIsMissingOrTwice() throws Exception {
        Begun begun = Begun.at("/pipedrive/connect");
        String state = begun.authorizeUrl().substring(begun.authorizeUrl().indexOf("state="));
        String callback = url + "/pipedrive/callback";

        assertPage(begun.callback(callback), 400, "The callback has no state. Please start again.");
        assertPage(
                begun.callback(callback + "?code=x&" + state + "&" + state),
                400,
                "The callback has no state. Please start again.");
        assertPage(
                begun.callback(callback + "?code=%3Cscript%3E&state=%3Cscript%3E"),
                400,
                "The state was not made here. Please start again.");
        assertPage(begun.callback(callback + "?" + state), 400, "The callback has no code. Please start again.");
    }

    /** Camel's own parser of queries refuses them all. */
    @Test
    void takesQueriesThatAreWrittenStrangely() throws Exception {
        Begun begun = Begun.at("/pipedrive/connect");
        String state = begun.authorizeUrl().substring(begun.authorizeUrl().indexOf("state="));
        String callback = url + "/pipedrive/callback";

        assertPage(
                begun.callback(callback + "?code=live-code-of-pipedrive&state=no.state&"),
                400,
                "The state was not made here, or for another user&apos;s session. Please start again.");
        assertPage(begun.callback(callback + "?" + state + "&"), 400, "The callback has no code. Please start again.");

        Begun another = Begun.at("/pipedrive/connect");
        assertPage(
                another.callback(pipedrive.oauth().allow(another.authorizeUrl()) + "&"),
                200,
                "Pipedrive of Tiletown Ltd is connected.");
    }

    @Test
    void saysThatACodeIsOfNoUse() throws Exception {
        Begun begun = Begun.at("/pipedrive/connect");
        String callback = pipedrive.oauth().allow(begun.authorizeUrl());
        pipedrive.clock().advance(Duration.ofMinutes(5));

        assertPage(
                begun.callback(callback), 400, "This sign-in was used already, or took too long. Please start again.");
    }

    @Test
    void saysThatPipedriveIsTheCause() throws Exception {
        String text = "Pipedrive did not answer as it should. Please try again in a while.";
        for (SandboxAnswer answer : List.of(
                SandboxAnswer.of(500, "{}"),
                SandboxAnswer.of(502, Map.of("content-type", "text/html"), "<html>Bad gateway</html>"),
                SandboxAnswer.connectionReset(),
                SandboxAnswer.of(429, "{}"))) {
            Begun begun = Begun.at("/pipedrive/connect");
            pipedrive.answerNext("oauth/token", answer);

            assertPage(begun.callback(pipedrive.oauth().allow(begun.authorizeUrl())), 502, text);
        }
        assertThat(store.list()).isEmpty();
    }

    @Test
    void saysThatTheAppIsNotSetUp() throws Exception {
        Begun begun = Begun.at("/pipedrive/connect");
        String callback = pipedrive.oauth().allow(begun.authorizeUrl());
        pipedrive.oauth().app("tiles", "another secret", url + "/pipedrive/callback");

        HttpResponse<String> page = begun.callback(callback);

        pipedrive.oauth().app("tiles", "s3cret", url + "/pipedrive/callback");
        assertPage(page, 502, "Pipedrive refused the sign-in. Please tell those who run this service.");
    }

    @Test
    void saysThatNothingCouldBeKept() throws Exception {
        store.stores = false;
        Begun begun = Begun.at("/pipedrive/connect");

        HttpResponse<String> page = begun.callback(pipedrive.oauth().allow(begun.authorizeUrl()));

        assertPage(page, 500, "The access could not be kept. Please try again in a while.");
    }

    @Test
    void showsAnErrorWhereTheAccountHasNoPossibleName() throws Exception {
        HttpResponse<String> page = get(url + "/tenant/connect?tenant=" + "x".repeat(65));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("An account&apos;s name has at most 64 bytes");
        assertThat(page.headers().firstValue("location")).isEmpty();
    }

    @Test
    void setsACookieForHttpsOnlyWhereTheCallbackIs() {
        assertThat(SessionCookie.set("k", true)).endsWith("; Secure");
        assertThat(SessionCookie.set("k", false)).doesNotContain("Secure");
    }
}
