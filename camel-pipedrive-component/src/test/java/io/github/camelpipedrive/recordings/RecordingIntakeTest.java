// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.recordings;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The maintainer's command that adds a recording. */
class RecordingIntakeTest {

    private static final String FACTS =
            "\"source\":\"a live call\",\"recorded\":\"2031-03-02\",\"certainty\":\"certain\",";

    @TempDir
    private Path folder;

    private String add(String name, String content) throws Exception {
        Path file = Files.writeString(folder.resolve(name), "{" + FACTS + content + "}");
        Path target = Files.createDirectories(folder.resolve("recordings"));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        RecordingIntake.add(file, target, new PrintStream(said, true, StandardCharsets.UTF_8));
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void saysInWhatTheSandboxContradictsIt() throws Exception {
        String said = add(
                "v2-deal-delete-9.json",
                "\"request\":{\"method\":\"DELETE\",\"path\":\"/api/v2/deals/7\"},\"status\":202,"
                        + "\"headers\":{\"set-cookie\":\"a=b\",\"retry-after\":\"5\"},"
                        + "\"body\":{\"success\":true,\"data\":{\"id\":7,\"gone\":true}}");

        assertThat(said)
                .contains("The sandbox answers otherwise.")
                .contains("  /data/gone: missing")
                .contains("  header retry-after: missing")
                .contains("  status: 202 became 200");
        assertThat(folder.resolve("recordings/v2-deal-delete-9.json"))
                .content()
                .contains("\"retry-after\" : \"5\"")
                .doesNotContain("cookie");
    }

    @Test
    void saysWhenTheSandboxAnswersTheSame() throws Exception {
        assertThat(add(
                        "v2-deal-delete-9.json",
                        "\"request\":{\"method\":\"DELETE\",\"path\":\"/api/v2/deals/7\"},\"status\":200,"
                                + "\"headers\":{},\"body\":{\"success\":true,\"data\":{\"id\":7}}"))
                .contains("The sandbox answers the same.");
    }

    @Test
    void saysWhatIsNotReplayed() throws Exception {
        assertThat(add(
                        "v1-goals-list-9.json",
                        "\"request\":{\"method\":\"GET\",\"path\":\"/api/v1/goals/find\"},\"status\":200,"
                                + "\"headers\":{},\"body\":{\"success\":true}"))
                .contains("Not replayed: no operation of the catalogue is GET /api/v1/goals/find");
    }

    @Test
    void refusesAFileThatIsNone() {
        assertThatThrownBy(() -> add("x.json", "\"status\":200"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no body, request");
    }
}
