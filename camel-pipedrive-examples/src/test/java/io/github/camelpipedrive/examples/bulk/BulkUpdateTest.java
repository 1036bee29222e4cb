// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.bulk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.camelpipedrive.examples.program.Dsl;
import io.github.camelpipedrive.examples.program.ProgramRun;
import io.github.camelpipedrive.examples.program.WorkFolder;
import io.github.camelpipedrive.sandbox.FaultKind;
import io.github.camelpipedrive.sandbox.Faults;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import io.github.camelpipedrive.sandbox.SandboxLimits;
import io.github.camelpipedrive.sandbox.SandboxPlan;
import io.github.camelpipedrive.sandbox.SandboxStatistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Many changes against the sandbox, by the routes in YAML and by those in Java. */
@ParameterizedClass
@EnumSource(Dsl.class)
class BulkUpdateTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().limits(SandboxLimits.unlimited()));

    private static final int DEALS = 60;

    @Parameter
    private Dsl dsl;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void deals() {
        file = folder.resolve("changes.jsonl");
        IntStream.rangeClosed(1, DEALS).forEach(i -> PIPEDRIVE.add("deal", Map.of("title", "Tiles " + i)));
    }

    private ProgramRun run(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--sandbox", PIPEDRIVE.baseUrl(),
                "--file", file.toString(),
                "--work", folder.resolve("work").toString(),
                "--dsl", dsl.name().toLowerCase(Locale.ROOT)));
        arguments.addAll(List.of(more));
        return ProgramRun.of(BulkUpdate.PROGRAM, Map.of(), arguments.toArray(String[]::new));
    }

    private Path rejects() {
        return folder.resolve("work")
                .resolve("localhost-" + PIPEDRIVE.baseUrl().replaceAll(".*:", ""))
                .resolve("rejects.jsonl");
    }

    private static String change(int id) {
        return "{\"id\": " + id + ", \"title\": \"Kacheln für Nr. " + id + "\"}\n";
    }

    private static String changes(int from, int to) {
        StringBuilder lines = new StringBuilder();
        IntStream.rangeClosed(from, to).forEach(id -> lines.append(change(id)));
        return lines.toString();
    }

    private static List<String> titles() {
        return PIPEDRIVE.records("deal").stream()
                .map(deal -> String.valueOf(deal.get("title")))
                .toList();
    }

    private static List<String> changedTitles() {
        return IntStream.rangeClosed(1, DEALS)
                .mapToObj(id -> "Kacheln für Nr. " + id)
                .toList();
    }

    @Test
    void changesEachRecordAndNoneTwice() throws IOException {
        Files.writeString(file, "# Titles of October\n\n" + changes(1, DEALS) + "   \n" + change(7));

        ProgramRun first = run();
        ProgramRun second = run();

        assertThat(first.status()).as(first.toString()).isZero();
        assertThat(first.count("read")).isEqualTo(DEALS + 1);
        assertThat(first.count("changed") + first.count("done before")).isEqualTo(DEALS + 1);
        assertThat(first.count("rejected")).isZero();
        assertThat(titles()).isEqualTo(changedTitles());
        assertThat(second.status()).isZero();
        assertThat(second.count("changed")).isZero();
        assertThat(second.count("done before")).isEqualTo(DEALS + 1);
        assertThat(PIPEDRIVE.requests("deal/update")).hasSize(first.count("changed"));
        assertThat(rejects()).doesNotExist();
    }

    @Test
    void changesNothingByAFileThatIsNotInUtf8() throws IOException {
        Files.write(file, changes(1, DEALS).getBytes(StandardCharsets.ISO_8859_1));

        ProgramRun run = run();

        assertThat(run.status()).as(run.toString()).isEqualTo(1);
        assertThat(run.out()).contains("Stopped: " + file + " is not in UTF-8. Convert it.");
        assertThat(run.count("changed")).isZero();
        assertThat(titles()).noneMatch(title -> title.startsWith("Kacheln"));
    }

    @Test
    void rejectsWhatCantBeUsedAndReadsItAgainWhenItIsCorrected() throws IOException {
        Files.writeString(
                file,
                """
                {"id": 1, "value": "4.800,-"}
                {"id": 2, "titel": "Würfel"}
                {"id": 3, "title": "Cut off
                {"title": "Which one?"}
                {"id": 5, "stage_id": 99}
                {"id": 4711, "title": "There is no such deal"}
                """
                        + changes(6, DEALS));

        ProgramRun run = run();

        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(run.count("changed")).isEqualTo(DEALS - 5);
        assertThat(run.count("rejected")).isEqualTo(6);
        assertThat(run.out()).contains("The rejected lines, each after its reason: " + rejects());
        assertThat(Files.readString(rejects())
                        .replaceAll(" \\[correlation id \\S+]", "")
                        .split("\n(?=#)"))
                .extracting(String::strip)
                .containsExactlyInAnyOrder(
                        """
                        # deal/update: value: expected a number such as 1250.75, got '4.800,-'. Nothing was sent.
                        {"id": 1, "value": "4.800,-"}""",
                        """
                        # deal/update: unknown parameter 'titel'. Did you mean 'title'? Nothing was sent.
                        {"id": 2, "titel": "Würfel"}""",
                        """
                        # deal/update: body: is not JSON: it ends in the middle (line 1, column 28). Nothing was sent.
                        {"id": 3, "title": "Cut off""",
                        """
                        # deal/update: id is required; give it in the body, as header CamelPipedrive.id or as option id.\
                         Nothing was sent.
                        {"title": "Which one?"}""",
                        """
                        # deal/update 5: Validation failed: stage_id: Stage 99 not found (400 ERR_SCHEMA_VALIDATION_FAILED).\
                         pipedrive:stage/list shows which there are; it may have been deleted, or this user may not see it.
                        {"id": 5, "stage_id": 99}""",
                        """
                        # deal/update 4711: Deal not found or not accessible. (404). The ID is wrong, the record was\
                         deleted, or this user may not see it.
                        {"id": 4711, "title": "There is no such deal"}""");

        file = Files.writeString(
                folder.resolve("corrected.jsonl"),
                Files.readString(rejects()).replace("titel", "title").replace("\"4.800,-\"", "4800"));
        ProgramRun corrected = run();

        assertThat(corrected.count("changed")).isEqualTo(2);
        assertThat(corrected.count("rejected")).isEqualTo(4);
        assertThat(PIPEDRIVE.record("deal", 1)).containsEntry("value", 4800);
        assertThat(PIPEDRIVE.record("deal", 2)).containsEntry("title", "Würfel");
    }

    @Test
    void goesOnBehindALineThatPipedriveFailsOver() throws IOException {
        Files.writeString(file, changes(1, DEALS));
        PIPEDRIVE.answerNext("deal/update", SandboxAnswer.of(501, "{\"success\": false, \"error\": \"Not today\"}"));

        ProgramRun first = run();
        String rejected = Files.readString(rejects());
        ProgramRun second = run();

        assertThat(first.status()).as(first.toString()).isZero();
        assertThat(first.count("changed")).isEqualTo(DEALS - 1);
        assertThat(rejected).startsWith("# deal/update ").contains(": Not today (501)");
        assertThat(second.count("changed")).isEqualTo(1);
        assertThat(second.count("done before")).isEqualTo(DEALS - 1);
        assertThat(titles()).isEqualTo(changedTitles());
        assertThat(rejects()).doesNotExist();
    }

    @Test
    void endsWhenPipedriveFailsLineAfterLineAndGoesOnLater() throws IOException {
        Files.writeString(file, changes(1, DEALS));
        PIPEDRIVE.startFaults(Faults.rate(1).kinds(FaultKind.NOT_IMPLEMENTED));

        ProgramRun first = run();
        PIPEDRIVE.stopFaults();
        ProgramRun second = run();

        assertThat(first.status()).isEqualTo(1);
        assertThat(first.out())
                .containsPattern(
                        "Stopped: deal/update \\d+: Not implemented \\(501\\).*\\R" + "Run it again to continue.");
        assertThat(first.count("changed")).isZero();
        assertThat(first.count("rejected")).isEqualTo(20);
        assertThat(second.status()).isZero();
        assertThat(second.count("changed")).isEqualTo(DEALS);
        assertThat(titles()).isEqualTo(changedTitles());
    }

    @Test
    void endsAtOnceWhenNoLineCanGoWell() throws IOException {
        Files.writeString(file, changes(1, DEALS));

        ProgramRun run = run("--token", "wrong-4711");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("Stopped: deal/update ")
                .contains("(401)")
                .doesNotContain("4711");
        assertThat(run.count("changed")).isZero();
        assertThat(run.count("rejected")).isZero();
        assertThat(run.count("read")).as("lines that were in work").isLessThan(DEALS);
        assertThat(rejects()).doesNotExist();
    }

    @Test
    void leavesOthersAFifthOfTheLimits() throws IOException {
        Files.writeString(file, changes(1, DEALS));
        PIPEDRIVE.limits(SandboxLimits.of(SandboxPlan.ULTIMATE).requestsPerWindow(40));

        ProgramRun run = run();

        assertThat(run.count("changed")).isEqualTo(DEALS);
        assertThat(PIPEDRIVE.statistics().tooManyRequests()).isZero();
        assertThat(PIPEDRIVE.statistics().peaks().values())
                .extracting(SandboxStatistics.Peak::requests)
                .containsExactly(32);
    }

    @Test
    void closesItsDatabase() throws IOException {
        Files.writeString(file, changes(1, DEALS));
        run();

        try (FileChannel database =
                FileChannel.open(rejects().resolveSibling("done.mv.db"), StandardOpenOption.WRITE)) {
            assertThat(database.tryLock()).as("nobody else has it open").isNotNull();
        }
    }

    @Test
    void doesNotStartBesideAnotherRunInTheSameFolder() throws IOException {
        Files.writeString(file, changes(1, DEALS));
        try (WorkFolder other = WorkFolder.open(rejects().getParent())) {
            ProgramRun run = run();

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err())
                    .isEqualToNormalizingNewlines(
                            "The update can't start: Another run is using " + other.path() + "\n");
        }
        assertThat(PIPEDRIVE.requests()).isEmpty();
    }

    @Test
    void saysWhichOperationThereIsNot() throws IOException {
        Files.writeString(file, changes(1, DEALS));

        ProgramRun run = run("--operation", "deal/updat");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "The update can't start: Unknown operation 'deal/updat'. Did you mean 'deal/update'?\n");
    }

    @Test
    void readsNoFileThatItIsToWrite() throws IOException {
        Files.writeString(file, "{}\n");
        run();
        String rejected = Files.readString(rejects());
        file = rejects();

        ProgramRun run = run();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .isEqualToNormalizingNewlines("The update can't start: " + rejects()
                        + " is written again by each run: read it under another name\n");
        assertThat(Files.readString(rejects())).isEqualTo(rejected);
    }
}
