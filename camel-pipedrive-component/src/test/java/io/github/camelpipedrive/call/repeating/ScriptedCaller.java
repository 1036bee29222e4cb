// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.repeating;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.call.CallFactory;
import io.github.camelpipedrive.call.Caller;
import io.github.camelpipedrive.call.NextPage;
import io.github.camelpipedrive.call.ResponseHeaders;
import io.github.camelpipedrive.call.reading.OutputType;
import io.github.camelpipedrive.call.reading.ResponseReader;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.ratelimit.Claim;

/** Answers what a test says: failures, and results. */
final class ScriptedCaller implements Caller {

    /** As by default, a call may wait a minute for its place. */
    private static final Claim CLAIM = new Claim(1, false, 1, Duration.ofMinutes(1));

    private final Queue<Object> outcomes = new ArrayDeque<>();
    private final List<Call> calls = new ArrayList<>();

    ScriptedCaller(Object... outcomes) {
        this.outcomes.addAll(List.of(outcomes));
    }

    static Answer result(Object body) {
        return new Answer(body, 200, NextPage.NONE, ResponseHeaders.NONE);
    }

    /** A call with these values, whose answer is read into Maps. */
    static Call call(String resource, String name, Map<String, Object> values) {
        return call(PipedriveOperations.catalogue().operation(resource, name), CLAIM, values);
    }

    static Call call(Operation operation, Claim claim, Map<String, Object> values) {
        return new CallFactory(operation, claim, reader(operation, OutputType.MAP)).call(values, "acme");
    }

    /** The same call, whose answer is read in this form. */
    static Call as(OutputType form, Call call) {
        return new CallFactory(call.operation(), call.request().claim(), reader(call.operation(), form))
                .call(call.values(), call.account());
    }

    private static ResponseReader reader(Operation operation, OutputType form) {
        return ResponseReader.of(operation, form, null, 1024);
    }

    @Override
    public Answer call(Call call) throws PipedriveException {
        calls.add(call);
        Object outcome = outcomes.remove();
        if (outcome instanceof PipedriveException failure) {
            throw failure;
        }
        if (outcome instanceof RuntimeException failure) {
            throw failure;
        }
        return (Answer) outcome;
    }

    List<Call> calls() {
        return calls;
    }
}
