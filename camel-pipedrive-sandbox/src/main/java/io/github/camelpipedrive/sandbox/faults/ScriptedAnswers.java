// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.faults;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

import io.github.camelpipedrive.sandbox.wire.Answer;

/** Answers that tests have put in line, for one operation or for any. Threads may share it. */
public final class ScriptedAnswers {

    /** The line for calls of any operation. */
    public static final String ANY = "";

    private final Map<String, Queue<Script>> lines = new HashMap<>();

    // Read on each request without the lock.
    private volatile int waiting;

    public synchronized void add(String operation, Script script) {
        lines.computeIfAbsent(operation, key -> new ArrayDeque<>()).add(script);
        waiting = waiting + 1;
    }

    /** What is answered: the next one in line, if there is any; otherwise what the sandbox itself says. */
    public Answer answer(String operation, Supplier<Answer> own) {
        return next(operation).map(script -> script.over(own)).orElseGet(own);
    }

    /** The answer that is next for an operation; the operation's own line goes first. */
    private Optional<Script> next(String operation) {
        return waiting == 0 ? Optional.empty() : take(operation);
    }

    private synchronized Optional<Script> take(String operation) {
        for (String line : new String[] {operation, ANY}) {
            Queue<Script> answers = lines.get(line);
            if (answers != null && !answers.isEmpty()) {
                waiting = waiting - 1;
                return Optional.of(answers.remove());
            }
        }
        return Optional.empty();
    }

    public synchronized void clear() {
        lines.clear();
        waiting = 0;
    }
}
