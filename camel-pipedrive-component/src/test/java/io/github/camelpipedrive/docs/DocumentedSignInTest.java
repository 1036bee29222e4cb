// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.docs;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A service made of what is in the guide to OAuth, with the sandbox as Pipedrive. */
class DocumentedSignInTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .app("crm", "crm-secret", "http://localhost/known-when-the-service-has-a-port")
            .deal("Floor tiles"));

    private static final Path ROOT = Path.of(System.getProperty("basedir", "."))
            .toAbsolutePath()
            .normalize()
            .getParent();
    private static final String OPTION = "camel.component.pipedrive.";

    @TempDir
    private Path folder;

    private final Main service = new Main();
    private final HttpClient browser = HttpClient.newHttpClient();
    private String url;

    @BeforeEach
    void start() throws Exception {
        int port = freePort();
        url = "http://localhost:" + port;
        PIPEDRIVE.oauth().app("crm", "crm-secret", url + "/pipedrive/callback");
        Path routes = Files.createDirectory(folder.resolve("camel"));
        Files.writeString(routes.resolve("connect.yaml"), block("docs/oauth.md", "yaml", 0));
        Files.writeString(routes.resolve("deals.yaml"), block("docs/oauth.md", "yaml", 1));
        Properties documented = new Properties();
        documented.load(new StringReader(block("docs/oauth.md", "properties", 0)));
        String patterns = documented.getProperty("camel.main.routes-include-pattern");
        assertThat(patterns).contains("classpath:camel/*");
        Properties changed = new Properties();
        changed.setProperty(
                "camel.main.routes-include-pattern", patterns.replace("classpath:camel/*", "file:" + routes + "/*"));
        changed.setProperty("camel.server.port", String.valueOf(port));
        changed.setProperty(OPTION + "client-id", "crm");
        changed.setProperty(OPTION + "client-secret", "crm-secret");
        changed.setProperty(OPTION + "redirect-uri", url + "/pipedrive/callback");
        changed.setProperty(OPTION + "token-directory", folder.resolve("tokens").toString());
        changed.setProperty(OPTION + "base-url", PIPEDRIVE.baseUrl());
        changed.setProperty(OPTION + "oauth-url", PIPEDRIVE.baseUrl());
        documented.forEach((name, value) -> service.addInitialProperty(name.toString(), value.toString()));
        service.setOverrideProperties(changed);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String block(String page, String language, int number) throws IOException {
        List<String> blocks = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve(page)))
                .results()
                .map(result -> result.group(1))
                .toList();
        return blocks.get(number);
    }

    private HttpResponse<String> get(String address, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String connect() throws IOException, InterruptedException {
        HttpResponse<String> begun = get(url + "/pipedrive/connect");
        assertThat(begun.statusCode()).isEqualTo(302);
        String callback =
                PIPEDRIVE.oauth().allow(begun.headers().firstValue("location").orElseThrow());
        String cookie = begun.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0];
        return get(callback, "Cookie", cookie).body();
    }

    @Test
    void connectsAnAccountForItsRoutes() throws Exception {
        assertThat(connect()).contains("<p>Pipedrive of Tiletown Ltd is connected.</p>");

        List<?> deals = service.getCamelContext()
                .createProducerTemplate()
                .request("direct:deals", exchange -> exchange.setVariable("company", "440055"))
                .getMessage()
                .getBody(List.class);

        assertThat(deals).singleElement().satisfies(deal -> assertThat(((Map<?, ?>) deal).get("title"))
                .isEqualTo("Floor tiles"));
        assertThat(folder.resolve("tokens/440055.token.json")).exists();
    }

    @Test
    void forgetsAnAccountWhoseUserUninstallsTheApp() throws Exception {
        connect();

        assertThat(PIPEDRIVE.oauth().uninstall("tiletown-sandbox")).hasValue(204);

        assertThat(folder.resolve("tokens/440055.token.json")).doesNotExist();
    }

    @Test
    void forgetsItByARouteOfOnesOwn() throws Exception {
        connect();
        CamelContext context = service.getCamelContext();
        context.getRouteController().stopRoute("uninstalled");
        context.removeRoute("uninstalled");
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromString("own.yaml", block("docs/oauth.md", "yaml", 3)));

        assertThat(context.getRoute("uninstalled")).isNull();

        assertThat(PIPEDRIVE.oauth().uninstall("tiletown-sandbox")).hasValue(204);

        assertThat(folder.resolve("tokens/440055.token.json")).doesNotExist();
    }

    @Test
    void answersThatAnAccountHasToBeConnectedAgain() throws Exception {
        connect();
        SignedIn signIn = new SignedIn();
        service.getCamelContext().getRegistry().bind("signIn", signIn);
        PluginHelper.getRoutesLoader(service.getCamelContext())
                .loadRoutes(ResourceHelper.fromString("service.yaml", block("docs/oauth.md", "yaml", 2)));

        HttpResponse<String> deals = get(url + "/deals", "X-Sent", "by the visitor");
        signIn.account = "440056";
        HttpResponse<String> refused = get(url + "/deals?CamelPipedriveAccount=440055");

        assertThat(deals.statusCode()).isEqualTo(200);
        assertThat(deals.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(deals.headers().firstValue("x-sent")).isEmpty();
        assertThat(deals.body()).startsWith("[{").contains("\"title\":\"Floor tiles\"");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(refused.body())
                .isEqualTo("{\"error\": \"Connect your Pipedrive account\", \"connect\": \"/pipedrive/connect\"}");
    }

    /** Who has signed in to the service. */
    public static final class SignedIn {

        private String account = "440055";

        /** The account of the customer who has signed in. */
        public String account() {
            return account;
        }
    }

    @Test
    void forgetsAnAccountByTheCommandOfTheGuide() throws Exception {
        connect();
        Matcher command = Pattern.compile("\n {4}curl -i -X DELETE -u (\\S+) -H \"(.*?): (.*?)\""
                        + " http://localhost:8080(\\S+) -d '(.*?)'\n")
                .matcher(Files.readString(ROOT.resolve("docs/oauth.md")));
        assertThat(command.find()).isTrue();
        String credentials = command.group(1).replace("sandbox-", "crm-").replace("crm-client", "crm");
        String body = command.group(5).replace("sandbox-client", "crm");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + command.group(4)))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .method("DELETE", HttpRequest.BodyPublishers.ofString(body));

        int asAForm = browser.send(
                        request.copy()
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
        assertThat(folder.resolve("tokens/440055.token.json")).exists();
        int asDocumented = browser.send(
                        request.copy()
                                .header(command.group(2), command.group(3))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();

        assertThat(asAForm).isEqualTo(400);
        assertThat(asDocumented).isEqualTo(204);
        assertThat(folder.resolve("tokens/440055.token.json")).doesNotExist();
    }

    @Test
    void runsTheRouteOfTheReadme() throws Exception {
        connect();
        Matcher last = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve("README.md")).split("## Sign in with OAuth\n", 2)[1]);
        assertThat(last.find()).isTrue();
        PluginHelper.getRoutesLoader(service.getCamelContext())
                .loadRoutes(ResourceHelper.fromString("documented.yaml", last.group(1)));

        Object deals = service.getCamelContext()
                .createProducerTemplate()
                .request("direct:open-deals", exchange -> exchange.setVariable("company", "440055"))
                .getMessage()
                .getBody();

        assertThat((List<?>) deals).hasSize(1);
    }
}
