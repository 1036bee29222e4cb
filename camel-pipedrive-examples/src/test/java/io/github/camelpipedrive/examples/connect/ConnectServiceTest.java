// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.connect;

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
import java.util.Map;

import io.github.camelpipedrive.browser.Browser;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.SandboxToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectServiceTest {

    private PipedriveSandbox pipedrive;
    private ConnectService service;

    @BeforeEach
    void start() throws IOException {
        int port = freePort();
        pipedrive = ConnectService.sandbox(port);
        service = ConnectService.with(pipedrive, port);
        service.start();
    }

    @AfterEach
    void stop() {
        service.close();
        pipedrive.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Nested
    class InABrowser {

        private Browser browser;

        @BeforeEach
        void open() throws Exception {
            browser = Browser.startOrSkip("the sign-in");
            browser.open(service.url());
        }

        @AfterEach
        void close() throws InterruptedException {
            if (browser != null) {
                browser.close();
            }
        }

        private void allow(int user) {
            browser.click("#connect");
            browser.click("input[name=user][value='" + user + "']");
            browser.click("button[value=allow]");
            browser.waitFor("a[href='/']");
        }

        @Test
        void connectsShowsTheDealsAndDisconnects() {
            assertThat(browser.text()).contains("No account is connected yet.");

            allow(0);
            assertThat(browser.text("h1")).isEqualTo("Connected");
            assertThat(browser.text("p")).isEqualTo("Pipedrive of Tiletown Ltd is connected.");
            assertThat(browser.cookiesForScripts()).isEmpty();
            SandboxToken token = pipedrive.oauth().tokens().get(0);
            assertThat(browser.html()).doesNotContain(token.accessToken()).doesNotContain(token.refreshToken());

            browser.click("a[href='/']");
            assertThat(browser.text("#accounts")).contains("Tiletown Ltd").contains("Disconnect");

            browser.click("a.deals");
            assertThat(browser.text("#deals"))
                    .contains("Slate for the town hall")
                    .contains("12500 EUR")
                    .contains("Mosaic, Villa <Rosa> & pool");

            browser.click("#home");
            browser.click("button.disconnect");
            assertThat(browser.text("#none")).isEqualTo("No account is connected yet.");
            assertThat(pipedrive.oauth().tokens()).isEmpty();
        }

        @Test
        void keepsTheDealsOfTwoCompaniesApart() {
            allow(0);
            browser.click("a[href='/']");
            allow(1);
            assertThat(browser.text("p")).isEqualTo("Pipedrive of Northwind Floors is connected.");

            browser.click("a[href='/']");
            browser.click("a.deals[href$='440056']");

            assertThat(browser.text("#deals")).contains("Oak planks").doesNotContain("Slate");
        }

        @Test
        void saysThatNothingIsConnectedWhenTheUserDenies() {
            browser.click("#connect");
            browser.click("button[value=deny]");

            browser.waitFor("a[href='/']");
            assertThat(browser.text("h1")).isEqualTo("Not connected");
            assertThat(browser.text("p")).isEqualTo("You did not allow the access.");

            browser.click("a[href='/']");
            assertThat(browser.text("#none")).isEqualTo("No account is connected yet.");
        }
    }

    @Nested
    class OverHttp {

        private final HttpClient http = HttpClient.newHttpClient();

        private HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return http.send(
                    HttpRequest.newBuilder(URI.create(service.url()).resolve(path))
                            .build(),
                    BodyHandlers.ofString());
        }

        private HttpResponse<String> disconnect(String site) throws IOException, InterruptedException {
            return http.send(
                    HttpRequest.newBuilder(URI.create(service.url()).resolve("/disconnect"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Sec-Fetch-Site", site)
                            .POST(BodyPublishers.ofString("account=440055"))
                            .build(),
                    BodyHandlers.ofString());
        }

        private void connect() throws IOException, InterruptedException {
            HttpResponse<String> begun = get("/pipedrive/connect");
            String cookie =
                    begun.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0];
            String callback = pipedrive
                    .oauth()
                    .allow(begun.headers().firstValue("location").orElseThrow());
            http.send(
                    HttpRequest.newBuilder(URI.create(callback))
                            .header("Cookie", cookie)
                            .build(),
                    BodyHandlers.ofString());
        }

        @Test
        void escapesWhatItShows() throws Exception {
            connect();

            HttpResponse<String> page = get("/deals?account=440055");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
            assertThat(page.body()).contains("Mosaic, Villa &lt;Rosa&gt; &amp; pool");
        }

        @Test
        void listsNoAccountWhoseUserHasUninstalledTheApp() throws Exception {
            connect();
            assertThat(get("/").body()).contains("Tiletown Ltd");

            assertThat(pipedrive.oauth().uninstall("tiletown-sandbox")).hasValue(204);

            assertThat(get("/").body()).contains("No account is connected yet.").doesNotContain("Tiletown Ltd");
            assertThat(get("/deals?account=440055").body()).contains("the account &apos;440055&apos; is not connected");
        }

        @Test
        void saysThatAnAccountIsNotConnected() throws Exception {
            HttpResponse<String> page = get("/deals?account=%3Cscript%3E");

            assertThat(page.statusCode()).isEqualTo(502);
            assertThat(page.body())
                    .contains("the account &apos;&lt;script&gt;&apos; is not connected")
                    .doesNotContain("<script>");
        }

        @Test
        void disconnectsForNoOtherSite() throws Exception {
            connect();

            assertThat(disconnect("cross-site").statusCode()).isEqualTo(403);
            assertThat(pipedrive.oauth().tokens()).hasSize(1);
            assertThat(disconnect("same-origin").statusCode()).isEqualTo(303);
            assertThat(pipedrive.oauth().tokens()).isEmpty();
        }
    }

    @Test
    void endsWithOneLineWhenItCanNotStart() throws Exception {
        String taken = String.valueOf(URI.create(service.url()).getPort());

        assertThat(run(Map.of(), "many")).isEqualTo("2: The port is a number from 1 to 65535, not many");
        assertThat(run(Map.of("PIPEDRIVE_CLIENT_ID", "tiles")))
                .isEqualTo("2: PIPEDRIVE_CLIENT_SECRET is missing in the environment");
        assertThat(run(Map.of(), taken))
                .isEqualTo("1: Can't listen on localhost:" + taken + ": Address already in use");
    }

    /** The exit status and what is printed as an error. */
    private static String run(Map<String, String> environment, String... arguments) throws Exception {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status =
                ConnectService.PROGRAM.run(new PrintStream(err, true, StandardCharsets.UTF_8), environment, arguments);
        return status + ": " + err.toString(StandardCharsets.UTF_8).strip();
    }
}
