// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An answer as it is sent. Immutable; the methods that change it return a copy.
 *
 * @param status the HTTP status
 * @param headers all headers but {@code content-length}
 * @param body the bytes themselves, not to be changed
 * @param ending how the connection ends
 * @param delay how long the sandbox waits before it answers
 * @param losesTheResult whether the operation was carried out and the client can't read what came of it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answer(
        int status, Map<String, String> headers, byte[] body, Ending ending, Duration delay, boolean losesTheResult) {

    private static final String JSON = "application/json; charset=utf-8";
    private static final byte[] NO_BODY = new byte[0];

    /** How the connection ends. */
    public enum Ending {
        /** After the whole answer. */
        COMPLETE,
        /** Before the end of the body. */
        TRUNCATED,
        /** Closed before anything is sent. */
        EMPTY,
        /** Reset before anything is sent. */
        RESET
    }

    /**
     * A complete answer, which takes headers and body over as they are.
     *
     * @param status the HTTP status
     * @param headers all headers but {@code content-length}
     * @param body the body
     * @return the answer
     */
    public static Answer of(int status, Map<String, String> headers, byte[] body) {
        return new Answer(status, headers, body, Ending.COMPLETE, Duration.ZERO, false);
    }

    /**
     * A complete answer in text.
     *
     * @param status the HTTP status
     * @param headers all headers but {@code content-length}
     * @param body the body, written in UTF-8; empty for none
     * @return the answer
     */
    public static Answer of(int status, Map<String, String> headers, String body) {
        return of(status, new LinkedHashMap<>(headers), body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A complete answer in JSON.
     *
     * @param status the HTTP status
     * @param body the body
     * @return the answer
     */
    public static Answer json(int status, String body) {
        return of(status, Map.of("content-type", JSON), body);
    }

    /**
     * What the API itself says.
     *
     * @param reply the API's words
     * @param more further headers
     * @return the answer
     */
    public static Answer of(Reply reply, Map<String, String> more) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", JSON);
        headers.put("x-correlation-id", correlationId());
        headers.putAll(more);
        headers.putAll(reply.headers());
        return of(reply.status(), headers, Json.write(reply.body()));
    }

    /**
     * Nothing but the end of the connection.
     *
     * @param ending how it ends
     * @return the answer
     */
    public static Answer nothing(Ending ending) {
        return new Answer(200, Map.of(), NO_BODY, ending, Duration.ZERO, false);
    }

    /**
     * Looks like a random UUID. Nobody has to be kept from guessing it, so the random numbers may be cheap ones.
     *
     * @return another one each time
     */
    public static String correlationId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long version4 = random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x4000L;
        long variant2 = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(version4, variant2).toString();
    }

    /**
     * Whether the connection ends before anything is sent.
     *
     * @return true when the client reads not even a status
     */
    public boolean isBroken() {
        return ending == Ending.RESET || ending == Ending.EMPTY;
    }

    /**
     * The same answer, cut off: {@code content-length} says more than is sent, then the connection closes.
     *
     * @return a new answer
     */
    public Answer truncated() {
        return new Answer(status, headers, body, Ending.TRUNCATED, delay, losesTheResult);
    }

    /**
     * The same answer, later.
     *
     * @param wait how long the sandbox waits before it answers
     * @return a new answer
     */
    public Answer delayed(Duration wait) {
        return new Answer(status, headers, body, ending, wait, losesTheResult);
    }

    /**
     * The same answer with further headers.
     *
     * @param more their names in lower case, and their values
     * @return a new answer
     */
    public Answer headers(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Answer(status, all, body, ending, delay, losesTheResult);
    }

    /**
     * The same answer with another body.
     *
     * @param bytes the body
     * @return a new answer
     */
    public Answer body(byte[] bytes) {
        return new Answer(status, headers, bytes, ending, delay, losesTheResult);
    }

    /**
     * The same answer, in the place of one from which the client would have learnt what was carried out.
     *
     * @return a new answer
     */
    public Answer losingTheResult() {
        return new Answer(status, headers, body, ending, delay, true);
    }

    @Override
    public String toString() {
        return ending + " " + status + (delay.isZero() ? "" : " after " + delay);
    }
}
