// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.server;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.sandbox.faults.Exchanges;
import io.github.camelpipedrive.sandbox.faults.RunningFaults;
import io.github.camelpipedrive.sandbox.faults.ScriptedAnswers;
import io.github.camelpipedrive.sandbox.identity.Callers;
import io.github.camelpipedrive.sandbox.identity.Callers.Caller;
import io.github.camelpipedrive.sandbox.identity.Callers.Sender;
import io.github.camelpipedrive.sandbox.journal.Tally;
import io.github.camelpipedrive.sandbox.limits.RateLimits;
import io.github.camelpipedrive.sandbox.limits.RateLimits.Verdict;
import io.github.camelpipedrive.sandbox.moved.MovedOperations;
import io.github.camelpipedrive.sandbox.resource.Behaviour;
import io.github.camelpipedrive.sandbox.resource.Behaviours;
import io.github.camelpipedrive.sandbox.store.Records;
import io.github.camelpipedrive.sandbox.wire.Answer;
import io.github.camelpipedrive.sandbox.wire.Arguments;
import io.github.camelpipedrive.sandbox.wire.Errors;
import io.github.camelpipedrive.sandbox.wire.Incoming;
import io.github.camelpipedrive.sandbox.wire.QueryString;
import io.github.camelpipedrive.sandbox.wire.Refusal;
import io.github.camelpipedrive.sandbox.wire.Reply;
import io.github.camelpipedrive.sandbox.wire.RequestChecks;
import io.github.camelpipedrive.sandbox.wire.ResourceRules;

/**
 * Answers requests: finds the operation, checks who is calling, the limits and the request, and carries it out. Answers
 * in line and faults come between.
 */
public final class Dispatcher {

    private final Routes routes;
    private final MovedOperations moved;
    private final Callers callers;
    private final RateLimits limits;
    private final RunningFaults faults;
    private final Exchanges exchanges;
    private final Tally tally;

    /**
     * Answers requests to the API.
     *
     * @param catalogue the operations that the sandbox knows
     * @param movedV1 whether the operations of version 1 that moved are answered too
     * @param callers finds out who is calling
     * @param limits how much may be asked
     * @param faults the faults that run
     * @param exchanges records calls
     * @param tally counts
     */
    public Dispatcher(
            Collection<Operation> catalogue,
            boolean movedV1,
            Callers callers,
            RateLimits limits,
            RunningFaults faults,
            Exchanges exchanges,
            Tally tally) {
        List<Operation> operations = DescribedOperations.withBareRows(catalogue);
        MovedOperations all = MovedOperations.to(operations);
        moved = movedV1 ? all : MovedOperations.none();
        routes = new Routes(
                Stream.concat(operations.stream(), moved.rows().stream()).toList(), movedV1 ? List.of() : all.rows());
        this.callers = callers;
        this.limits = limits;
        this.faults = faults;
        this.exchanges = exchanges;
        this.tally = tally;
    }

    /** A request in progress. Belongs to one thread. */
    private static final class Call {

        private final Incoming incoming;
        private final Optional<Routes.Found> found;
        private final Optional<Operation> operation;

        // Known when a create was carried out.
        private Optional<Object> created = Optional.empty();

        Call(Incoming incoming, Optional<Routes.Found> found) {
            this.incoming = incoming;
            this.found = found;
            this.operation =
                    found.map(Routes.Found::operations).map(operations -> operations.get(method(incoming.method())));
        }

        private static Method method(String name) {
            for (Method method : Method.values()) {
                if (method.name().equals(name)) {
                    return method;
                }
            }
            return null;
        }

        String name() {
            return operation.map(Operation::id).orElse(ScriptedAnswers.ANY);
        }

        boolean isSearch() {
            return operation.filter(Operation::isCountedAsSearch).isPresent();
        }

        Operation requireOperation() {
            return operation.orElseThrow(
                    () -> found.map(Call::methodNotAllowed).orElseGet(() -> Errors.noSuchPath(incoming.path())));
        }

        private static Refusal methodNotAllowed(Routes.Found path) {
            return Errors.methodNotAllowed(String.join(
                    ", ", path.operations().keySet().stream().map(Method::name).toList()));
        }

        Arguments arguments(Operation row, ResourceRules rules) {
            Map<String, List<String>> query = new LinkedHashMap<>(QueryString.parse(incoming.query()));
            // Whether it signs the request in was looked at before.
            query.remove(Callers.QUERY_TOKEN);
            return RequestChecks.check(
                    row,
                    rules,
                    found.orElseThrow().pathValues(row),
                    query,
                    incoming.header("content-type"),
                    incoming.body());
        }
    }

    /**
     * The answer to a request.
     *
     * @param incoming the request
     * @return the answer
     */
    public Answer answer(Incoming incoming) {
        Call call = new Call(incoming, routes.find(pathOfApi(incoming.path())));
        Sender sender = callers.sender(incoming);
        tally.request(sender.name(), call.isSearch());
        Answer answer = exchanges.answer(call.name(), incoming, () -> own(call, sender));
        if (answer.losesTheResult()) {
            call.created.ifPresent(id -> tally.lost(call.name(), id));
        }
        return answer;
    }

    // Version 1 is reachable in two ways, /v1 and /api/v1.
    private static String pathOfApi(String path) {
        return path.startsWith("/v1/") ? "/api" + path : path;
    }

    private Answer own(Call call, Sender sender) {
        try {
            Caller caller = sender.require();
            Verdict verdict = limits.take(caller, call.operation);
            verdict.over().ifPresent(tally::refusal);
            return verdict.over()
                    .map(limit -> limit.answer(verdict.headers()))
                    .orElseGet(() -> answer(call, caller, verdict.headers()));
        } catch (Refusal refusal) {
            return Answer.of(refusal.reply(), Map.of());
        }
    }

    private Answer answer(Call call, Caller caller, Map<String, String> headers) {
        Supplier<Answer> own = () -> Answer.of(attempt(() -> carryOut(call, caller)), headers);
        return call.operation.isEmpty() ? own.get() : faults.answer(call.name(), callers.signIn(caller), own);
    }

    private static Reply attempt(Supplier<Reply> work) {
        try {
            return work.get();
        } catch (Refusal refusal) {
            return refusal.reply();
        }
    }

    private Reply carryOut(Call call, Caller caller) {
        Operation operation = call.requireOperation();
        Behaviours behaviours = caller.company().behaviours();
        Behaviour behaviour = moved.behaviour(operation, behaviours).orElseThrow(() -> Errors.notBuilt(operation.id()));
        caller.checkScope(operation);
        Arguments arguments = call.arguments(operation, behaviours.rules(operation.resource()))
                .from(caller.known());
        Records records = caller.company().records();
        Supplier<Reply> work = () -> behaviour.answer(operation, arguments);
        Reply reply = operation.method() == Method.GET ? records.reading(work) : records.changing(work);
        if (operation.name().equals("create")) {
            reply.id().ifPresent(id -> {
                call.created = Optional.of(id);
                tally.create(operation.id(), call.incoming.body(), id);
            });
        }
        return reply;
    }
}
