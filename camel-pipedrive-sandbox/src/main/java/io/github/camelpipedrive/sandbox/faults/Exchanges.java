// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.faults;

import java.util.function.Supplier;

import io.github.camelpipedrive.sandbox.journal.LastCalls;
import io.github.camelpipedrive.sandbox.journal.RequestJournal;
import io.github.camelpipedrive.sandbox.journal.Tally;
import io.github.camelpipedrive.sandbox.wire.Answer;
import io.github.camelpipedrive.sandbox.wire.Incoming;

/**
 * What all calls have in common: each is recorded with its answer, and an answer in line replaces the
 * sandbox's own. Threads may share it.
 *
 * @param journal keeps the requests
 * @param scripted the answers in line
 * @param calls keeps the last calls
 * @param tally counts the answers
 */
public record Exchanges(RequestJournal journal, ScriptedAnswers scripted, LastCalls calls, Tally tally) {

    /**
     * What is answered to a request.
     *
     * @param operation such as {@code deal/create}, empty for none
     * @param incoming the request
     * @param own carries the operation out and says what the sandbox itself would answer
     * @return the answer
     */
    public Answer answer(String operation, Incoming incoming, Supplier<Answer> own) {
        journal.add(operation, incoming);
        Answer answer = scripted.answer(operation, own);
        calls.add(operation, incoming, answer);
        tally.answer(answer);
        return answer;
    }

    /** Forgets all requests and answers, and takes the answers in line away. */
    public void clear() {
        scripted.clear();
        journal.clear();
        calls.clear();
        tally.clear();
    }
}
