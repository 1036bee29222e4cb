// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.examples.bulk.BulkUpdate;
import io.github.camelpipedrive.examples.connect.ConnectService;
import io.github.camelpipedrive.examples.leads.LeadImport;
import io.github.camelpipedrive.examples.rest.DealService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A program that Maven started ends when Maven is ended, be it by SIGTERM or by SIGKILL. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no sh")
class StopWithParentTest {

    @TempDir
    private Path folder;

    private Process shell;
    private ProcessHandle program;

    @AfterEach
    void end() {
        if (program != null) {
            program.destroyForcibly();
        }
        if (shell != null) {
            shell.destroyForcibly();
        }
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return String.valueOf(socket.getLocalPort());
        }
    }

    /** A shell in the place of Maven: it waits for the program that it has started. */
    private void start(Class<?> type, String ready, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "\"$@\"; true", "sh");
        builder.command()
                .addAll(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        type.getName(),
                        ParentProcess.OPTION));
        builder.command().addAll(List.of(arguments));
        builder.environment().keySet().removeIf(name -> name.startsWith("PIPEDRIVE_"));
        shell = builder.directory(folder.toFile()).redirectErrorStream(true).start();
        BufferedReader out = shell.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        while (line != null && !line.contains(ready)) {
            line = out.readLine();
        }
        assertThat(line).as("what says that it runs").isNotNull();
        program = shell.children().findFirst().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(classes = {DealService.class, ConnectService.class})
    void endsAService(Class<?> service) throws Exception {
        start(service, "Stop with Ctrl-C", freePort());

        shell.destroy();

        assertThat(program.onExit()).succeedsWithin(Duration.ofSeconds(60));
    }

    @Test
    void endsAnImportThatKeepsItsSandboxOpen() throws Exception {
        Path file = Files.writeString(
                folder.resolve("form.csv"),
                """
                Entry,Received,Name,Company,E-mail,Phone,Interest,Budget,Currency,Message,Consent
                F-2,2026-10-08 09:12,Sam Quill,,sam@example.com,,Samples,90,GBP,,yes
                """);
        start(LeadImport.class, "Ctrl-C", "--keep-open", "--file", file.toString());

        shell.destroyForcibly();

        assertThat(program.onExit()).succeedsWithin(Duration.ofSeconds(60));
    }

    @Test
    void isNoArgumentOfTheProgramItself() throws Exception {
        try (ProgramProcess help =
                ProgramProcess.start(BulkUpdate.class, folder, Map.of(), List.of(ParentProcess.OPTION, "--help"))) {
            assertThat(help.await()).isZero();
            assertThat(help.output()).startsWith("Usage:");
        }
    }
}
