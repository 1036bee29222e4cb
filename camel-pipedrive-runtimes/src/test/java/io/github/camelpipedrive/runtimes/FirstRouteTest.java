// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.runtimes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The project that the README starts with, in an empty folder, by the goals of the README's command. */
class FirstRouteTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().generate("deal", 20));

    private static final Path PROJECT = OwnRepository.ROOT.resolve("docs/first-route");
    private static final String PROPERTIES = "src/main/resources/application.properties";

    private static String readme() throws IOException {
        return Files.readString(OwnRepository.ROOT.resolve("README.md"));
    }

    private static String only(String regex, String text) {
        Matcher matcher = Pattern.compile(regex, Pattern.DOTALL).matcher(text);
        assertThat(matcher.find()).as(regex).isTrue();
        return matcher.group(1);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "mvnw is another file there")
    void printsTheDealsOfTheSandboxByTheCommandOfTheReadme() throws Exception {
        UserProject project = UserProject.copyOf(PROJECT, "first-route");
        String text = Files.readString(project.file(PROPERTIES));
        assertThat(text).contains("=http://localhost:8765\n").contains("=" + PIPEDRIVE.token() + "\n");
        project.write(PROPERTIES, text.replace("http://localhost:8765", PIPEDRIVE.baseUrl()));
        String goals = only("\n    ./mvnw -q -f ~/first-route/pom.xml ([a-z: ]*[a-z])", readme());

        try (RunningProgram maven = project.startMaven(Jdk.ofThisBuild(), List.of(goals.split(" ")))) {
            maven.await("the deals", () -> maven.output().contains("title="));

            assertThat(maven.output()).doesNotContain("ERROR").contains(titlesOfFiveOpenDeals());
            assertThat(PIPEDRIVE.requests("deal/list")).hasSize(1);
        }
    }

    private static List<String> titlesOfFiveOpenDeals() {
        return PIPEDRIVE.records("deal").stream()
                .filter(deal -> "open".equals(deal.get("status")))
                .limit(5)
                .map(deal -> "title=" + deal.get("title"))
                .toList();
    }

    @Test
    void isTheRouteThatTheReadmeShows() throws IOException {
        assertThat(Files.readString(PROJECT.resolve("src/main/resources/camel/deals.camel.yaml")))
                .isEqualTo(only("```yaml\n(.*?)```", readme()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"camel", "slf4j", "resources-plugin", "compiler-plugin", "exec-plugin"})
    void usesTheVersionsOfThisBuild(String name) throws IOException {
        String version =
                only("<" + name + "\\.version>(.*?)</", Files.readString(OwnRepository.ROOT.resolve("pom.xml")));

        assertThat(Files.readString(PROJECT.resolve("pom.xml"))).contains(version + "</");
    }
}
