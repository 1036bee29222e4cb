// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.runtimes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands {@code camel} and {@code jbang}, made of what is published of them, with the artifacts of this build. */
final class CommandLines {

    /**
     * jbang prints the command of the script, and its start script executes that. The script has status 255 for this.
     */
    private static final String START_SCRIPT =
            """
            out=$("$@")
            status=$?
            if [ $status -eq 255 ]; then eval "exec $out"; fi
            printf '%s\\n' "$out"
            exit $status
            """;

    private final Jdk jdk = Jdk.ofThisBuild();
    private final UserProject built;

    private CommandLines(UserProject built) {
        this.built = built;
    }

    /** Builds the project of this name, whose {@code target/app.jar} is the command. */
    static CommandLines of(String project) throws IOException, InterruptedException {
        UserProject built =
                UserProject.copyOf(OwnRepository.MODULE.resolve("projects/" + project), "command-" + project);
        built.maven("package");
        return new CommandLines(built);
    }

    private List<String> java() throws IOException {
        return new ArrayList<>(List.of(
                jdk.java().toString(),
                // What these commands remember is theirs, not the user's.
                "-Duser.home=" + built.file("home"),
                "-Dmaven.repo.local=" + OwnRepository.filled().folder(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                built.file("target/app.jar").toString()));
    }

    /** Starts {@code camel} in a folder. */
    RunningProgram camel(Path folder, String output, List<String> arguments) throws IOException {
        List<String> command = java();
        command.addAll(arguments);
        return RunningProgram.start(folder, jdk, folder.resolve(output), command);
    }

    /** Starts {@code jbang} in a folder. */
    RunningProgram jbang(Path folder, String output, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", START_SCRIPT, "jbang"));
        command.addAll(java());
        command.addAll(arguments);
        return RunningProgram.start(folder, jdk, folder.resolve(output), command);
    }

    /** Runs {@code camel} to its end, and returns what it has printed. */
    String camel(Path folder, List<String> arguments) throws IOException, InterruptedException {
        try (RunningProgram program = camel(folder, "camel.txt", arguments)) {
            int status = program.awaitEnd();
            assertThat(status).as(program::output).isZero();
            return program.output();
        }
    }
}
