// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.camelpipedrive.examples.program.ProgramProcess;
import io.github.camelpipedrive.examples.program.ProgramRun;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import io.github.camelpipedrive.sandbox.SandboxLimits;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The program as a real process that is killed, and run again. */
class KilledImportTest {

    private static final int KILLS = 4;
    private static final int REQUESTS_OF_THE_WHOLE_FILE = 4_300;
    private static final String ENTRIES =
            """
            Entry,Received,Name,Company,E-mail,Phone,Interest,Budget,Currency,Message,Consent
            F-1,2026-10-08 01:34,Ilse Varga,Kachelwerk Immergrün,ilse@example.org,,Terrazzo,4800,EUR,Hello,yes
            F-2,2026-10-08 09:12,Sam Quill,Foxglove Hare Café,sam@example.com,+1 555 0111,Samples,90,GBP,,yes
            F-3,2026-10-08 09:40,Ilse Varga,Kachelwerk Immergrün,ilse@example.org,+1 555 0122,Pool,20k,EUR,,yes
            F-4,2026-10-08 10:05,Rosa Platt,,rosa@example.net,,Catalogue,,,,yes
            """;

    @TempDir
    private Path folder;

    private static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(2));
    }

    private static List<String> arguments(PipedriveSandbox sandbox, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--sandbox", sandbox.baseUrl(), "--work", "work"));
        arguments.addAll(List.of(more));
        return arguments;
    }

    private ProgramProcess start(List<String> arguments) throws IOException {
        return ProgramProcess.start(LeadImport.class, folder, Map.of(), arguments);
    }

    /** What an import that nobody disturbs makes of a file. */
    private Map<String, List<Map<String, Object>>> undisturbed(String... arguments) {
        try (PipedriveSandbox sandbox =
                PipedriveSandbox.builder().limits(SandboxLimits.unlimited()).start()) {
            List<String> all = arguments(sandbox, arguments);
            all.set(all.indexOf("work"), folder.resolve("undisturbed").toString());
            assertThat(ProgramRun.of(LeadImport.PROGRAM, Map.of(), all.toArray(String[]::new))
                            .status())
                    .isZero();
            return CrmRecords.of(sandbox);
        }
    }

    @Test
    void createsNothingTwiceWhereverItWasKilled() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        try (PipedriveSandbox sandbox = PipedriveSandbox.builder()
                .limits(SandboxLimits.unlimited())
                .requestsKept(100_000)
                .start()) {
            int requests = 0;
            for (int i = 0; i < KILLS; i++) {
                requests += 1 + random.nextInt(REQUESTS_OF_THE_WHOLE_FILE / KILLS);
                int enough = requests;
                try (ProgramProcess killed = start(arguments(sandbox))) {
                    await("request " + enough).until(() -> sandbox.requests().size() >= enough || !killed.isRunning());
                    assertThat(killed.isRunning()).as(killed.output()).isTrue();
                }
                requests = sandbox.requests().size();
            }

            try (ProgramProcess last = start(arguments(sandbox))) {
                assertThat(last.await()).as(last.output()).isZero();
            }

            assertThat(CrmRecords.of(sandbox))
                    .as("the records, with the seed " + seed)
                    .isEqualTo(undisturbed());
            assertThat(rejects(folder.resolve("work"))).isEqualTo(rejects(folder.resolve("undisturbed")));
        }
    }

    /** What the last import in a folder has rejected. */
    private static List<String> rejects(Path work) throws IOException {
        try (Stream<Path> files = Files.walk(work)) {
            Path rejects = files.filter(file -> file.endsWith("rejects.csv"))
                    .findFirst()
                    .orElseThrow();
            return Files.readAllLines(rejects);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "organization/create, 1",
        "person/create, 1",
        "deal/create, 1",
        "note/create, 1",
        "activity/create, 1",
        "lead/create, 1",
        "person/update, 0"
    })
    void continuesTheEntryAtWhichItWasKilled(String operation, int made) throws Exception {
        Path file = Files.writeString(folder.resolve("form.csv"), ENTRIES);
        String resource = operation.substring(0, operation.indexOf('/'));
        try (PipedriveSandbox sandbox =
                PipedriveSandbox.builder().limits(SandboxLimits.unlimited()).start()) {
            // It is carried out, and the import waits for an answer that never comes.
            sandbox.answerNext(operation, SandboxAnswer.own().delayed(Duration.ofMinutes(5)));
            try (ProgramProcess killed = start(arguments(sandbox, "--file", file.toString()))) {
                await(operation)
                        .until(() -> !sandbox.requests(operation).isEmpty()
                                && sandbox.records(resource).size() >= made);
                assertThat(killed.isRunning()).as(killed.output()).isTrue();
            }

            try (ProgramProcess again = start(arguments(sandbox, "--file", file.toString()))) {
                assertThat(again.await()).as(again.output()).isZero();
            }

            assertThat(CrmRecords.of(sandbox)).isEqualTo(undisturbed("--file", file.toString()));
        }
    }

    @Test
    void endsWithOneWhenTheTokenIsWrongAndWithTwoWhenAnOptionIs() throws Exception {
        try (PipedriveSandbox sandbox = PipedriveSandbox.builder()
                        .limits(SandboxLimits.unlimited())
                        .start();
                ProgramProcess wrongToken = start(arguments(sandbox, "--token", "wrong"));
                ProgramProcess wrongOption = start(List.of("--dls", "java"))) {
            assertThat(wrongToken.await()).as(wrongToken.output()).isEqualTo(1);
            assertThat(wrongOption.await()).as(wrongOption.output()).isEqualTo(2);
            assertThat(wrongOption.output()).isEqualToNormalizingNewlines("Unknown option --dls; --help shows all\n");
        }
    }

    @Test
    void endsWithOneWhenTheSandboxGoesAway() throws Exception {
        Path file = Files.writeString(folder.resolve("form.csv"), ENTRIES);
        PipedriveSandbox sandbox =
                PipedriveSandbox.builder().limits(SandboxLimits.unlimited()).start();
        try (ProgramProcess left = start(arguments(sandbox, "--file", file.toString(), "--requests", "1"))) {
            await("the first request").until(() -> !sandbox.requests().isEmpty());
            sandbox.close();

            assertThat(left.await()).as(left.output()).isEqualTo(1);
            assertThat(left.output()).contains("Stopped at line ").contains("Run it again to continue");
        }
    }

    @Test
    void takesTheTokenFromTheEnvironment() throws Exception {
        Path file = Files.writeString(folder.resolve("form.csv"), ENTRIES);
        try (PipedriveSandbox sandbox = PipedriveSandbox.builder()
                        .limits(SandboxLimits.unlimited())
                        .token("token-4711")
                        .start();
                ProgramProcess process = ProgramProcess.start(
                        LeadImport.class,
                        folder,
                        Map.of("PIPEDRIVE_API_TOKEN", "token-4711", "PIPEDRIVE_BASE_URL", sandbox.baseUrl()),
                        List.of("--file", file.toString(), "--requests", "1000"))) {
            assertThat(process.await()).as(process.output()).isZero();

            assertThat(sandbox.records("activity")).hasSize(4);
            assertThat(process.output()).doesNotContain("4711");
            assertThat(folder.resolve("target/lead-import"))
                    .isDirectoryContaining(
                            "glob:**/localhost-" + sandbox.baseUrl().replaceAll(".*:", ""));
        }
    }

    @Test
    void keepsTheSandboxAndItsPageOpenWhenAsked() throws Exception {
        Path file = Files.writeString(folder.resolve("form.csv"), ENTRIES);
        try (ProgramProcess process = start(List.of("--file", file.toString(), "--keep-open"))) {
            await("the end of the import").until(() -> process.output().contains("until you press Ctrl-C"));
            Matcher address =
                    Pattern.compile("The records: (http://localhost:\\d+/)").matcher(process.output());
            assertThat(address.find()).as(process.output()).isTrue();

            HttpResponse<String> state = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(address.group(1) + "sandbox/state"))
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(process.isRunning()).isTrue();
            assertThat(state.body()).contains("Terrazzo [F-1]").contains("Catalogue [F-4]");
        }
    }
}
