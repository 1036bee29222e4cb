// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import io.github.camelpipedrive.sandbox.wire.Json;
import io.github.camelpipedrive.sandbox.wire.Reply;

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
        RESET
    }

    /** What becomes of the operation itself. */
    private enum Work {
        /** It is not carried out. */
        LEFT,
        /** It is carried out, and the client reads something else. */
        LOST,
        /** It is carried out, and the client reads what came of it. */
        TOLD
    }

    private static final byte[] NO_BODY = new byte[0];

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Ending ending;
    private final Duration delay;
    private final Work work;

    private SandboxAnswer(
            int status, Map<String, String> headers, byte[] body, Ending ending, Duration delay, Work work) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.ending = ending;
        this.delay = delay;
        this.work = work;
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
        return of(status, new LinkedHashMap<>(headers), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes headers and body over as they are. */
    static SandboxAnswer of(int status, Map<String, String> headers, byte[] body) {
        return new SandboxAnswer(status, headers, body, Ending.COMPLETE, Duration.ZERO, Work.LEFT);
    }

    /** What the API itself says, with further headers. */
    static SandboxAnswer of(Reply reply, Map<String, String> more) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json; charset=utf-8");
        headers.put("x-correlation-id", correlationId());
        headers.putAll(more);
        headers.putAll(reply.headers());
        return of(reply.status(), headers, Json.write(reply.body()));
    }

    /** Looks like a random UUID. Nobody has to be kept from guessing it, so the random numbers may be cheap ones. */
    static String correlationId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long version4 = random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x4000L;
        long variant2 = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(version4, variant2).toString();
    }

    /**
     * The sandbox's own answer, to be delayed, cut off or given another header.
     *
     * @return the answer
     */
    public static SandboxAnswer own() {
        return new SandboxAnswer(200, Map.of(), NO_BODY, Ending.COMPLETE, Duration.ZERO, Work.TOLD);
    }

    /**
     * The connection is reset before anything is answered.
     *
     * @return the answer
     */
    public static SandboxAnswer connectionReset() {
        return broken(Ending.RESET);
    }

    /**
     * The connection is closed before anything is answered, not even a status.
     *
     * @return the answer
     */
    public static SandboxAnswer noResponse() {
        return broken(Ending.EMPTY);
    }

    private static SandboxAnswer broken(Ending ending) {
        return new SandboxAnswer(200, Map.of(), NO_BODY, ending, Duration.ZERO, Work.LEFT);
    }

    /**
     * The same answer, cut off: {@code content-length} says more than is sent, then the connection closes. Of the
     * sandbox's own answer the first half is sent.
     *
     * @return a new answer
     */
    public SandboxAnswer truncated() {
        return new SandboxAnswer(status, headers, body, Ending.TRUNCATED, delay, work);
    }

    /**
     * The same answer, later.
     *
     * @param wait how long the sandbox waits before it answers
     * @return a new answer
     */
    public SandboxAnswer delayed(Duration wait) {
        return new SandboxAnswer(status, headers, body, ending, wait, work);
    }

    /**
     * The same answer with another header.
     *
     * @param name its name in lower case
     * @param value its value
     * @return a new answer
     */
    public SandboxAnswer header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new SandboxAnswer(status, more, body, ending, delay, work);
    }

    /**
     * The same answer, after the operation was carried out in full: its own answer is lost. The case in which a careless
     * client creates a record twice.
     *
     * @return a new answer
     */
    public SandboxAnswer afterCarryingOut() {
        return work == Work.TOLD ? this : new SandboxAnswer(status, headers, body, ending, delay, Work.LOST);
    }

    /**
     * What is sent in the end.
     *
     * @param operation carries the operation out and says what the sandbox itself would answer
     */
    SandboxAnswer over(Supplier<SandboxAnswer> operation) {
        if (work == Work.LEFT) {
            return this;
        }
        SandboxAnswer real = operation.get();
        if (work == Work.LOST) {
            return this;
        }
        boolean cut = ending == Ending.TRUNCATED;
        Map<String, String> all = new LinkedHashMap<>(real.headers);
        all.putAll(headers);
        return new SandboxAnswer(
                real.status,
                all,
                cut ? Arrays.copyOf(real.body, real.body.length / 2) : real.body,
                cut ? ending : real.ending,
                delay.plus(real.delay),
                cut || real.losesTheResult() ? Work.LOST : Work.TOLD);
    }

    /** Whether the operation was carried out and the client can't read what came of it. */
    boolean losesTheResult() {
        return work == Work.LOST;
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** The bytes themselves, not to be changed. */
    byte[] body() {
        return body;
    }

    Ending ending() {
        return ending;
    }

    Duration delay() {
        return delay;
    }

    @Override
    public String toString() {
        return ending + " " + status + (delay.isZero() ? "" : " after " + delay);
    }
}
