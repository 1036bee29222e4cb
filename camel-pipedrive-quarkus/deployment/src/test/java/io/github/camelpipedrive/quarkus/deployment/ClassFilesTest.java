// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.quarkus.deployment;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.operation.OperationCatalogue;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a native image has to be told of, as far as class files show it. */
class ClassFilesTest {

    /** In a native image static fields have the values of the machine that built it. */
    @Test
    void classesWithValuesThatBelongToAProcessAreInitializedInIt() throws Exception {
        Set<String> found = new TreeSet<>();
        for (Class<?> known : Set.of(PipedriveComponent.class, OperationCatalogue.class)) {
            for (String name : classes(known)) {
                collect(Class.forName(name), found);
            }
        }

        assertThat(found).containsExactly(PipedriveProcessor.MADE_WHEN_RUN);
    }

    @Test
    void noClassReadsOrWritesJavaObjects() throws Exception {
        for (Class<?> known : Set.of(PipedriveComponent.class, OperationCatalogue.class)) {
            for (String name : classes(known)) {
                try (InputStream file = known.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
                    assertThat(new String(file.readAllBytes(), StandardCharsets.ISO_8859_1))
                            .as(name)
                            .doesNotContain("java/io/ObjectInputStream", "java/io/ObjectOutputStream");
                }
            }
        }
    }

    private static void collect(Class<?> type, Set<String> found) throws IllegalAccessException {
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                field.setAccessible(true);
                if (belongsToAProcess(field.get(null))) {
                    found.add(type.getName());
                }
            }
        }
    }

    private static boolean belongsToAProcess(Object value) {
        return value instanceof RandomGenerator
                || value instanceof Thread
                || value instanceof Executor
                || value instanceof AutoCloseable
                || value instanceof InetAddress
                || value instanceof ProcessHandle
                || value instanceof File
                || value instanceof Path;
    }

    /** All that are in one place with a class: a folder or a jar. */
    private static Set<String> classes(Class<?> known) throws Exception {
        URI place = known.getProtectionDomain().getCodeSource().getLocation().toURI();
        if (Files.isDirectory(Path.of(place))) {
            return classes(Path.of(place));
        }
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(place))) {
            return classes(jar.getPath("/"));
        }
    }

    private static Set<String> classes(Path root) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .forEach(names::add);
        }
        assertThat(names).hasSizeGreaterThan(50);
        return names;
    }
}
