// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The program as a process of its own. */
class SandboxProgramTest {

    /** What a process ends with that SIGTERM has ended, after its shutdown hooks. */
    private static final int ENDED_BY_SIGTERM = 128 + 15;

    private Process process;

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SandboxMain.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Starts the program and reads what it prints until it is ready. */
    private List<String> start(List<String> command) throws Exception {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        String line = out.readLine();
        while (line != null && !line.startsWith("Stop it")) {
            lines.add(line);
            line = out.readLine();
        }
        return lines;
    }

    @Test
    void saysHowToPointARouteAtItAndStopsCleanly(@TempDir Path folder) throws Exception {
        Path seed = Files.writeString(folder.resolve("seed.json"), "{\"deal\": [{\"title\": \"Floor tiles\"}]}");

        List<String> lines = start(command("--port=0", "--token", "my-token", "--seed", seed.toString()));

        String baseUrl = lines.get(0).substring("Pipedrive sandbox listening on ".length());
        assertThat(lines)
                .containsExactly(
                        "Pipedrive sandbox listening on " + baseUrl,
                        "",
                        "Point a route at it, in application.properties:",
                        "  camel.component.pipedrive.base-url=" + baseUrl,
                        "  camel.component.pipedrive.api-token=my-token",
                        "",
                        "Or, instead of the API token, sign in with OAuth:",
                        "  camel.component.pipedrive.base-url=" + baseUrl,
                        "  camel.component.pipedrive.oauth-url=" + baseUrl,
                        "  camel.component.pipedrive.client-id=sandbox-client",
                        "  camel.component.pipedrive.client-secret=sandbox-secret",
                        "  camel.component.pipedrive.redirect-uri=http://localhost:8080/pipedrive/callback",
                        "",
                        "Watch the records in a browser: " + baseUrl + "/");
        assertThat(new ApiClient(baseUrl, "my-token").get("/api/v2/deals/1").data())
                .containsEntry("title", "Floor tiles");

        process.destroy();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
    }

    @Test
    void takesAllOptionsOfItsUsageTogether() throws Exception {
        List<String> lines = start(command(
                "--port=0",
                "--generate=deal=3",
                "--generator-seed=7",
                "--plan=lite",
                "--seats=2",
                "--searches-per-window=3",
                "--retry-after",
                "--faults=1",
                "--fault-kinds=unavailable",
                "--fault-seed=5",
                "--contact-sync",
                "--address=127.0.0.1"));
        ApiClient api = new ApiClient(lines.get(0).replace("Pipedrive sandbox listening on ", ""), "sandbox-token");

        assertThat(api.get("/api/v2/deals").status()).isEqualTo(503);
        api.delete("/sandbox/faults");

        assertThat(api.get("/api/v2/deals").ids()).containsExactly(1, 2, 3);
        assertThat(api.get("/api/v2/deals").header("x-ratelimit-limit")).isEqualTo("20");
        assertThat(api.get("/api/v2/deals").header("x-daily-ratelimit-token-limit"))
                .isEqualTo("60000");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no sh")
    void stopsWhenTheProcessThatStartedItIsKilled() throws Exception {
        List<String> shell = new ArrayList<>(List.of("sh", "-c", "\"$@\"; true", "sh"));
        shell.addAll(command("--port=0", "--stop-with-parent"));
        start(shell);
        ProcessHandle sandbox = process.children().findFirst().orElseThrow();

        process.destroyForcibly();

        assertThat(sandbox.onExit()).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void endsWithOneLineWhenItCanNotStartOrAnOptionIsWrong() {
        try (PipedriveSandbox other = PipedriveSandbox.builder().start()) {
            String port = other.baseUrl().substring(other.baseUrl().lastIndexOf(':') + 1);

            assertThat(run("--port", port))
                    .isEqualTo("1: Can't listen on 127.0.0.1:" + port + ": Address already in use\n");
        }
        assertThat(run("--port=0", "--address=no host")).isEqualTo("1: Can't listen on no host:0: unknown host\n");
        assertThat(run("--port=0", "--seed=missing.json")).isEqualTo("2: Can't read the seed missing.json\n");
        assertThat(run("--port=0", "--generate=user=1"))
                .isEqualTo("2: No records are made up for 'user'. There are organization, person, lead, deal, activity,"
                        + " note\n");
        assertThat(run("--port=0", "--generate", "deals=3"))
                .isEqualTo("2: No records are made up for 'deals'. Did you mean 'deal'? There are organization, person,"
                        + " lead, deal, activity, note\n");
        assertThat(run("--prot=0")).isEqualTo("2: Unknown option --prot. Did you mean '--port'? --help shows all\n");
    }

    /** The exit status and what is printed as an error. */
    private static String run(String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        int status = SandboxMain.run(nowhere, new PrintStream(err, true, StandardCharsets.UTF_8), arguments);
        return status + ": " + err.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
