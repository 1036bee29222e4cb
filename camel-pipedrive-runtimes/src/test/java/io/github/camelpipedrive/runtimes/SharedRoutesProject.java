// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.runtimes;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;

/**
 * The project of a row, with the shared routes and settings in it, built and ready to be started.
 *
 * @param project the project
 * @param row the row that it was built for
 * @param jdk the JDK to run it with
 * @param names what stands for {@code @names@} in the settings and in the arguments of the program
 */
record SharedRoutesProject(UserProject project, MatrixRow row, Jdk jdk, Map<String, String> names) {

    private static final Path ROUTES = OwnRepository.MODULE.resolve("routes");

    /** The CRM that the routes are made for. */
    static PipedriveSandbox sandbox() {
        return PipedriveSandbox.builder()
                .organization("Tiletown Ltd")
                .organization("Slate & Stone")
                .generate("person", 12)
                .start();
    }

    static SharedRoutesProject built(MatrixRow row, Jdk jdk, PipedriveSandbox sandbox)
            throws IOException, InterruptedException {
        OwnRepository repository = OwnRepository.filled();
        Map<String, String> names = Map.of(
                "@base-url@", sandbox.baseUrl(),
                "@api-token@", sandbox.token(),
                "@port@", String.valueOf(freePort()),
                "@management-port@", String.valueOf(freePort()),
                "@repository@", repository.folder().toString(),
                "@version@", repository.version());
        UserProject project = UserProject.copyOf(OwnRepository.MODULE.resolve("projects/" + row.project()), row.name());
        project.add(ROUTES.resolve(row.dsl()), "");
        SharedRoutesProject built = new SharedRoutesProject(project, row, jdk, names);
        project.write(
                "src/main/resources/application.properties", built.resolved(Files.readString(settings(row.dsl()))));
        project.maven(
                jdk, Stream.concat(Stream.of("package"), row.build().stream()).toList());
        return built;
    }

    /** Those of all rows, unless the routes have some of their own. */
    private static Path settings(String dsl) {
        Path own = ROUTES.resolve(dsl + ".properties");
        return Files.exists(own) ? own : ROUTES.resolve("application.properties");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private String resolved(String text) {
        String resolved = text;
        for (Map.Entry<String, String> each : names.entrySet()) {
            resolved = resolved.replace(each.getKey(), each.getValue());
        }
        return resolved;
    }

    /** Starts it with an order to work on. */
    RunningProgram start() throws IOException {
        project.write(
                "inbox/order.json",
                """
                {"title": "Floor tiles", "customer": "Slate & Stone"}
                """);
        return project.java(jdk, row.program().stream().map(this::resolved).toList());
    }

    Path outbox() {
        return project.file("outbox");
    }

    URI service() {
        return URI.create("http://localhost:" + names.get("@port@"));
    }

    URI management() {
        return URI.create("http://localhost:" + names.get("@management-port@"));
    }
}
