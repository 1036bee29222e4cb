// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.runtimes;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The local Maven repository of the projects: with what this build has made, as after an {@code install}, but apart from
 * the user's own repository. Everything else comes from there, and what is missing there from the usual place.
 */
final class OwnRepository {

    /** The checkout. */
    static final Path ROOT = Path.of(System.getProperty("basedir", "."))
            .toAbsolutePath()
            .normalize()
            .getParent();

    static final Path MODULE = ROOT.resolve("camel-pipedrive-runtimes");

    private static final Pattern VERSION =
            Pattern.compile("<artifactId>camel-pipedrive-parent</artifactId>\\s*<version>([^<]+)</version>");
    private static final Pattern OWN_ARTIFACT =
            Pattern.compile("</parent>.*?<artifactId>([^<]+)</artifactId>", Pattern.DOTALL);
    private static final Pattern SUBMODULE = Pattern.compile("<module>([^<]+)</module>");

    private static final String PLACE = "CAMEL_PIPEDRIVE_TEST_REPOSITORY";

    private static OwnRepository filled;

    private final Path folder;
    private final String version;

    private OwnRepository(Path folder, String version) {
        this.folder = folder;
        this.version = version;
    }

    /** The one repository of all tests of this build, filled when it is first asked for. */
    static synchronized OwnRepository filled() throws IOException {
        if (filled == null) {
            Matcher version = matcher(VERSION, ROOT.resolve("pom.xml"));
            OwnRepository repository = new OwnRepository(place(), version.group(1));
            repository.install(ROOT);
            filled = repository;
        }
        return filled;
    }

    /** Downloads are gone with {@code target}, unless a folder is named that stays. */
    private static Path place() throws IOException {
        String named = System.getenv(PLACE);
        return named == null ? MODULE.resolve("target/repository") : Files.createDirectories(Path.of(named));
    }

    private static Matcher matcher(Pattern pattern, Path file) throws IOException {
        Matcher matcher = pattern.matcher(Files.readString(file));
        if (!matcher.find()) {
            throw new IllegalStateException(file + " has no " + pattern);
        }
        return matcher;
    }

    Path folder() {
        return folder;
    }

    String version() {
        return version;
    }

    /** A module, if it is deployed, and its submodules. */
    private void install(Path module) throws IOException {
        Path pom = module.resolve("pom.xml");
        String text = Files.readString(pom);
        if (!text.contains("<maven.deploy.skip>true</maven.deploy.skip>")) {
            install(module, pom, text);
        }
        Set<String> submodules = SUBMODULE
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (String submodule : submodules) {
            install(module.resolve(submodule).normalize());
        }
    }

    private void install(Path module, Path pom, String text) throws IOException {
        String artifact = module.equals(ROOT)
                ? "camel-pipedrive-parent"
                : matcher(OWN_ARTIFACT, pom).group(1);
        Path target = Files.createDirectories(
                folder.resolve("io/github/camelpipedrive").resolve(artifact).resolve(version));
        String name = artifact + "-" + version;
        Files.copy(pom, target.resolve(name + ".pom"), StandardCopyOption.REPLACE_EXISTING);
        if (!text.contains("<packaging>pom</packaging>")) {
            jar(module.resolve("target/classes"), target.resolve(name + ".jar"));
        }
    }

    private static void jar(Path classes, Path jar) throws IOException {
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException(classes + " is missing: build the module first");
        }
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream entries = new ZipOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            // With entries of folders, as in every jar: Camel looks for consoles in a folder.
            for (Path each : all.filter(path -> !path.equals(classes)).sorted().toList()) {
                String name = classes.relativize(each).toString().replace('\\', '/');
                if (Files.isDirectory(each)) {
                    entries.putNextEntry(new ZipEntry(name + "/"));
                } else {
                    entries.putNextEntry(new ZipEntry(name));
                    Files.copy(each, entries);
                }
                entries.closeEntry();
            }
        }
    }

    /** The local repository of this build, from which the projects take what is not of this build. */
    static Path outer() {
        return Path.of(System.getProperty("maven.repo.local", System.getProperty("build.localRepository")));
    }

    /**
     * What Maven needs to use it. The settings are global ones, so that mirrors and proxies of the user stay.
     *
     * @return arguments for Maven
     */
    List<String> arguments() {
        String repositories =
                """
                <id>of-this-build</id><url>%s</url><releases><enabled>true</enabled></releases><snapshots><enabled>false</enabled></snapshots>"""
                        .formatted(outer().toUri());
        try {
            Path settings = Files.writeString(
                    Files.createDirectories(MODULE.resolve("target")).resolve("settings.xml"),
                    """
                    <settings>
                      <profiles>
                        <profile>
                          <id>of-this-build</id>
                          <repositories><repository>%1$s</repository></repositories>
                          <pluginRepositories><pluginRepository>%1$s</pluginRepository></pluginRepositories>
                        </profile>
                      </profiles>
                      <activeProfiles><activeProfile>of-this-build</activeProfile></activeProfiles>
                    </settings>
                    """
                            .formatted(repositories));
            List<String> arguments = new ArrayList<>(List.of("-B", "-gs", settings.toString()));
            arguments.add("-Dmaven.repo.local=" + folder);
            arguments.add("-Dcamel-pipedrive.version=" + version);
            return arguments;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
