// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.recordings;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;

/**
 * Adds a recording to those of the tests and says in what the sandbox contradicts it. For maintainers; CONTRIBUTING.md has
 * the command. A recording is a JSON file with {@code source}, {@code recorded}, {@code certainty}, {@code request}
 * (method, path, query, body), {@code status}, {@code headers} and {@code body}. Of the headers only those are kept that
 * say something of the API; the values have to be invented ones.
 */
public final class RecordingIntake {

    private static final Set<String> NEEDED = Set.of("source", "recorded", "certainty", "request", "status", "body");
    private static final Set<String> KEPT = Set.of(
            "content-type",
            "x-ratelimit-limit",
            "x-ratelimit-remaining",
            "x-ratelimit-reset",
            "x-daily-ratelimit-token-limit",
            "x-daily-ratelimit-token-remaining",
            "x-correlation-id",
            "x-401-by-gw",
            "retry-after");

    private RecordingIntake() {}

    /**
     * Adds a recording.
     *
     * @param arguments the file, and the folder of the recordings
     * @throws IOException when a file can't be read or written
     * @throws InterruptedException when the thread is interrupted
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        add(Path.of(arguments[0]), Path.of(arguments[1]), System.out);
    }

    /** Adds a recording and tells what it says. */
    static void add(Path file, Path folder, PrintStream out) throws IOException, InterruptedException {
        Recording recording = read(file);
        Path target = folder.resolve(recording.name() + ".json");
        String text = Recording.JSON
                .writer()
                .with(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(recording.content());
        Files.writeString(target, text + "\n", StandardCharsets.UTF_8);
        out.println("Written: " + target);
        boolean isServed =
                recording.operation().isPresent() || recording.successor().isPresent();
        if (recording.isError() || !isServed) {
            out.println(
                    "Not replayed: no operation of the catalogue is " + recording.method() + " " + recording.path());
            return;
        }
        SortedMap<String, String> differences = differences(recording);
        out.println(
                differences.isEmpty()
                        ? "The sandbox answers the same."
                        : "The sandbox answers otherwise. Change it, or give each a reason in replay-differences.tsv:");
        differences.forEach((place, difference) -> out.println("  " + place + ": " + difference));
    }

    private static SortedMap<String, String> differences(Recording recording) throws IOException, InterruptedException {
        try (PipedriveSandbox sandbox = Replay.sandboxFor(recording)) {
            return new TreeMap<>(new Replay(sandbox).differences(recording));
        }
    }

    private static Recording read(Path file) throws IOException {
        JsonNode content = Recording.JSON.readTree(file.toFile());
        List<String> missing =
                NEEDED.stream().filter(key -> !content.has(key)).sorted().toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(file + " has no " + String.join(", ", missing));
        }
        ObjectNode kept = Recording.JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> header : content.path("headers").properties()) {
            if (KEPT.contains(header.getKey())) {
                kept.set(header.getKey(), header.getValue());
            }
        }
        ((ObjectNode) content).set("headers", kept);
        String name = file.getFileName().toString().replaceFirst("\\.json$", "");
        return new Recording(name, content);
    }
}
