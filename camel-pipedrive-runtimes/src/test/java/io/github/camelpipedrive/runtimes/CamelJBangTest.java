// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.runtimes;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands of the guide to Camel JBang, in a user's folder. */
class CamelJBangTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().organization("Acme Corp"));

    private static final Path DOCS = OwnRepository.ROOT.resolve("docs");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static CommandLines camel;

    private UserProject user;

    @BeforeAll
    static void build() throws Exception {
        camel = CommandLines.of("jbang");
    }

    @BeforeEach
    void copy() throws IOException {
        user = UserProject.copyOf(DOCS.resolve("first-camel-jbang"), "camel-jbang-user");
        user.write(
                "application.properties",
                Files.readString(user.file("application.properties"))
                        .replace("http://localhost:8765", PIPEDRIVE.baseUrl()));
    }

    /** The arguments of the guide's command that contains a text. */
    private static List<String> command(String containing) throws IOException {
        String line = Files.readAllLines(DOCS.resolve("camel-jbang.md")).stream()
                .filter(each -> each.startsWith("    camel ") && each.contains(containing))
                .findFirst()
                .orElseThrow();
        List<String> words = new ArrayList<>(
                List.of(line.strip().replace("1.0.0-SNAPSHOT", version()).split(" ")));
        words.remove(0);
        // Those that this command line would take by itself are not published.
        words.add("--kamelets-version=4.18.0");
        return words;
    }

    private static String version() throws IOException {
        return OwnRepository.filled().version();
    }

    private static List<String> running(List<String> command, String... more) {
        List<String> all = new ArrayList<>(command);
        all.add("--logging-color=false");
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void runsTheRouteAndShowsIt() throws Exception {
        int port = freePort();
        List<String> command =
                running(command("run deal.camel.yaml"), "--console", "--management-port=" + port, "--name=first-deal");
        try (RunningProgram program = camel.camel(user.folder(), "run.txt", command)) {
            program.await("the deal", () -> program.output().contains("Deal 1 was created"));

            assertThat(PIPEDRIVE.record("deal", 1))
                    .containsEntry("title", "Floor tiles")
                    .containsEntry("value", 4800);
            assertThat(camel.camel(user.folder(), List.of("get", "endpoint")))
                    .contains("first-deal", "timer://deal", "pipedrive://deal/create");
            assertThat(page(port)).contains("Pipedrive:", PIPEDRIVE.baseUrl(), "1 calls, 0 failed");
            assertThat(program.output()).doesNotContain(PIPEDRIVE.token());
        }
    }

    private static String page(int port) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/q/dev/pipedrive"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void theGuideShowsTheRouteOfTheFolder() throws Exception {
        assertThat(Files.readString(DOCS.resolve("camel-jbang.md")))
                .contains("```yaml\n" + Files.readString(user.file("deal.camel.yaml")) + "```");
    }

    @Test
    void runsAKameletInAPipe() throws Exception {
        user.write("search.yaml", pipe("search"));

        try (RunningProgram program =
                camel.camel(user.folder(), "run.txt", running(command("run search.yaml"), "--max-messages=1"))) {
            assertThat(program.awaitEnd()).as(program::output).isZero();

            assertThat(program.output()).containsPattern("found +: .*\"name\":\"Acme Corp\"");
        }
    }

    @Test
    void saysWhatIsWrongWithARoute() throws Exception {
        user.write(
                "deal.camel.yaml",
                Files.readString(user.file("deal.camel.yaml")).replace("deal/create", "deal/craete"));

        try (RunningProgram program = camel.camel(user.folder(), "run.txt", running(command("run deal.camel.yaml")))) {
            assertThat(program.awaitEnd()).as(program::output).isNotZero();

            assertThat(program.output()).contains("Did you mean 'deal/create'?");
        }
    }

    /** The Pipe of this name in the guide to Kamelets. */
    private static String pipe(String name) throws IOException {
        return Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(DOCS.resolve("kamelets.md")))
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains("kind: Pipe") && block.contains("\n  name: " + name + "\n"))
                .findFirst()
                .orElseThrow();
    }

    /** What Spring Boot and Quarkus need is said by {@code --dep}; the command knows nothing of this component. */
    @ParameterizedTest
    @CsvSource({
        "camel-main, camel-pipedrive",
        "spring-boot, camel-pipedrive-spring-boot-starter",
        "quarkus, camel-pipedrive-quarkus"
    })
    void exportsAProjectThatBuilds(String runtime, String artifact) throws Exception {
        List<String> command = new ArrayList<>(command("export deal.camel.yaml"));
        command.replaceAll(word -> word.startsWith("--runtime=") ? "--runtime=" + runtime : word);
        command.replaceAll(word -> word.replace("camelpipedrive:camel-pipedrive:", "camelpipedrive:" + artifact + ":"));

        camel.camel(user.folder(), command);

        UserProject exported = UserProject.copyOf(user.file("crm"), "camel-jbang-" + runtime);
        assertThat(Files.readString(exported.file("pom.xml")))
                .contains("<artifactId>" + artifact + "</artifactId>", "<version>" + version() + "</version>");
        exported.maven("package", "-Dmaven.test.skip=true", "-Dquarkus.analytics.disabled=true");
        assertThat(exported.file("target"))
                .isDirectoryContaining(file -> Pattern.matches(
                        ".*(\\.jar|quarkus-app)", file.getFileName().toString()));
    }
}
