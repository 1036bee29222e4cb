// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

/** Answers that tests have put in line, for one operation or for any. Threads may share it. */
final class ScriptedAnswers {

    /** The line for calls of any operation. */
    static final String ANY = "";

    private final Map<String, Queue<SandboxAnswer>> lines = new HashMap<>();

    // Read on each request without the lock.
    private volatile int waiting;

    synchronized void add(String operation, SandboxAnswer answer) {
        lines.computeIfAbsent(operation, key -> new ArrayDeque<>()).add(answer);
        waiting = waiting + 1;
    }

    /** What is answered: the next one in line, if there is any; otherwise what the sandbox itself says. */
    SandboxAnswer answer(String operation, Supplier<SandboxAnswer> own) {
        return next(operation).map(script -> script.over(own)).orElseGet(own);
    }

    /** The answer that is next for an operation; the operation's own line goes first. */
    private Optional<SandboxAnswer> next(String operation) {
        return waiting == 0 ? Optional.empty() : take(operation);
    }

    private synchronized Optional<SandboxAnswer> take(String operation) {
        for (String line : new String[] {operation, ANY}) {
            Queue<SandboxAnswer> answers = lines.get(line);
            if (answers != null && !answers.isEmpty()) {
                waiting = waiting - 1;
                return Optional.of(answers.remove());
            }
        }
        return Optional.empty();
    }

    synchronized void clear() {
        lines.clear();
        waiting = 0;
    }
}
