// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.time.Duration;
import java.util.Map;

import io.github.camelpipedrive.sandbox.faults.Script;
import io.github.camelpipedrive.sandbox.faults.Script.Work;
import io.github.camelpipedrive.sandbox.wire.Answer;
import io.github.camelpipedrive.sandbox.wire.Answer.Ending;
import io.github.camelpipedrive.sandbox.wire.Reply;

/**
 * An answer that a test puts in the place of the sandbox's own, for the next call of an operation: an error in any
 * shape, a broken connection, a slow or cut answer. Immutable; the methods that change it return a copy.
 *
 * <p>The operation itself is not carried out, unless {@link #afterCarryingOut()} says so.
 */
public final class SandboxAnswer {

    private final Script script;

    private SandboxAnswer(Script script) {
        this.script = script;
    }

    private static SandboxAnswer instead(Answer answer) {
        return new SandboxAnswer(new Script(answer, Work.LEFT));
    }

    private SandboxAnswer with(Answer answer) {
        return new SandboxAnswer(new Script(answer, script.work()));
    }

    Script script() {
        return script;
    }

    /**
     * An answer in JSON.
     *
     * @param status the HTTP status
     * @param body the body, sent as {@code application/json; charset=utf-8}
     * @return the answer
     */
    public static SandboxAnswer of(int status, String body) {
        return instead(Answer.json(status, body));
    }

    /**
     * Any answer.
     *
     * @param status the HTTP status
     * @param headers all headers but {@code content-length}
     * @param body the body, written in UTF-8; empty for none
     * @return the answer
     */
    public static SandboxAnswer of(int status, Map<String, String> headers, String body) {
        return instead(Answer.of(status, headers, body));
    }

    /** What the API itself says, with further headers. */
    static SandboxAnswer of(Reply reply, Map<String, String> more) {
        return instead(Answer.of(reply, more));
    }

    /**
     * The sandbox's own answer, to be delayed, cut off or given another header.
     *
     * @return the answer
     */
    public static SandboxAnswer own() {
        return new SandboxAnswer(new Script(Answer.nothing(Ending.COMPLETE), Work.TOLD));
    }

    /**
     * The connection is reset before anything is answered.
     *
     * @return the answer
     */
    public static SandboxAnswer connectionReset() {
        return instead(Answer.nothing(Ending.RESET));
    }

    /**
     * The connection is closed before anything is answered, not even a status.
     *
     * @return the answer
     */
    public static SandboxAnswer noResponse() {
        return instead(Answer.nothing(Ending.EMPTY));
    }

    /**
     * The same answer, cut off: {@code content-length} says more than is sent, then the connection closes. Of the
     * sandbox's own answer the first half is sent.
     *
     * @return a new answer
     */
    public SandboxAnswer truncated() {
        return with(script.answer().truncated());
    }

    /**
     * The same answer, later.
     *
     * @param wait how long the sandbox waits before it answers
     * @return a new answer
     */
    public SandboxAnswer delayed(Duration wait) {
        return with(script.answer().delayed(wait));
    }

    /**
     * The same answer with another header.
     *
     * @param name its name in lower case
     * @param value its value
     * @return a new answer
     */
    public SandboxAnswer header(String name, String value) {
        return with(script.answer().headers(Map.of(name, value)));
    }

    /**
     * The same answer, after the operation was carried out in full: its own answer is lost. The case in which a careless
     * client creates a record twice.
     *
     * @return a new answer
     */
    public SandboxAnswer afterCarryingOut() {
        return script.work() == Work.TOLD ? this : new SandboxAnswer(new Script(script.answer(), Work.LOST));
    }

    @Override
    public String toString() {
        return script.answer().toString();
    }
}
