// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** The program in a process of its own, which can be killed. */
public final class ProgramProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path output;

    private ProgramProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts the class's program in that folder. */
    public static ProgramProcess start(
            Class<?> program, Path folder, Map<String, String> environment, List<String> arguments) throws IOException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // What a machine writes in, unless it is notified, must not matter.
                "-Dfile.encoding=ISO-8859-1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                program.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PIPEDRIVE_"));
        builder.environment().putAll(environment);
        return new ProgramProcess(builder.start(), output);
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** What it has written. */
    public String output() throws IOException {
        return Files.readString(output, StandardCharsets.ISO_8859_1);
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits until it ends by itself, and returns its status. */
    public int await() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("the program ends")
                .isTrue();
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
