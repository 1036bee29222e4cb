// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.runtimes;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The shared routes do the same on every runtime of {@code matrix.csv}: the same records, files, pages and requests. */
@ParameterizedClass(name = "{0}")
@MethodSource("io.github.camelpipedrive.runtimes.MatrixRow#all")
class MatrixTest {

    /** How programs end that are asked to stop and do so. */
    private static final int ENDED_BY_SIGTERM = 143;

    private static SharedRoutesRun run;

    private final MatrixRow row;

    MatrixTest(MatrixRow row) {
        this.row = row;
    }

    @BeforeParameterizedClassInvocation
    static void run(MatrixRow row) throws Exception {
        run = SharedRoutesRun.of(row, jdk(row.jdk()));
    }

    private static Jdk jdk(String version) throws Exception {
        if ("-".equals(version)) {
            return Jdk.ofThisBuild();
        }
        return Jdk.of(Integer.parseInt(version))
                .orElseGet(() -> Assumptions.abort("This machine has no JDK " + version
                        + " where JDKs usually are; JAVA_HOME_" + version + " may name one"));
    }

    @Test
    void createsADealForTheOrganizationThatASearchHasFound() {
        assertThat(run.files()).contains(entry("deal.txt", "deal 1 of organization 2: Floor tiles, 4800 EUR"));
        assertThat(run.deals()).singleElement().satisfies(deal -> assertThat(deal)
                .containsEntry("title", "Floor tiles")
                .containsEntry("org_id", 2)
                .containsEntry("value", 4800));
    }

    @Test
    void streamsAListIntoAFile() {
        List<String> lines = run.files().get("persons.csv").lines().toList();

        assertThat(lines).hasSize(12).doesNotHaveDuplicates().allMatch(line -> line.matches("\\d+,.+"));
        assertThat(lines.stream().map(line -> line.split(",")[0]).collect(Collectors.joining(" ")))
                .isEqualTo("1 2 3 4 5 6 7 8 9 10 11 12");
    }

    @Test
    void handlesAnErrorByItsType() {
        assertThat(run.files().get("missing.txt"))
                .startsWith("deal/get 4711: Deal not found or not accessible. (404).");
    }

    @Test
    void connectsAnAccountAndReadsItsRecords() {
        assertThat(run.connected().statusCode()).isEqualTo(200);
        assertThat(run.connected().body()).contains("Pipedrive of Tiletown Ltd is connected.");
        assertThat(run.stages().statusCode()).isEqualTo(200);
        assertThat(run.stages().body()).startsWith("[{").contains("Enquiry", "Samples sent");
    }

    @Test
    void showsTheHealthOfTheAccountWhereTheRuntimeHasAPlaceForIt() {
        assumeThat(row.health()).as("page for health").isNotEmpty();
        assertThat(run.health())
                .startsWith("{")
                .contains("\"status\":\"UP\"")
                .contains("\"pipedrive\":{")
                .contains("default");
    }

    @Test
    void sendsTheSameRequests() throws IOException {
        assertThat(run.requests())
                .containsExactlyElementsOf(Files.readAllLines(OwnRepository.MODULE.resolve("routes/requests.txt")));
    }

    @Test
    void stopsWhenItIsAskedTo() {
        assertThat(run.status()).isEqualTo(ENDED_BY_SIGTERM);
        assertThat(run.output()).doesNotContain("ERROR").doesNotContain("sandbox-token", "sandbox-secret");
    }
}
