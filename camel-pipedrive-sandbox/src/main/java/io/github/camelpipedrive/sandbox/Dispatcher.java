// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.sandbox.Callers.Caller;
import io.github.camelpipedrive.sandbox.RateLimits.Verdict;
import io.github.camelpipedrive.sandbox.store.Records;
import io.github.camelpipedrive.sandbox.wire.Arguments;
import io.github.camelpipedrive.sandbox.wire.Errors;
import io.github.camelpipedrive.sandbox.wire.Refusal;
import io.github.camelpipedrive.sandbox.wire.Reply;
import io.github.camelpipedrive.sandbox.wire.RequestChecks;

/** Answers requests: finds the operation, checks who is calling, the limits and the request, and carries it out. */
final class Dispatcher {

    private final Routes routes;
    private final Callers callers;
    private final RateLimits limits;
    private final ScriptedAnswers scripted;
    private final RequestJournal journal;

    Dispatcher(Routes routes, Callers callers, RateLimits limits, ScriptedAnswers scripted, RequestJournal journal) {
        this.routes = routes;
        this.callers = callers;
        this.limits = limits;
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

    /** A request with what the catalogue says to its method and path. */
    private record Call(
            Incoming incoming,
            Map<String, List<String>> query,
            Optional<Routes.Found> found,
            Optional<Operation> operation) {

        String name() {
            return operation.map(Operation::id).orElse(ScriptedAnswers.ANY);
        }

        Operation requireOperation() {
            return operation.orElseThrow(
                    () -> found.map(Call::methodNotAllowed).orElseGet(() -> Errors.noSuchPath(incoming.path())));
        }

        private static Refusal methodNotAllowed(Routes.Found path) {
            return Errors.methodNotAllowed(String.join(
                    ", ", path.operations().keySet().stream().map(Method::name).toList()));
        }

        Arguments arguments(Operation row) {
            Map<String, String> inPath = found.orElseThrow().pathValues(row);
            return RequestChecks.check(row, inPath, query, incoming.header("content-type"), incoming.body());
        }
    }

    SandboxAnswer answer(Incoming incoming) {
        Map<String, List<String>> query = QueryString.parse(incoming.query());
        Optional<Routes.Found> found = routes.find(pathOfApi(incoming.path()));
        Optional<Operation> operation =
                found.map(Routes.Found::operations).map(operations -> operations.get(method(incoming.method())));
        Call call = new Call(incoming, query, found, operation);
        journal.add(incoming.recorded(call.name()));
        return scripted.answer(call.name(), () -> own(call));
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

    private SandboxAnswer own(Call call) {
        try {
            Caller caller = callers.of(call.incoming());
            Verdict verdict = limits.take(caller, call.operation());
            return verdict.over()
                    .map(limit -> limit.answer(verdict.headers()))
                    .orElseGet(() -> SandboxAnswer.of(attempt(() -> carryOut(call, caller)), verdict.headers()));
        } catch (Refusal refusal) {
            return SandboxAnswer.of(refusal.reply(), Map.of());
        }
    }

    private static Reply carryOut(Call call, Caller caller) {
        Operation operation = call.requireOperation();
        caller.checkScope(operation);
        Arguments arguments = call.arguments(operation);
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
}
