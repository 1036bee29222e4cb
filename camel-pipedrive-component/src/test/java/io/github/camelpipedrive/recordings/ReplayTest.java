// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.recordings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.github.camelpipedrive.resource.IdKind;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sandbox answers as the real service was recorded to: with the same status and headers, the same keys and the same
 * kinds of values. Where it does not, {@code replay-differences.tsv} says why.
 */
class ReplayTest {

    private static final Map<String, Set<String>> DIFFERENCES = read("/replay-differences.tsv");

    static Stream<Recording> served() {
        return Recording.all().stream()
                .filter(recording -> !recording.isError())
                .filter(recording -> recording.operation().isPresent());
    }

    /** Operations of version 1 that moved to version 2, which the sandbox answers when it is asked to. */
    static Stream<Recording> moved() {
        return Recording.all().stream()
                .filter(recording -> !recording.isError())
                .filter(recording -> recording.successor().isPresent())
                // Of the descriptions of fields the sandbox knows the form of version 2 only.
                .filter(recording ->
                        recording.successor().orElseThrow().resource().ids() != IdKind.TEXT);
    }

    @ParameterizedTest
    @MethodSource({"served", "moved"})
    void findsNoDifferencesButThoseThatHaveAReason(Recording recording) throws Exception {
        try (PipedriveSandbox sandbox = Replay.sandboxFor(recording)) {
            assertThat(new Replay(sandbox).differences(recording).keySet())
                    .containsExactlyInAnyOrderElementsOf(DIFFERENCES.getOrDefault(recording.name(), Set.of()));
        }
    }

    @Test
    void hasReasonsOnlyForWhatIsReplayed() {
        assertThat(Stream.concat(served(), moved()).map(Recording::name)).containsAll(DIFFERENCES.keySet());
    }

    private static Map<String, Set<String>> read(String resource) {
        try (InputStream file = ReplayTest.class.getResourceAsStream(resource)) {
            Map<String, Set<String>> differences = new HashMap<>();
            List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            for (String line : lines) {
                String[] columns = line.split("\t");
                assertThat(columns).as(line).hasSize(3);
                differences.computeIfAbsent(columns[0], key -> new TreeSet<>()).add(columns[1]);
            }
            return differences;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
