// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.sandbox.Callers.Caller;
import io.github.camelpipedrive.sandbox.store.Records;
import io.github.camelpipedrive.sandbox.wire.Arguments;
import io.github.camelpipedrive.sandbox.wire.Errors;
import io.github.camelpipedrive.sandbox.wire.Json;
import io.github.camelpipedrive.sandbox.wire.Refusal;
import io.github.camelpipedrive.sandbox.wire.Reply;
import io.github.camelpipedrive.sandbox.wire.RequestChecks;

/** Answers requests: finds the operation, checks who is calling and the request, carries it out, adds the headers. */
final class Dispatcher {

    private final Routes routes;
    private final Callers callers;
    private final RateHeaders rates;
    private final ScriptedAnswers scripted;
    private final RequestJournal journal;

    Dispatcher(Routes routes, Callers callers, RateHeaders rates, ScriptedAnswers scripted, RequestJournal journal) {
        this.routes = routes;
        this.callers = callers;
        this.rates = rates;
        this.scripted = scripted;
        this.journal = journal;
    }

    /** A request as it came, with its query still encoded. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Incoming(String method, String path, String query, Map<String, String> headers, byte[] body) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /** The same for the journal. */
        SandboxRequest recorded(String operation) {
            Map<String, String> single = new LinkedHashMap<>();
            QueryString.parse(query).forEach((name, values) -> single.put(name, String.join(",", values)));
            return new SandboxRequest(
                    operation, method, path, single, headers, new String(body, StandardCharsets.UTF_8));
        }
    }

    SandboxAnswer answer(Incoming incoming) {
        Map<String, List<String>> query = QueryString.parse(incoming.query());
        Optional<Routes.Found> found = routes.find(pathOfApi(incoming.path()));
        Operation operation = found.map(Routes.Found::operations)
                .map(operations -> operations.get(method(incoming.method())))
                .orElse(null);
        String name = operation == null ? ScriptedAnswers.ANY : operation.id();
        journal.add(incoming.recorded(name));
        return scripted.answer(name, () -> written(attempt(() -> carryOut(incoming, query, found, operation))));
    }

    // Version 1 is reachable in two ways, /v1 and /api/v1.
    private static String pathOfApi(String path) {
        return path.startsWith("/v1/") ? "/api" + path : path;
    }

    private static Method method(String name) {
        for (Method method : Method.values()) {
            if (method.name().equals(name)) {
                return method;
            }
        }
        return null;
    }

    private Reply carryOut(
            Incoming incoming, Map<String, List<String>> query, Optional<Routes.Found> found, Operation operation) {
        Caller caller = callers.of(incoming);
        if (found.isEmpty()) {
            throw Errors.noSuchPath(incoming.path());
        }
        if (operation == null) {
            throw Errors.methodNotAllowed(String.join(
                    ", ",
                    found.get().operations().keySet().stream().map(Method::name).toList()));
        }
        caller.checkScope(operation);
        Reply reply = attempt(() -> {
            Arguments arguments = RequestChecks.check(
                    operation,
                    found.get().pathValues(operation),
                    query,
                    incoming.header("content-type"),
                    incoming.body());
            return carryOut(caller, operation, arguments);
        });
        Map<String, String> headers = new LinkedHashMap<>(rates.count(caller, operation));
        headers.putAll(reply.headers());
        return new Reply(reply.status(), headers, reply.body());
    }

    private static Reply carryOut(Caller caller, Operation operation, Arguments arguments) {
        Records records = caller.company().store();
        Supplier<Reply> work = () -> caller.company()
                .behaviours()
                .of(operation.id())
                .orElseThrow(() -> Errors.notBuilt(operation.id()))
                .answer(operation, arguments);
        Reply reply = operation.method() == Method.GET ? records.reading(work) : records.changing(work);
        return operation.id().equals("user/getCurrent") ? caller.introduced(reply) : reply;
    }

    private static Reply attempt(Supplier<Reply> work) {
        try {
            return work.get();
        } catch (Refusal refusal) {
            return refusal.reply();
        }
    }

    private static SandboxAnswer written(Reply reply) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json; charset=utf-8");
        headers.put("x-correlation-id", UUID.randomUUID().toString());
        headers.putAll(reply.headers());
        return SandboxAnswer.of(reply.status(), headers, Json.write(reply.body()));
    }
}
