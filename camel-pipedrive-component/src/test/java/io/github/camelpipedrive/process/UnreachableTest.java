// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.process;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is in the log when the server, or the sandbox, is not there. */
class UnreachableTest {

    private static final String OURS = "io.github.camelpipedrive";

    private static List<String> log(String level) throws Exception {
        String url;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = "http://127.0.0.1:" + free.getLocalPort();
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dorg.slf4j.simpleLogger.log." + OURS + "=" + level);
        command.add("-Dorg.slf4j.simpleLogger.log." + OURS + ".call.repeating.Retrying=" + level);
        command.add("-Dorg.slf4j.simpleLogger.log.org.apache.camel.processor.errorhandler=error");
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(UnreachableProcess.class.getName());
        command.add(url);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static List<String> by(List<String> lines, String logger) {
        return lines.stream()
                .filter(line -> line.contains(" " + OURS + "." + logger + " - "))
                .toList();
    }

    /** What follows is Camel's own word about the exchange that failed: one trace, with its cause. */
    @Test
    void isOneLineForEachTryAndNoTraceOfTheEarlierOnes() throws Exception {
        List<String> lines = log("info");

        assertThat(by(lines, "call.repeating.Retrying")).hasSize(3).allSatisfy(line -> assertThat(line)
                .startsWith("[main] WARN")
                .endsWith("Connection refused. Nothing was sent. Is the sandbox running?"));
        assertThat(lines.stream().filter(line -> line.matches("\\[[^]]+] [A-Z]+ " + OURS + "\\..*")))
                .hasSize(3);
        assertThat(lines.stream().filter(line -> line.startsWith("\tSuppressed: ")))
                .hasSize(3);
        assertThat(lines).noneMatch(line -> line.startsWith("\t\tat ") || line.startsWith("\tCaused by: "));
    }

    @Test
    void hasATraceOfEachTryAtDebug() throws Exception {
        List<String> lines = log("debug");

        assertThat(by(lines, "call.repeating.Retrying").stream().filter(line -> line.startsWith("[main] DEBUG")))
                .hasSize(3);
        assertThat(lines.stream().filter(line -> line.startsWith(OURS + ".error.PipedriveConnectionException: ")))
                .hasSizeGreaterThanOrEqualTo(3);
    }
}
