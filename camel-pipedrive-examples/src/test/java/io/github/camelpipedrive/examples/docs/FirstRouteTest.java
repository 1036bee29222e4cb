// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.docs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The project that the README starts with, in an empty folder, by the README's command. Maven takes this build's own
 * artifacts, and all others from the local repository of this build.
 */
class FirstRouteTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().generate("deal", 20));

    private static final Path ROOT = Path.of(System.getProperty("basedir", "."))
            .toAbsolutePath()
            .normalize()
            .getParent();
    private static final String VERSION = "1.0.0-SNAPSHOT";

    @TempDir
    private Path folder;

    private Path project;
    private Path output;
    private Process maven;

    @BeforeEach
    void copy() throws IOException {
        project = folder.resolve("first-route");
        output = folder.resolve("output.txt");
        copy(ROOT.resolve("docs/first-route"), project);
        install("camel-pipedrive-parent", ROOT);
        install("camel-pipedrive-api", ROOT.resolve("camel-pipedrive-api"));
        install("camel-pipedrive", ROOT.resolve("camel-pipedrive-component"));
    }

    @AfterEach
    void end() throws InterruptedException {
        if (maven != null) {
            maven.descendants().forEach(ProcessHandle::destroyForcibly);
            maven.destroyForcibly().waitFor();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path each : files.toList()) {
                Path copy = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(each, copy);
                }
            }
        }
    }

    /** Puts an artifact of this build into the local repository of the project. */
    private void install(String artifact, Path module) throws IOException {
        Path target = Files.createDirectories(folder.resolve("repository/io/github/camelpipedrive")
                .resolve(artifact)
                .resolve(VERSION));
        Files.copy(module.resolve("pom.xml"), target.resolve(artifact + "-" + VERSION + ".pom"));
        Path classes = module.resolve("target/classes");
        if (!Files.isDirectory(classes)) {
            return;
        }
        try (OutputStream file = Files.newOutputStream(target.resolve(artifact + "-" + VERSION + ".jar"));
                ZipOutputStream jar = new ZipOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(
                        new ZipEntry(classes.relativize(each).toString().replace('\\', '/')));
                Files.copy(each, jar);
                jar.closeEntry();
            }
        }
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    private static String only(String regex, String text) {
        Matcher matcher = Pattern.compile(regex, Pattern.DOTALL).matcher(text);
        assertThat(matcher.find()).as(regex).isTrue();
        return matcher.group(1);
    }

    private Path settings() throws IOException {
        return Files.writeString(
                folder.resolve("settings.xml"),
                """
                <settings>
                  <localRepository>%s</localRepository>
                  <mirrors>
                    <mirror><id>of-this-build</id><mirrorOf>*</mirrorOf><url>%s</url></mirror>
                  </mirrors>
                </settings>
                """
                        .formatted(
                                folder.resolve("repository"),
                                Path.of(System.getProperty(
                                                "maven.repo.local", System.getProperty("build.localRepository")))
                                        .toUri()));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "mvnw is another file there")
    void printsTheDealsOfTheSandboxByTheCommandOfTheReadme() throws Exception {
        Path properties = project.resolve("src/main/resources/application.properties");
        String text = Files.readString(properties);
        assertThat(text).contains("=http://localhost:8765\n").contains("=" + PIPEDRIVE.token() + "\n");
        Files.writeString(properties, text.replace("http://localhost:8765", PIPEDRIVE.baseUrl()));
        List<String> command =
                new ArrayList<>(List.of(only("\n    (./mvnw [^\n#]*~/first-route/[^\n#]*?)(?: *#[^\n]*)?\n", readme())
                        .replace("~", folder.toString())
                        .split(" ")));
        command.addAll(List.of("-s", settings().toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().keySet().removeIf(name -> name.startsWith("PIPEDRIVE_"));

        maven = builder.start();

        Awaitility.await("the deals or the end of Maven")
                .atMost(Duration.ofMinutes(3))
                .until(() -> !maven.isAlive() || Files.readString(output).contains("title="));
        assertThat(Files.readString(output)).doesNotContain("ERROR").contains(titlesOfFiveOpenDeals());
        assertThat(PIPEDRIVE.requests("deal/list")).hasSize(1);
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
        assertThat(Files.readString(project.resolve("src/main/resources/camel/deals.camel.yaml")))
                .isEqualTo(only("```yaml\n(.*?)```", readme()));
    }

    @Test
    void usesTheVersionsOfThisBuild() throws IOException {
        String build = Files.readString(ROOT.resolve("pom.xml"));
        String pom = Files.readString(project.resolve("pom.xml"));

        for (String name : List.of("camel", "slf4j", "resources-plugin", "compiler-plugin", "exec-plugin")) {
            assertThat(pom).contains(only("<" + name + "\\.version>(.*?)</", build) + "</");
        }
    }
}
