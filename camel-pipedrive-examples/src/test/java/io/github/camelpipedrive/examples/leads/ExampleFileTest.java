// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelpipedrive.examples.program.ProgramRun;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.SandboxLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole of the example's file, as {@code ./mvnw -Pdemo} imports it. */
class ExampleFileTest {

    private static final Pattern HOST = Pattern.compile("@([\\w.-]+)");

    @TempDir
    private Path folder;

    private static String resource(String name) throws IOException {
        try (InputStream stream = ExampleFileTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void isImportedOnceHoweverOftenItIsRun() throws IOException {
        try (PipedriveSandbox sandbox =
                PipedriveSandbox.builder().limits(SandboxLimits.unlimited()).start()) {
            String[] arguments = {"--sandbox", sandbox.baseUrl(), "--work", folder.toString()};
            Path work = folder.resolve("localhost-" + sandbox.baseUrl().replaceAll(".*:", ""));

            ProgramRun first = ProgramRun.of(LeadImport.PROGRAM, Map.of(), arguments);
            Map<String, List<Map<String, Object>>> records = CrmRecords.of(sandbox);
            ProgramRun second = ProgramRun.of(LeadImport.PROGRAM, Map.of(), arguments);

            assertThat(first.err()).isEmpty();
            assertThat(first.status()).isZero();
            assertThat(summary(first))
                    .isEqualToNormalizingNewlines(
                            """
                              read              512
                              imported          442
                              duplicates         41
                              rejected           29
                              failed              0
                              created          1759
                                organization     80
                                person          353
                                deal            231
                                lead            211
                                note            442
                                activity        442
                              updated            30
                                person           30
                              requests         4453
                            """);
            assertThat(work.resolve("rejects.csv"))
                    .usingCharset(StandardCharsets.UTF_8)
                    .hasContent(resource("/leads/rejects.csv"));
            assertThat(second.status()).isZero();
            // The 5 requests are for the entry whose title Pipedrive refuses: it comes that far each time.
            assertThat(summary(second))
                    .isEqualToNormalizingNewlines(
                            """
                              read              512
                              imported            0
                              duplicates        483
                              rejected           29
                              failed              0
                              created             0
                              updated             0
                              requests            5
                            """);
            assertThat(CrmRecords.of(sandbox)).isEqualTo(records);
            assertThat(work.resolve("rejects.csv"))
                    .usingCharset(StandardCharsets.UTF_8)
                    .hasContent(resource("/leads/rejects.csv"));
        }
    }

    /** The rows with counts, without the seconds. */
    private static String summary(ProgramRun run) {
        return run.out()
                .lines()
                .filter(line -> line.matches(" {2,4}[a-z]+ +\\d+"))
                .map(line -> line + "\n")
                .reduce("", String::concat);
    }

    @Test
    void isImportedIntoASandboxOfTheProgramWhenNothingIsSaid() throws IOException {
        Path file = Files.writeString(
                folder.resolve("one.csv"),
                """
                Entry,Received,Name,Company,E-mail,Phone,Interest,Budget,Currency,Message,Consent
                F-1,2026-10-08,Ilse Varga,,ilse@example.org,,Pool,4800,EUR,,yes
                """);
        String[] arguments = {"--file", file.toString(), "--work", folder.toString()};

        ProgramRun first = ProgramRun.of(LeadImport.PROGRAM, Map.of(), arguments);
        ProgramRun second = ProgramRun.of(LeadImport.PROGRAM, Map.of(), arguments);

        assertThat(first.status()).isZero();
        assertThat(first.count("imported")).isEqualTo(1);
        assertThat(first.out())
                .containsPattern("Importing one.csv into the sandbox http://localhost:\\d+/, where you can watch it")
                .containsPattern("The sandbox http://localhost:\\d+/ ends now. To look at the records, keep it open:"
                        + " ./mvnw -q -Pdemo -Ddemo.args=--keep-open\\R$");
        assertThat(second.count("imported"))
                .as("the new sandbox is empty, so nothing was imported before")
                .isEqualTo(1);
    }

    @Test
    void namesNobodyWhoExists() throws IOException {
        Matcher hosts = HOST.matcher(resource("/leads/web-form.csv"));
        Set<String> others = new HashSet<>();
        while (hosts.find()) {
            if (!hosts.group(1).toLowerCase(Locale.ROOT).matches("([\\w-]+\\.)*example\\.(com|org|net)\\.?")) {
                others.add(hosts.group(1));
            }
        }

        assertThat(others)
                .as("what is not an address at all is meant to be rejected")
                .containsExactlyInAnyOrder("basaltsson", "example", "example..com", "parketta");
    }
}
