// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.runtimes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

import static org.assertj.core.api.Assertions.assertThat;

/** A program in a process of its own. Closing it ends it, with all that it has started. */
final class RunningProgram implements AutoCloseable {

    /** Generous, since the first build downloads what it needs. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(8);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Process process;
    private final Path output;

    private RunningProgram(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static RunningProgram start(Path folder, Jdk jdk, Path output, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", jdk.home().toString());
        // What a developer has set for an account of their own must not decide here.
        builder.environment().keySet().removeIf(name -> name.startsWith("PIPEDRIVE_"));
        return new RunningProgram(builder.start(), output);
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    int awaitEnd() throws InterruptedException {
        boolean ended = process.waitFor(LONGEST_RUN.toSeconds(), TimeUnit.SECONDS);
        assertThat(ended).as(this::output).isTrue();
        return process.exitValue();
    }

    /** Waits until something has happened, or the program has ended too early. */
    void await(String what, Callable<Boolean> happened) throws Exception {
        try {
            Awaitility.await(what)
                    .pollInterval(POLL)
                    .atMost(LONGEST_WAIT)
                    .until(() -> !process.isAlive() || happened.call());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(what + " has not happened\n" + output(), e);
        }
        assertThat(happened.call()).as(() -> what + "\n" + output()).isTrue();
    }

    /** Asks it to stop, as service managers do. */
    int stop() throws InterruptedException {
        process.destroy();
        return awaitEnd();
    }

    @Override
    public void close() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }
}
