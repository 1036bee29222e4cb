// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.runtimes;

import java.io.IOException;
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

    static SharedRoutesRun of(MatrixRow row, Jdk jdk) throws Exception {
        try (PipedriveSandbox sandbox = SharedRoutesProject.sandbox()) {
            SharedRoutesProject project = SharedRoutesProject.built(row, jdk, sandbox);
            try (RunningProgram program = project.start()) {
                return of(row, project, program, sandbox);
            }
        }
    }

    private static SharedRoutesRun of(
            MatrixRow row, SharedRoutesProject project, RunningProgram program, PipedriveSandbox sandbox)
            throws Exception {
        for (String file : List.of("deal.txt", "persons.done", "missing.txt")) {
            program.await(file, () -> Files.exists(project.outbox().resolve(file)));
        }
        HttpResponse<String> connected = connect(project.service(), sandbox);
        HttpResponse<String> stages = get(project.service().resolve("/stages"), "");
        String health = row.health().isEmpty()
                ? ""
                : get(project.management().resolve(row.health()), "").body();
        int status = program.stop();
        return new SharedRoutesRun(
                read(project.outbox()),
                sandbox.records("deal"),
                connected,
                stages,
                health,
                requests(sandbox),
                status,
                program.output());
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
