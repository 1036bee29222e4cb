// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.runtimes;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;

/**
 * What came of the shared routes on a runtime, from the build of the project to its end.
 *
 * @param files what the routes have written, by name
 * @param deals the deals in the CRM afterwards
 * @param connected the page after a sign-in
 * @param stages what the page answered that reads the records of the connected account
 * @param health what the runtime says of its health; empty when it has no page for it
 * @param requests what the CRM was asked for, in alphabetical order: calls of several routes are not in order
 * @param status the exit status of the program after SIGTERM
 * @param output what the program has printed
 */
record SharedRoutesRun(
        Map<String, String> files,
        List<Map<String, Object>> deals,
        HttpResponse<String> connected,
        HttpResponse<String> stages,
        String health,
        List<String> requests,
        int status,
        String output) {

    private static final Path ROUTES = OwnRepository.MODULE.resolve("routes");

    static SharedRoutesRun of(MatrixRow row, Jdk jdk) throws Exception {
        try (PipedriveSandbox sandbox = PipedriveSandbox.builder()
                .organization("Tiletown Ltd")
                .organization("Slate & Stone")
                .generate("person", 12)
                .start()) {
            Map<String, String> names = names(sandbox);
            return of(row, jdk, names, project(row, jdk, names), sandbox);
        }
    }

    /** What stands in settings and in the arguments of programs. */
    private static Map<String, String> names(PipedriveSandbox sandbox) throws IOException {
        OwnRepository repository = OwnRepository.filled();
        return Map.of(
                "@base-url@", sandbox.baseUrl(),
                "@api-token@", sandbox.token(),
                "@port@", String.valueOf(freePort()),
                "@management-port@", String.valueOf(freePort()),
                "@repository@", repository.folder().toString(),
                "@version@", repository.version());
    }

    private static String resolved(String text, Map<String, String> names) {
        String resolved = text;
        for (Map.Entry<String, String> each : names.entrySet()) {
            resolved = resolved.replace(each.getKey(), each.getValue());
        }
        return resolved;
    }

    private static UserProject project(MatrixRow row, Jdk jdk, Map<String, String> names)
            throws IOException, InterruptedException {
        UserProject project = UserProject.copyOf(OwnRepository.MODULE.resolve("projects/" + row.project()), row.name());
        project.add(ROUTES.resolve(row.dsl()), "");
        project.write(
                "src/main/resources/application.properties",
                resolved(Files.readString(ROUTES.resolve("application.properties")), names));
        project.write(
                "inbox/order.json",
                """
                {"title": "Floor tiles", "customer": "Slate & Stone"}
                """);
        project.maven(
                jdk, Stream.concat(Stream.of("package"), row.build().stream()).toList());
        return project;
    }

    private static SharedRoutesRun of(
            MatrixRow row, Jdk jdk, Map<String, String> names, UserProject project, PipedriveSandbox sandbox)
            throws Exception {
        URI service = URI.create("http://localhost:" + names.get("@port@"));
        List<String> arguments =
                row.program().stream().map(word -> resolved(word, names)).toList();
        try (RunningProgram program = project.java(jdk, arguments)) {
            Path outbox = project.file("outbox");
            for (String file : List.of("deal.txt", "persons.done", "missing.txt")) {
                program.await(file, () -> Files.exists(outbox.resolve(file)));
            }
            HttpResponse<String> connected = connect(service, sandbox);
            HttpResponse<String> stages = get(service.resolve("/stages"), "");
            String health = row.health().isEmpty()
                    ? ""
                    : get(URI.create("http://localhost:" + names.get("@management-port@") + row.health()), "")
                            .body();
            int status = program.stop();
            return new SharedRoutesRun(
                    read(outbox),
                    sandbox.records("deal"),
                    connected,
                    stages,
                    health,
                    requests(sandbox),
                    status,
                    program.output());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** As a browser does whose user allows the access. */
    private static HttpResponse<String> connect(URI service, PipedriveSandbox sandbox) throws Exception {
        sandbox.oauth().app("sandbox-client", "sandbox-secret", service + "/pipedrive/callback");
        HttpResponse<String> begun = get(service.resolve("/pipedrive/connect"), "");
        String cookie = begun.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0];
        return get(
                URI.create(sandbox.oauth()
                        .allow(begun.headers().firstValue("location").orElseThrow())),
                cookie);
    }

    private static HttpResponse<String> get(URI address, String cookie) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.toList()) {
                texts.put(each.getFileName().toString(), Files.readString(each));
            }
        }
        return texts;
    }

    private static List<String> requests(PipedriveSandbox sandbox) {
        return sandbox.requests().stream()
                .map(each -> String.join(
                        " ",
                        each.method(),
                        each.path(),
                        new TreeMap<>(each.query()).toString(),
                        each.header("authorization").isPresent() ? "OAuth" : "token",
                        each.body()
                                .replaceAll("code=[0-9a-f]+", "code=*")
                                .replaceAll("localhost%3A[0-9]+", "localhost%3A*")))
                .sorted()
                .toList();
    }
}
