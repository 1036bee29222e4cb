// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.ratelimit.Claim;
import org.apache.camel.Exchange;

/** Answers what a test says: failures, and results. */
final class ScriptedCaller implements Caller {

    /** As by default, a call may wait a minute for its place. */
    private static final Claim CLAIM = new Claim(1, false, 1, Duration.ofMinutes(1));

    private final Queue<Object> outcomes = new ArrayDeque<>();
    private final List<Call> calls = new ArrayList<>();

    ScriptedCaller(Object... outcomes) {
        this.outcomes.addAll(List.of(outcomes));
    }

    static Result result(Object body) {
        return new Result(body, 200, NextPage.NONE, ResponseHeaders.NONE);
    }

    /** A call with these values. */
    static Call call(String resource, String name, Map<String, Object> values) {
        Operation operation = PipedriveOperations.catalogue().operation(resource, name);
        return new Call(operation, values, "acme", new RequestWriter(operation, CLAIM).write(values, null, "acme"));
    }

    static ResponseReader reader(Call call, OutputType form) {
        return ResponseReader.of(call.operation(), form, null, 1024);
    }

    @Override
    public Result call(Call call, ResponseReader reader, Exchange exchange) throws PipedriveException {
        calls.add(call);
        Object outcome = outcomes.remove();
        if (outcome instanceof PipedriveException failure) {
            throw failure;
        }
        if (outcome instanceof RuntimeException failure) {
            throw failure;
        }
        return (Result) outcome;
    }

    List<Call> calls() {
        return calls;
    }
}
