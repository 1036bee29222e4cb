// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.examples.program.ProgramRun;
import io.github.camelpipedrive.examples.program.WorkFolder;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import io.github.camelpipedrive.sandbox.SandboxLimits;
import io.github.camelpipedrive.sandbox.SandboxRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** What the import does with an entry. */
class LeadImportTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().limits(SandboxLimits.unlimited()));

    private static final String HEADER =
            "Entry,Received,Name,Company,E-mail,Phone,Interest,Budget,Currency,Message,Consent\n";
    private static final String DEAL = "F-1,2026-10-08 01:34,Ilse Varga,Kachelwerk Immergrün,ilse@example.org,"
            + "+1 555 0111,\"Terrazzo, grau\",\"4.800,-\",€,\"Bis <März>,\nbitte!\",ja\n";
    private static final String LEAD = "F-2,2026-10-08 09:12,Sam Quill,,sam@example.com,,Samples,90,GBP,,yes\n";
    private static final String BAD = "F-3,2026-10-08 10:00,Noor,,noor@,,Samples,,,,yes\n";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("form.csv");
    }

    private ProgramRun run(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--sandbox", PIPEDRIVE.baseUrl(),
                "--file", file.toString(),
                "--work", folder.resolve("work").toString()));
        arguments.addAll(List.of(more));
        return ProgramRun.of(LeadImport.PROGRAM, Map.of(), arguments.toArray(String[]::new));
    }

    private ProgramRun importing(String rows) throws IOException {
        Files.writeString(file, HEADER + rows);
        return run();
    }

    private Path work() {
        return folder.resolve("work").resolve("localhost-" + PIPEDRIVE.baseUrl().replaceAll(".*:", ""));
    }

    private static Map<String, Object> only(String resource) {
        List<Map<String, Object>> records = PIPEDRIVE.records(resource);
        assertThat(records).as(resource).hasSize(1);
        return records.get(0);
    }

    private static Map<String, Integer> counts() {
        return Map.of(
                "organization", PIPEDRIVE.records("organization").size(),
                "person", PIPEDRIVE.records("person").size(),
                "deal", PIPEDRIVE.records("deal").size(),
                "lead", PIPEDRIVE.records("lead").size(),
                "note", PIPEDRIVE.records("note").size(),
                "activity", PIPEDRIVE.records("activity").size());
    }

    @Test
    void makesADealWithAllThatBelongsToIt() throws IOException {
        ProgramRun run = importing(DEAL);

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        Map<String, Object> organization = only("organization");
        assertThat(organization).containsEntry("name", "Kachelwerk Immergrün");
        Map<String, Object> person = only("person");
        assertThat(person)
                .contains(
                        entry("name", "Ilse Varga"),
                        entry("org_id", organization.get("id")),
                        entry("emails", contact("ilse@example.org")),
                        entry("phones", contact("+1 555 0111")));
        Map<String, Object> deal = only("deal");
        assertThat(deal)
                .contains(
                        entry("title", "Terrazzo, grau [F-1]"),
                        entry("value", 4800),
                        entry("currency", "EUR"),
                        entry("person_id", person.get("id")),
                        entry("org_id", organization.get("id")));
        assertThat(only("note"))
                .contains(
                        entry("deal_id", deal.get("id")),
                        entry(
                                "content",
                                "Web form [F-1], received 2026-10-08 01:34<br>Budget: 4.800,-"
                                        + "<br><br>Bis &lt;März&gt;,<br>bitte!"));
        assertThat(only("activity"))
                .contains(
                        entry("subject", "Answer: Terrazzo, grau [F-1]"),
                        entry("type", "call"),
                        entry("done", false),
                        entry("deal_id", deal.get("id")),
                        entry("org_id", organization.get("id")),
                        entry("person_id", person.get("id")));
        assertThat(only("activity").get("due_date").toString()).matches("\\d{4}-\\d{2}-\\d{2}");
        assertThat(PIPEDRIVE.records("lead")).isEmpty();
    }

    private static List<Map<String, Object>> contact(String value) {
        return List.of(Map.of("value", value, "primary", true, "label", "work"));
    }

    @Test
    void makesALeadOfASmallBudget() throws IOException {
        assertThat(importing(LEAD).status()).isZero();

        Map<String, Object> person = only("person");
        assertThat(person).contains(entry("name", "Sam Quill"), entry("phones", List.of()));
        Map<String, Object> lead = only("lead");
        assertThat(lead)
                .contains(
                        entry("title", "Samples [F-2]"),
                        entry("person_id", person.get("id")),
                        entry("value", Map.of("amount", 90, "currency", "GBP")));
        assertThat(lead.get("organization_id")).isNull();
        assertThat(only("note")).contains(entry("lead_id", lead.get("id")));
        assertThat(only("activity"))
                .contains(
                        entry("type", "email"), entry("lead_id", lead.get("id")), entry("person_id", person.get("id")));
        assertThat(PIPEDRIVE.records("deal")).isEmpty();
        assertThat(PIPEDRIVE.records("organization")).isEmpty();
    }

    @Test
    void makesALeadWithoutValueOfABudgetThatCantBeRead() throws IOException {
        importing("F-4,2026-10-08,,Foxglove Hare Café,rosa@example.org,,,on request,,,yes\n");

        assertThat(only("person")).containsEntry("name", "rosa@example.org");
        assertThat(only("lead")).containsEntry("title", "Enquiry [F-4]");
        assertThat(only("lead").get("value")).isNull();
        assertThat(only("lead"))
                .containsEntry("organization_id", only("organization").get("id"));
        assertThat(only("note")).containsEntry("content", "Web form [F-4], received 2026-10-08<br>Budget: on request");
    }

    @Test
    void passesOnWhatTheFormsUsersWriteAsItIs() throws IOException {
        importing("F-5,2026-10-08,\"\"\"Ü\"\" & Søn\\, {{x}} ${body}\",\"D.I.Y. <Ducks> & 50% \"\"Baths\"\", ?#+\","
                + "a+b%c_d-e@example.org,,タイル 🏊 ${exchangeId},2000,EUR,,yes\n");

        assertThat(only("person")).containsEntry("name", "\"Ü\" & Søn\\, {{x}} ${body}");
        assertThat(only("person").get("emails")).isEqualTo(contact("a+b%c_d-e@example.org"));
        assertThat(only("organization")).containsEntry("name", "D.I.Y. <Ducks> & 50% \"Baths\", ?#+");
        assertThat(only("deal")).containsEntry("title", "タイル 🏊 ${exchangeId} [F-5]");
        assertThat(PIPEDRIVE.requests("organization/search").get(0).query())
                .containsEntry("term", "D.I.Y. <Ducks> & 50% \"Baths\", ?#+");
    }

    @Test
    void takesOrganizationAndPersonThatAreThere() throws IOException {
        PIPEDRIVE.add("organization", Map.of("name", "Kachelwerk Immergrün & Partner"));
        Object organization = PIPEDRIVE
                .add("organization", Map.of("name", "KACHELWERK immergrün"))
                .get("id");
        PIPEDRIVE.add("person", Map.of("name", "Not Ilse", "emails", List.of(Map.of("value", "my.ilse@example.org"))));
        Object person = PIPEDRIVE
                .add(
                        "person",
                        Map.of(
                                "name",
                                "I. Varga",
                                "org_id",
                                organization,
                                "emails",
                                List.of(Map.of("value", "ILSE@example.org")),
                                "phones",
                                List.of(Map.of("value", "+1 555 0199"))))
                .get("id");
        Map<String, Object> before = PIPEDRIVE.record("person", person);

        ProgramRun run = importing(DEAL);

        assertThat(counts()).containsEntry("organization", 2).containsEntry("person", 2);
        assertThat(PIPEDRIVE.record("person", person)).isEqualTo(before);
        assertThat(only("deal")).contains(entry("person_id", person), entry("org_id", organization));
        assertThat(run.count("updated")).isZero();
        assertThat(run.count("created")).isEqualTo(3);
    }

    @Test
    void rejectsAnEntryWhosePersonIsNotTheOnlyOne() throws IOException {
        PIPEDRIVE.add("person", Map.of("name", "First", "emails", List.of(Map.of("value", "sam@example.com"))));
        PIPEDRIVE.add("person", Map.of("name", "Second", "emails", List.of(Map.of("value", "sam@example.com"))));

        ProgramRun run = importing(LEAD + DEAL);

        assertThat(run.count("rejected")).isEqualTo(1);
        assertThat(run.count("imported")).isEqualTo(1);
        assertThat(PIPEDRIVE.records("lead")).isEmpty();
        assertThat(Files.readString(work().resolve("rejects.csv")))
                .contains("\n2,\"person/upsert: email 'sam@example.com' fits 2 persons: ");
    }

    @Test
    void givesAKnownPersonWhatWasMissing() throws IOException {
        Object person = PIPEDRIVE
                .add("person", Map.of("name", "Ilse", "emails", List.of(Map.of("value", "ilse@example.org"))))
                .get("id");

        ProgramRun run = importing(DEAL);

        assertThat(PIPEDRIVE.record("person", person))
                .contains(
                        entry("name", "Ilse"),
                        entry("phones", contact("+1 555 0111")),
                        entry("org_id", only("organization").get("id")));
        assertThat(run.count("updated")).isEqualTo(1);
    }

    @Test
    void importsOnceWhatStandsInTheFileTwice() throws IOException {
        ProgramRun run = importing(DEAL + DEAL + DEAL.replace("F-1", "F-9"));

        assertThat(counts()).containsEntry("deal", 1).containsEntry("note", 1).containsEntry("activity", 1);
        assertThat(run.count("read")).isEqualTo(3);
        assertThat(run.count("imported")).isEqualTo(1);
        assertThat(run.count("duplicates")).isEqualTo(2);
    }

    @Test
    void makesAFurtherDealForTheSamePerson() throws IOException {
        importing(DEAL + "F-8,2026-10-09 08:00,Ilse Varga,,ILSE@example.org,,Pool,20k,EUR,,ja\n");

        assertThat(counts())
                .isEqualTo(Map.of("organization", 1, "person", 1, "deal", 2, "lead", 0, "note", 2, "activity", 2));
    }

    @Test
    void tellsWhatBecameOfTheEntries() throws IOException {
        ProgramRun run = importing(DEAL + LEAD + BAD + DEAL);

        assertThat(run.out().replaceAll("seconds +[0-9.]+", "seconds"))
                .isEqualToNormalizingNewlines(
                        """
                        Importing form.csv into the sandbox %1$s/, where you can watch it

                          read                4
                          imported            2
                          duplicates          1
                          rejected            1
                          failed              0
                          created             9
                            organization      1
                            person            2
                            deal              1
                            lead              1
                            note              2
                            activity          2
                          updated             0
                          requests           20
                          seconds

                        The rejected entries, each with its reason: %2$s/rejects.csv
                        The records: %1$s/
                        """
                                .formatted(PIPEDRIVE.baseUrl(), work().toAbsolutePath()));
        assertThat(Files.readString(work().resolve("rejects.csv")))
                .isEqualTo("Line,Reason," + HEADER + "5,'noor@' is not an e-mail address," + BAD);
        assertThat(PIPEDRIVE.requests()).hasSize(20);
    }

    @Test
    void createsNothingInASecondRun() throws IOException {
        importing(DEAL + LEAD + BAD);
        Map<String, List<Map<String, Object>>> before = CrmRecords.of(PIPEDRIVE.sandbox());
        int requests = PIPEDRIVE.requests().size();

        ProgramRun again = run();

        assertThat(again.status()).isZero();
        assertThat(CrmRecords.of(PIPEDRIVE.sandbox())).isEqualTo(before);
        assertThat(PIPEDRIVE.requests()).hasSize(requests);
        assertThat(again.count("duplicates")).isEqualTo(2);
        assertThat(again.count("rejected")).isEqualTo(1);
        assertThat(again.out())
                .contains("Nothing is new: " + work().resolve("imported.mv.db").toAbsolutePath()
                        + " lists what was imported before. --fresh forgets it.");
        assertThat(Files.readString(work().resolve("rejects.csv")))
                .isEqualTo("Line,Reason," + HEADER + "5,'noor@' is not an e-mail address," + BAD);
    }

    @Test
    void createsNothingTwiceWhenTheListOfImportedEntriesIsLost() throws IOException {
        importing(DEAL + LEAD);
        Map<String, List<Map<String, Object>>> before = CrmRecords.of(PIPEDRIVE.sandbox());

        ProgramRun again = run("--fresh");

        assertThat(again.status()).isZero();
        assertThat(CrmRecords.of(PIPEDRIVE.sandbox())).isEqualTo(before);
        assertThat(again.count("imported")).isEqualTo(2);
        assertThat(again.count("created")).isZero();
    }

    @Test
    void createsNothingTwiceWhenTheListOfImportedEntriesHasLostTheLastOne() throws Exception {
        importing(DEAL + LEAD);
        Map<String, List<Map<String, Object>>> before = CrmRecords.of(PIPEDRIVE.sandbox());
        try (Connection list = DriverManager.getConnection("jdbc:h2:" + work().resolve("imported"), "leads", "");
                Statement statement = list.createStatement()) {
            assertThat(statement.executeUpdate("DELETE FROM CAMEL_MESSAGEPROCESSED WHERE createdAt ="
                            + " (SELECT MAX(createdAt) FROM CAMEL_MESSAGEPROCESSED)"))
                    .isEqualTo(1);
        }

        ProgramRun second = run();
        ProgramRun third = run();

        assertThat(CrmRecords.of(PIPEDRIVE.sandbox())).isEqualTo(before);
        assertThat(second.count("imported")).isEqualTo(1);
        assertThat(second.count("created")).isZero();
        assertThat(third.count("duplicates")).isEqualTo(2);
    }

    @Test
    void keepsWithinTheLimitsOfTheAccount() throws IOException {
        SandboxLimits smallest = SandboxLimits.unlimited().requestsPerWindow(5);
        try (PipedriveSandbox account =
                PipedriveSandbox.builder().limits(smallest).start()) {
            Files.writeString(file, HEADER + DEAL + LEAD);

            ProgramRun run = run("--sandbox", account.baseUrl(), "--requests", "5");

            assertThat(run.status()).isZero();
            // None was refused and repeated.
            assertThat(run.count("requests")).isEqualTo(20);
            assertThat(account.requests()).hasSize(20);
        }
    }

    /** One page has 500 at most: what was made of an entry may stand on the next one. */
    @Test
    void findsAHalfDoneEntryBehindAFullPage() throws IOException {
        Object person = PIPEDRIVE
                .add("person", Map.of("name", "Sam", "emails", List.of(Map.of("value", "sam@example.com"))))
                .get("id");
        for (int i = 0; i < 500; i++) {
            PIPEDRIVE.add("lead", Map.of("title", "Other " + i, "person_id", person));
        }
        PIPEDRIVE.add("lead", Map.of("title", "Samples [F-2]", "person_id", person));

        assertThat(importing(LEAD).status()).isZero();

        assertThat(PIPEDRIVE.records("lead")).hasSize(501);
        assertThat(PIPEDRIVE.records("note")).hasSize(1);
    }

    /** The record was made, and the import never learned of it: the case in which a careless one makes it twice. */
    @ParameterizedTest
    @CsvSource({
        "organization/create, false",
        "person/create, false",
        "deal/create, false",
        "lead/create, false",
        "note/create, true",
        "activity/create, true"
    })
    void continuesAnEntryWhoseAnswerWasLost(String operation, boolean ended) throws IOException {
        String update = "F-7,2026-10-08 11:00,Sam Quill,,sam@example.com,+1 555 0122,Pool,2000,GBP,,yes\n";
        importing(DEAL + LEAD + update);
        Map<String, List<Map<String, Object>>> undisturbed = CrmRecords.of(PIPEDRIVE.sandbox());
        PIPEDRIVE.reset();
        Files.delete(work().resolve("imported.mv.db"));
        PIPEDRIVE.answerNext(operation, SandboxAnswer.connectionReset().afterCarryingOut());

        ProgramRun first = run();
        ProgramRun second = run();

        // An upsert looks for what it has made. Whatever is made otherwise is looked for by the next import.
        assertThat(first.status()).isEqualTo(ended ? 1 : 0);
        assertThat(first.out().contains("Stopped at line")).isEqualTo(ended);
        assertThat(second.status()).isZero();
        assertThat(CrmRecords.of(PIPEDRIVE.sandbox())).isEqualTo(undisturbed);
    }

    @Test
    void rejectsWhatPipedriveRefuses() throws IOException {
        PIPEDRIVE.answerNext(
                "deal/create",
                SandboxAnswer.of(
                        400,
                        "{\"success\":false,\"error\":\"Validation failed: currency: no such currency\","
                                + "\"code\":\"ERR_SCHEMA_VALIDATION_FAILED\"}"));

        ProgramRun run = importing(DEAL + LEAD);

        assertThat(run.status()).isZero();
        assertThat(run.count("imported")).isEqualTo(1);
        assertThat(Files.readString(work().resolve("rejects.csv")))
                .isEqualTo("Line,Reason," + HEADER
                        + "2,deal/create: Validation failed: currency: no such currency (400"
                        + " ERR_SCHEMA_VALIDATION_FAILED). currency takes: text.," + DEAL);
    }

    @Test
    void rejectsWhatIsFoundWrongBeforeItIsSent() throws IOException {
        String title = "x".repeat(300);

        ProgramRun run = importing(LEAD.replace("Samples", title));

        assertThat(run.status()).isZero();
        assertThat(Files.readString(work().resolve("rejects.csv")))
                .contains("\n2,\"lead/upsert: title: must have at most 255 characters, got 306. Nothing was sent.\",");
        assertThat(PIPEDRIVE.requests("lead/create")).isEmpty();
    }

    @Test
    void goesOnWithTheNextEntryWhenPipedriveFailsAndContinuesTheFailedOneInTheNextRun() throws IOException {
        importing(DEAL + LEAD);
        Map<String, List<Map<String, Object>>> undisturbed = CrmRecords.of(PIPEDRIVE.sandbox());
        PIPEDRIVE.reset();
        Files.delete(work().resolve("imported.mv.db"));
        PIPEDRIVE.answerNext("activity/create", SandboxAnswer.of(503, "{\"success\":false,\"error\":\"Try later\"}"));

        ProgramRun first = run();
        ProgramRun second = run();

        assertThat(first.status()).isEqualTo(1);
        assertThat(first.count("imported")).isEqualTo(1);
        assertThat(first.count("failed")).isEqualTo(1);
        assertThat(first.out())
                .contains("  Line 2 failed: activity/create: Try later (503). ")
                .contains("Run it again to continue; nothing is made twice.");
        assertThat(second.status()).isZero();
        assertThat(second.count("created")).isEqualTo(1);
        assertThat(withoutActivities(PIPEDRIVE.sandbox())).isEqualTo(withoutActivities(undisturbed));
        assertThat(counts()).containsEntry("activity", 2);
    }

    /** The activities have changed places. */
    private static Map<String, List<Map<String, Object>>> withoutActivities(PipedriveSandbox sandbox) {
        return withoutActivities(CrmRecords.of(sandbox));
    }

    private static Map<String, List<Map<String, Object>>> withoutActivities(
            Map<String, List<Map<String, Object>>> records) {
        records.remove("activity");
        return records;
    }

    @Test
    void endsAtOnceWhenTheTokenIsWrong() throws IOException {
        Files.writeString(file, HEADER + DEAL + LEAD);

        ProgramRun run = run("--token", "wrong-4711");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("Stopped at line 2: organization/search")
                .contains("(401). Check the API token")
                .doesNotContain("4711");
        assertThat(run.count("read")).isEqualTo(1);
        assertThat(run.count("imported")).isZero();
        assertThat(PIPEDRIVE.requests()).hasSize(1);
    }

    @Test
    void repeatsAnUpdateWhoseAnswerWasLost() throws IOException {
        String update = "F-7,2026-10-08 11:00,Sam Quill,,sam@example.com,+1 555 0122,Pool,2000,GBP,,yes\n";
        importing(DEAL + LEAD + update);
        Map<String, List<Map<String, Object>>> undisturbed = CrmRecords.of(PIPEDRIVE.sandbox());
        PIPEDRIVE.reset();
        Files.delete(work().resolve("imported.mv.db"));
        PIPEDRIVE.answerNext("person/update", SandboxAnswer.connectionReset().afterCarryingOut());

        ProgramRun run = run();

        assertThat(run.status()).isZero();
        assertThat(CrmRecords.of(PIPEDRIVE.sandbox())).isEqualTo(undisturbed);
    }

    @Test
    void endsWhenTheDaysLimitIsReached() throws IOException {
        PIPEDRIVE.answerNext(
                "note/create",
                SandboxAnswer.of(
                        429,
                        Map.of("x-daily-ratelimit-token-remaining", "0"),
                        "{\"success\":false,\"error\":\"Request over limit\"}"));

        ProgramRun run = importing(DEAL + LEAD);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("Stopped at line 2: note/create: Request over limit (429).");
        assertThat(run.count("read")).isEqualTo(1);
    }

    @Test
    void countsTheRequestsOfACallThatWasRepeated() throws IOException {
        SandboxAnswer failure = SandboxAnswer.of(503, "{\"success\":false,\"error\":\"Try later\"}");
        PIPEDRIVE.answerNext("person/search", failure, failure);

        ProgramRun run = importing(LEAD);

        assertThat(run.status()).isZero();
        assertThat(run.count("requests"))
                .isEqualTo(10)
                .isEqualTo(PIPEDRIVE.requests().size());
    }

    @Test
    void endsWhenNobodyAnswers() throws IOException {
        String gone;
        try (PipedriveSandbox sandbox =
                PipedriveSandbox.builder().limits(SandboxLimits.unlimited()).start()) {
            gone = sandbox.baseUrl();
        }
        Files.writeString(file, HEADER + DEAL + LEAD);

        ProgramRun run = run("--sandbox", gone);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("Stopped at line 2: organization/search: ");
        assertThat(run.count("read")).isEqualTo(1);
        assertThat(run.count("requests")).isZero();
    }

    @Test
    void endsWhenTheFileLacksColumns() throws IOException {
        Files.writeString(file, "Name,Mail\nIlse,ilse@example.org\n");

        ProgramRun run = run();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("Stopped: The file lacks the columns [Entry, Received, Company, E-mail, Phone, Interest,"
                        + " Budget, Currency, Message, Consent]; its first line has [Name, Mail]");
    }

    @Test
    void endsWhereTheFileIsNotInUtf8() throws IOException {
        Files.write(file, (HEADER + LEAD + DEAL).getBytes(StandardCharsets.ISO_8859_1));

        ProgramRun run = run();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("Stopped: Somewhere from line 1 on the file is not in UTF-8");
    }

    @Test
    void doesNotStartWithoutAFile() {
        ProgramRun run = run();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "The import can't start: there is no file " + file + " that can be read\n");
    }

    @Test
    void doesNotStartWhereNoFolderCanBeMade() throws IOException {
        Files.writeString(file, HEADER + DEAL);
        Path inTheWay = Files.writeString(file.resolveSibling("in-the-way"), "no folder");

        ProgramRun run = run("--work", inTheWay.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .isEqualToNormalizingNewlines("The import can't start: the folder "
                        + inTheWay.resolve(work().getFileName()) + " can't be made, or not be written to\n");
    }

    @Test
    void doesNotStartBesideAnotherImportInTheSameFolder() throws IOException {
        Files.writeString(file, HEADER + DEAL);
        try (WorkFolder other = WorkFolder.open(work())) {
            ProgramRun run = run();

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err())
                    .isEqualToNormalizingNewlines(
                            "The import can't start: Another run is using " + other.path() + "\n");
        }
        assertThat(run().status()).isZero();
    }

    @Test
    void readsNoFileThatItIsToWrite() throws IOException {
        importing(BAD);
        Path rejects = work().resolve("rejects.csv");
        String rejected = Files.readString(rejects);
        file = rejects;

        ProgramRun run = run();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .isEqualToNormalizingNewlines("The import can't start: " + rejects
                        + " is written again by each run: read it under another name\n");
        assertThat(Files.readString(rejects)).isEqualTo(rejected);
    }

    @Test
    void talksToTheAccountOfTheEnvironmentWithTheSameRoutes() throws IOException {
        Files.writeString(file, HEADER + DEAL + LEAD);
        ProgramRun run = ProgramRun.of(
                LeadImport.PROGRAM,
                Map.of("PIPEDRIVE_API_TOKEN", PIPEDRIVE.token(), "PIPEDRIVE_BASE_URL", PIPEDRIVE.baseUrl()),
                "--file",
                file.toString(),
                "--work",
                folder.resolve("work").toString());

        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("Importing form.csv into " + PIPEDRIVE.baseUrl() + System.lineSeparator());
        assertThat(run.out()).doesNotContain("sandbox").doesNotContain(PIPEDRIVE.token());
        assertThat(counts())
                .isEqualTo(Map.of("organization", 1, "person", 2, "deal", 1, "lead", 1, "note", 2, "activity", 2));
        assertThat(PIPEDRIVE.requests())
                .extracting(request -> request.header("x-api-token").orElse(""))
                .containsOnly(PIPEDRIVE.token());
    }

    @Test
    void worksInFoldersWithUnusualNames() throws IOException {
        Path odd = Files.createDirectory(folder.resolve("o'hara, (1) & Jörg + #1 50%"));
        file = Files.writeString(odd.resolve("leads & more + (1) ü.csv"), HEADER + DEAL + BAD);

        ProgramRun run = run("--work", odd.resolve("my work").toString());

        assertThat(run.status()).isZero();
        assertThat(run.count("imported")).isEqualTo(1);
        assertThat(odd.resolve("my work").resolve(work().getFileName()).resolve("rejects.csv"))
                .exists();
        assertThat(odd.toFile().list()).containsExactlyInAnyOrder("leads & more + (1) ü.csv", "my work");
    }

    @Test
    void sendsNoParameterToAnotherCallThanItsOwn() throws IOException {
        importing(DEAL);

        assertThat(PIPEDRIVE.requests())
                .extracting(SandboxRequest::operation)
                .containsExactly(
                        "organization/search",
                        "organization/search",
                        "organization/list",
                        "organization/create",
                        "person/search",
                        "person/list",
                        "person/create",
                        "deal/search",
                        "deal/list",
                        "deal/create",
                        "note/create",
                        "activity/create");
    }
}
