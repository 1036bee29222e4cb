// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer that a test puts in the place of the sandbox's own, for the next call of an operation: an error in any
 * shape, a broken connection, a slow or cut answer. Immutable; the methods that change it return a copy.
 *
 * <p>The operation itself is not carried out, unless {@link #afterCarryingOut()} says so.
 */
public final class SandboxAnswer {

    enum Ending {
        COMPLETE,
        TRUNCATED,
        EMPTY,
        RESET,
        OWN
    }

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Ending ending;
    private final Duration delay;
    private final boolean carriedOut;

    private SandboxAnswer(
            int status, Map<String, String> headers, byte[] body, Ending ending, Duration delay, boolean carriedOut) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.ending = ending;
        this.delay = delay;
        this.carriedOut = carriedOut;
    }

    /**
     * An answer in JSON.
     *
     * @param status the HTTP status
     * @param body the body, sent as {@code application/json; charset=utf-8}
     * @return the answer
     */
    public static SandboxAnswer of(int status, String body) {
        return of(status, Map.of("content-type", "application/json; charset=utf-8"), body);
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
        return of(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    static SandboxAnswer of(int status, Map<String, String> headers, byte[] body) {
        return new SandboxAnswer(
                status, new LinkedHashMap<>(headers), body.clone(), Ending.COMPLETE, Duration.ZERO, false);
    }

    /**
     * The sandbox's own answer, to be delayed.
     *
     * @return the answer
     */
    public static SandboxAnswer own() {
        return bare(Ending.OWN).afterCarryingOut();
    }

    /**
     * The connection is reset before anything is answered.
     *
     * @return the answer
     */
    public static SandboxAnswer connectionReset() {
        return bare(Ending.RESET);
    }

    /**
     * The connection is closed before anything is answered, not even a status.
     *
     * @return the answer
     */
    public static SandboxAnswer noResponse() {
        return bare(Ending.EMPTY);
    }

    private static SandboxAnswer bare(Ending ending) {
        return new SandboxAnswer(200, Map.of(), new byte[0], ending, Duration.ZERO, false);
    }

    /**
     * The same answer, cut off: {@code content-length} says more than is sent, then the connection closes.
     *
     * @return a new answer
     */
    public SandboxAnswer truncated() {
        return new SandboxAnswer(status, headers, body, Ending.TRUNCATED, delay, carriedOut);
    }

    /**
     * The same answer, later.
     *
     * @param wait how long the sandbox waits before it answers
     * @return a new answer
     */
    public SandboxAnswer delayed(Duration wait) {
        return new SandboxAnswer(status, headers, body, ending, wait, carriedOut);
    }

    /**
     * The same answer, after the operation was carried out in full: its own answer is lost. The case in which a careless
     * client creates a record twice.
     *
     * @return a new answer
     */
    public SandboxAnswer afterCarryingOut() {
        return new SandboxAnswer(status, headers, body, ending, delay, true);
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body.clone();
    }

    Ending ending() {
        return ending;
    }

    Duration delay() {
        return delay;
    }

    boolean isCarriedOut() {
        return carriedOut;
    }

    SandboxAnswer withOwn(int ownStatus, Map<String, String> ownHeaders, byte[] ownBody) {
        return new SandboxAnswer(ownStatus, ownHeaders, ownBody, Ending.COMPLETE, delay, true);
    }

    @Override
    public String toString() {
        return ending + " " + status + (delay.isZero() ? "" : " after " + delay);
    }
}
