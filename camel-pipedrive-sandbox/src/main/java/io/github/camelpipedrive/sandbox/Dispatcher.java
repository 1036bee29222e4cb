// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.sandbox.SandboxAnswer.Ending;
import io.github.camelpipedrive.sandbox.behaviour.Behaviours;
import io.github.camelpipedrive.sandbox.store.Records;
import io.github.camelpipedrive.sandbox.wire.Arguments;
import io.github.camelpipedrive.sandbox.wire.Errors;
import io.github.camelpipedrive.sandbox.wire.Json;
import io.github.camelpipedrive.sandbox.wire.Refusal;
import io.github.camelpipedrive.sandbox.wire.Reply;
import io.github.camelpipedrive.sandbox.wire.RequestChecks;

/** Answers requests: finds the operation, checks the token and the request, carries it out, adds the headers. */
final class Dispatcher {

    private final Routes routes;
    private final Behaviours behaviours;
    private final Records records;
    private final Set<String> tokens;
    private final RateHeaders rates;
    private final ScriptedAnswers scripted;
    private final RequestJournal journal;

    Dispatcher(
            Routes routes,
            Behaviours behaviours,
            Records records,
            Set<String> tokens,
            RateHeaders rates,
            ScriptedAnswers scripted,
            RequestJournal journal) {
        this.routes = routes;
        this.behaviours = behaviours;
        this.records = records;
        this.tokens = Set.copyOf(tokens);
        this.rates = rates;
        this.scripted = scripted;
        this.journal = journal;
    }

    /** A request as it came, with its query still encoded. */
    record Incoming(String method, String path, String query, Map<String, String> headers, byte[] body) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    SandboxAnswer answer(Incoming incoming) {
        Map<String, List<String>> query = QueryString.parse(incoming.query());
        Optional<Routes.Found> found = routes.find(pathOfApi(incoming.path()));
        Operation operation = found.map(Routes.Found::operations)
                .map(operations -> operations.get(method(incoming.method())))
                .orElse(null);
        journal.add(entry(incoming, query, operation));

        Optional<SandboxAnswer> script = scripted.next(operation == null ? ScriptedAnswers.ANY : operation.id());
        if (script.isPresent() && !script.get().isCarriedOut()) {
            return script.get();
        }
        SandboxAnswer own = written(attempt(() -> carryOut(incoming, query, found, operation)));
        return script.map(answer -> answer.ending() == Ending.OWN
                        ? answer.withOwn(own.status(), own.headers(), own.body())
                        : answer)
                .orElse(own);
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

    private static SandboxRequest entry(Incoming incoming, Map<String, List<String>> query, Operation operation) {
        Map<String, String> single = new LinkedHashMap<>();
        query.forEach((name, values) -> single.put(name, String.join(",", values)));
        return new SandboxRequest(
                operation == null ? "" : operation.id(),
                incoming.method(),
                incoming.path(),
                single,
                incoming.headers(),
                new String(incoming.body(), StandardCharsets.UTF_8));
    }

    private Reply carryOut(
            Incoming incoming, Map<String, List<String>> query, Optional<Routes.Found> found, Operation operation) {
        String token = incoming.header("x-api-token");
        if (!tokens.contains(token)) {
            throw Errors.unauthorized();
        }
        if (found.isEmpty()) {
            throw Errors.noSuchPath(incoming.path());
        }
        if (operation == null) {
            throw Errors.methodNotAllowed(String.join(
                    ", ",
                    found.get().operations().keySet().stream().map(Method::name).toList()));
        }
        Reply reply = attempt(() -> {
            Arguments arguments = RequestChecks.check(
                    operation,
                    found.get().pathValues(operation),
                    query,
                    incoming.header("content-type"),
                    incoming.body());
            return carryOut(operation, arguments);
        });
        Map<String, String> headers = new LinkedHashMap<>(rates.count(token, operation));
        headers.putAll(reply.headers());
        return new Reply(reply.status(), headers, reply.body());
    }

    private Reply carryOut(Operation operation, Arguments arguments) {
        Supplier<Reply> work = () -> behaviours
                .of(operation.id())
                .orElseThrow(() -> Errors.notBuilt(operation.id()))
                .answer(operation, arguments);
        return operation.method() == Method.GET ? records.reading(work) : records.changing(work);
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
