// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.runtimes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A JDK of this machine.
 *
 * @param home its folder
 */
record Jdk(Path home) {

    /** Where JDKs are on Linux, macOS and with SDKMAN. */
    private static final List<Path> FOLDERS = List.of(
            Path.of("/usr/lib/jvm"),
            Path.of("/Library/Java/JavaVirtualMachines"),
            Path.of(System.getProperty("user.home"), ".sdkman/candidates/java"));

    static Jdk ofThisBuild() {
        return new Jdk(Path.of(System.getProperty("java.home")));
    }

    /** One of this feature version, such as 25: by {@code JAVA_HOME_25}, or where JDKs usually are. */
    static Optional<Jdk> of(int version) throws IOException {
        if (Runtime.version().feature() == version) {
            return Optional.of(ofThisBuild());
        }
        List<Path> homes = new ArrayList<>();
        Optional.ofNullable(System.getenv("JAVA_HOME_" + version)).map(Path::of).ifPresent(homes::add);
        for (Path folder : FOLDERS) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> installed = Files.list(folder)) {
                    installed
                            .flatMap(each -> Stream.of(each, each.resolve("Contents/Home")))
                            .forEach(homes::add);
                }
            }
        }
        for (Path home : homes) {
            Path release = home.resolve("release");
            if (Files.isRegularFile(release)
                    && Files.isExecutable(home.resolve("bin/javac"))
                    && Files.readString(release).contains("JAVA_VERSION=\"" + version)) {
                return Optional.of(new Jdk(home));
            }
        }
        return Optional.empty();
    }

    Path java() {
        return home.resolve("bin/java");
    }
}
