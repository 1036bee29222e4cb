// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.journal;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.sandbox.wire.Answer;
import io.github.camelpipedrive.sandbox.wire.Incoming;
import io.github.camelpipedrive.sandbox.wire.Json;

/** The last calls with what was answered, refusals and faults among them, for people. Threads may share it. */
public final class LastCalls {

    private static final int KEPT = 20;
    private static final int LONGEST_ERROR = 300;
    private static final int LONGEST_BODY = 100_000;

    private final Clock clock;
    private final Deque<Call> calls = new ArrayDeque<>();
    private long number;

    /**
     * A call.
     *
     * @param number which one it was since the start
     * @param time when it was answered, by the sandbox's clock
     * @param operation such as {@code deal/get}, empty when there is none with this method and path
     * @param method the HTTP method
     * @param path the path without the query
     * @param status the HTTP status, 0 when there was none
     * @param error what the client was told, or what became of the connection; empty for neither
     */
    public record Call(
            long number, Instant time, String operation, String method, String path, int status, String error) {}

    public LastCalls(Clock clock) {
        this.clock = clock;
    }

    /**
     * Keeps a call.
     *
     * @param operation its operation, empty for none
     */
    public void add(String operation, Incoming incoming, Answer answer) {
        String error = error(answer);
        int status = answer.isBroken() ? 0 : answer.status();
        synchronized (this) {
            number++;
            calls.addFirst(
                    new Call(number, clock.instant(), operation, incoming.method(), incoming.path(), status, error));
            if (calls.size() > KEPT) {
                calls.removeLast();
            }
        }
    }

    /** The newest first. */
    public synchronized List<Call> calls() {
        return Collections.unmodifiableList(new ArrayList<>(calls));
    }

    public synchronized void clear() {
        calls.clear();
    }

    private static String error(Answer answer) {
        String what =
                switch (answer.ending()) {
                    case RESET -> "connection reset";
                    case EMPTY -> "connection closed without an answer";
                    case TRUNCATED -> "answer cut off";
                    case COMPLETE -> answer.status() < 400 ? "" : words(answer);
                };
        return what + (answer.losesTheResult() ? (what.isEmpty() ? "" : ", ") + "although it was carried out" : "");
    }

    /** What the body says, in any of the API's shapes. */
    private static String words(Answer answer) {
        if (answer.headers().getOrDefault("content-type", "").contains("html")) {
            return "a page in HTML";
        }
        Object body = json(answer.body());
        if (body instanceof Map<?, ?> object) {
            for (String key : new String[] {"error_description", "error", "message"}) {
                if (object.get(key) instanceof String text && !text.isBlank()) {
                    return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR) + "…";
                }
            }
        }
        return "no message";
    }

    private static Object json(byte[] body) {
        try {
            return body.length == 0 || body.length > LONGEST_BODY ? Map.of() : Json.read(body);
        } catch (IOException e) {
            // A test may answer anything; what is not JSON has no words to show.
            return Map.of();
        }
    }
}
