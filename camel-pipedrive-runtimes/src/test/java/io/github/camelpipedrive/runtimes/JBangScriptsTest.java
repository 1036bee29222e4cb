// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.runtimes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The scripts of {@code jbang-catalog.json}, by their aliases, in a user's folder. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "jbang's start script for Windows is another one")
class JBangScriptsTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(
            PipedriveSandbox.builder().unlimited().deal("Tiles, \"blue\"").generate("deal", 600));

    private static final Path SCRIPTS = OwnRepository.ROOT.resolve("jbang");

    private static CommandLines jbang;

    private UserProject user;

    @BeforeAll
    static void build() throws Exception {
        jbang = CommandLines.of("jbang-cli");
    }

    @BeforeEach
    void settings() throws IOException {
        user = UserProject.empty("jbang-user");
        user.write(
                "application.properties",
                "camel.component.pipedrive.base-url=" + PIPEDRIVE.baseUrl() + "\ncamel.component.pipedrive.api-token="
                        + PIPEDRIVE.token() + "\n");
    }

    private static List<String> command(String alias, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "--quiet",
                "run",
                "--repos",
                "central,build=" + OwnRepository.outer().toUri(),
                alias + "@" + OwnRepository.ROOT));
        command.addAll(List.of(arguments));
        return command;
    }

    /** What it prints, and its exit status as the last line. */
    private List<String> run(String alias, String... arguments) throws Exception {
        try (RunningProgram program = jbang.jbang(user.folder(), "output.txt", command(alias, arguments))) {
            int status = program.awaitEnd();
            return Stream.concat(program.output().lines(), Stream.of("exit " + status))
                    .toList();
        }
    }

    @Test
    void theCatalogHasEachScriptWithTheVersionsOfThisBuild() throws Exception {
        String catalog = Files.readString(OwnRepository.ROOT.resolve("jbang-catalog.json"));
        String camel = Pattern.compile("<camel.version>(.*)</camel.version>")
                .matcher(Files.readString(OwnRepository.ROOT.resolve("pom.xml")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        try (Stream<Path> scripts = Files.list(SCRIPTS)) {
            for (Path script : scripts.toList()) {
                String text = Files.readString(script);
                assertThat(catalog).contains("\"script-ref\": \"jbang/" + script.getFileName() + "\"");
                assertThat(text).contains("\n//JAVA 17+\n");
                assertThat(versions(text, "io.github.camelpipedrive:[a-z-]+"))
                        .isNotEmpty()
                        .containsOnly(OwnRepository.filled().version());
                assertThat(versions(text, "org.apache.camel:camel-bom"))
                        .allMatch(version -> version.equals(camel + "@pom"));
            }
        }
    }

    private static List<String> versions(String script, String artifact) {
        return Pattern.compile("//DEPS " + artifact + ":(\\S+)")
                .matcher(script)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    @Test
    void sandboxStarts() throws Exception {
        try (RunningProgram program =
                jbang.jbang(user.folder(), "sandbox.txt", command("sandbox", "--port", "0", "--stop-with-parent"))) {
            program.await("the sandbox", () -> program.output().contains("Pipedrive sandbox listening on http://"));
        }
    }

    @Test
    void dealsCsvWritesAllDeals() throws Exception {
        assertThat(run("deals-csv", "deals.csv")).containsExactly("exit 0");

        List<String> lines = Files.readAllLines(user.file("deals.csv"));
        assertThat(lines).hasSize(602).doesNotHaveDuplicates();
        assertThat(lines.get(0)).startsWith("id,title,value,currency,status,");
        assertThat(lines.get(1)).startsWith("1,\"Tiles, \"\"blue\"\"\",0,EUR,open,");
    }

    @Test
    void dealsCsvSaysWhenTheListIsNotComplete() throws Exception {
        user.write(
                "application.properties",
                "camel.component.pipedrive.base-url=" + PIPEDRIVE.baseUrl()
                        + "\ncamel.component.pipedrive.api-token=wrong\n");

        assertThat(run("deals-csv"))
                .anyMatch(line -> line.startsWith("The list is not complete: deal/list: unauthorized access (401)."))
                .endsWith("exit 1");
    }

    @Test
    void leadImportMakesLeadsOnce() throws Exception {
        user.write(
                "leads.csv",
                // As spreadsheets write it, with a byte order mark.
                "\uFEFF"
                        + """
                name,email,company,title
                Jo Lind,jo@example.com,Quarry Ltd,"Roof, ""blue"" tiles"
                ,nobody@example.com,,Nobody
                Ada Vogt,ada@example.com,,Floor
                Kim,kim@example.com
                """);

        assertThat(run("lead-import", "leads.csv"))
                .contains("Row 2 was rejected: person/upsert: name: must not be blank. Nothing was sent.")
                .contains("Row 4 was rejected: it has only 2 of 4 values")
                .contains("{leads created=2, organizations created=1, persons created=2, rejected=2}")
                .endsWith("exit 0");
        assertThat(run("lead-import", "leads.csv"))
                .contains("{leads unchanged=2, organizations unchanged=1, persons unchanged=2, rejected=2}");

        assertThat(PIPEDRIVE.records("lead"))
                .extracting(lead -> lead.get("title"))
                .containsExactlyInAnyOrder("Roof, \"blue\" tiles", "Floor");
    }

    @Test
    void leadImportSaysWhatIsWrongWithTheFile() throws Exception {
        user.write("leads.csv", "name,mail\nJo,jo@example.com\n");

        assertThat(run("lead-import", "leads.csv"))
                .contains("The import has ended: leads.csv must have the columns name, email, company, title")
                .endsWith("exit 1");
        assertThat(PIPEDRIVE.requests()).isEmpty();
    }
}
