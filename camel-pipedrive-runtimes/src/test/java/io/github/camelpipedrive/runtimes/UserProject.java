// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.runtimes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A whole project in a folder of its own, built with Maven as its user builds it. */
final class UserProject {

    private final Path folder;

    private UserProject(Path folder) {
        this.folder = folder;
    }

    /** A copy of a folder of this checkout, in an empty folder of this name below {@code target/projects}. */
    static UserProject copyOf(Path original, String name) throws IOException {
        UserProject project = empty(name);
        project.add(original, "");
        return project;
    }

    /** An empty folder of this name below {@code target/projects}. */
    static UserProject empty(String name) throws IOException {
        Path folder = OwnRepository.MODULE.resolve("target/projects").resolve(name);
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path each : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        return new UserProject(Files.createDirectories(folder));
    }

    Path folder() {
        return folder;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Copies a file or a folder, except what was built in it. */
    void add(Path original, String to) throws IOException {
        try (Stream<Path> files = Files.walk(original)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                String name = original.relativize(each).toString();
                if (!name.startsWith("target")) {
                    Path copy = name.isEmpty()
                            ? folder.resolve(to)
                            : folder.resolve(to).resolve(name);
                    Files.createDirectories(copy.getParent());
                    Files.copy(each, copy);
                }
            }
        }
    }

    Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** Runs Maven to its end, by the wrapper of this checkout, with the artifacts of this build. */
    void maven(String... arguments) throws IOException, InterruptedException {
        maven(Jdk.ofThisBuild(), List.of(arguments));
    }

    void maven(Jdk jdk, Collection<String> arguments) throws IOException, InterruptedException {
        try (RunningProgram maven = startMaven(jdk, arguments)) {
            int status = maven.awaitEnd();
            assertThat(status).as(() -> arguments + "\n" + maven.output()).isZero();
        }
    }

    /** Starts Maven with goals that may not end by themselves. */
    RunningProgram startMaven(Jdk jdk, Collection<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                OwnRepository.ROOT.resolve("mvnw").toString(),
                "-q",
                "-f",
                file("pom.xml").toString()));
        command.addAll(OwnRepository.filled().arguments());
        command.addAll(arguments);
        return start(jdk, "maven.txt", command);
    }

    /** Starts a program of the project's own in its folder. */
    RunningProgram java(Jdk jdk, Collection<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
        command.addAll(arguments);
        return start(jdk, "output.txt", command);
    }

    private RunningProgram start(Jdk jdk, String output, List<String> command) throws IOException {
        return RunningProgram.start(folder, jdk, file(output), command);
    }
}
