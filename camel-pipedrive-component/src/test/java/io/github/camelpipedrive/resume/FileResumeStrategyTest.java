// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.resume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelpipedrive.paging.Page;
import org.apache.camel.support.resume.Resumables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Where a reading continues is kept in a file. */
class FileResumeStrategyTest {

    @TempDir
    private Path temporary;

    @Test
    void goesOnWhereThePageSaidThatIsDone() throws Exception {
        Path folder = temporary.resolve("state").resolve("exports");
        FileResumeStrategy strategy = new FileResumeStrategy(folder.toString());

        assertThat(strategy.position("deals")).isEmpty();
        strategy.updateLastOffset(new Page(List.of(1), "", "499@1043").resumable("deals"));
        strategy.updateLastOffset(new Page(List.of(1), "", "abc").resumable("leads"));

        FileResumeStrategy another = new FileResumeStrategy(folder);
        assertThat(another.position("deals")).isEqualTo("499@1043");
        assertThat(another.position("leads")).isEqualTo("abc");
        strategy.updateLastOffset(new Page(List.of(1), "499@1043", "").resumable("deals"));
        assertThat(another.position("deals")).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("deals", "leads");
        }
    }

    @Test
    void keepsTheOldPlaceWhenTheNewOneWasNotWrittenToItsEnd() throws Exception {
        FileResumeStrategy strategy = new FileResumeStrategy(temporary);
        strategy.updateLastOffset(Resumables.of("deals", "old"));
        Files.writeString(temporary.resolve("deals~"), "ne");

        assertThat(strategy.position("deals")).isEqualTo("old");
        strategy.updateLastOffset(Resumables.of("deals", "new"));
        assertThat(strategy.position("deals")).isEqualTo("new");
    }

    @Test
    void tellsWhoWantsToKnow() throws Exception {
        List<Throwable> told = new ArrayList<>();
        FileResumeStrategy strategy = new FileResumeStrategy(temporary);

        strategy.updateLastOffset(Resumables.of("deals", "abc"), told::add);
        Files.createDirectories(temporary.resolve("leads").resolve("in-the-way"));

        assertThatThrownBy(() -> strategy.updateLastOffset(Resumables.of("leads", "abc"), told::add))
                .isInstanceOf(IOException.class);
        assertThat(told).hasSize(2).first().isNull();
        assertThat(told.get(1)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../deals", "a/b", ".hidden", "deals~", "a\u0000b"})
    void refusesNamesThatLeadOutOfItsFolder(String name) {
        FileResumeStrategy strategy = new FileResumeStrategy(temporary);

        assertThatThrownBy(() -> strategy.position(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + name + "' can't name a file: use letters, digits, hyphens, dots and underscores");
        assertThatThrownBy(() -> strategy.updateLastOffset(Resumables.of(name, "abc")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
