// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of tests: its time passes when a test says so, or when somebody sleeps, and then at once. */
public final class VirtualTime extends Clock {

    /** When it begins. */
    public static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

    /** Close to where the machine's own counter turns negative, as nothing may depend on its sign. */
    private static final long FIRST_NANOS =
            Long.MAX_VALUE - Duration.ofSeconds(3).toNanos();

    private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;

    /**
     * Lets time pass.
     *
     * @param time how much
     */
    public void advance(Duration time) {
        passed.updateAndGet(before -> before.plus(time));
    }

    /**
     * Lets time pass for somebody who sleeps.
     *
     * @param time how long
     * @return false after {@link #stop()}
     * @throws InterruptedException when the thread was interrupted before
     */
    public boolean sleep(Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("Interrupted during a pause");
        }
        pauses.add(time);
        advance(time);
        return !stopped;
    }

    /** Ends all sleep early. */
    public void stop() {
        stopped = true;
    }

    /**
     * How long was slept each time.
     *
     * @return the pauses so far
     */
    public List<Duration> pauses() {
        return pauses;
    }

    /**
     * How much time has passed.
     *
     * @return the time since the beginning
     */
    public Duration passed() {
        return passed.get();
    }

    /**
     * The same as {@link System#nanoTime()} counts it.
     *
     * @return nanoseconds from an unknown beginning
     */
    public long nanoTime() {
        return FIRST_NANOS + passed().toNanos();
    }

    @Override
    public Instant instant() {
        return BEGIN.plus(passed());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
