// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only where somebody sleeps, and then at once. */
final class VirtualTime extends Clock implements Sleeper {

    static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = BEGIN;
    private boolean stopped;

    @Override
    public boolean sleep(Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("Interrupted during a pause");
        }
        pauses.add(time);
        now = now.plus(time);
        return !stopped;
    }

    List<Duration> pauses() {
        return pauses;
    }

    void advance(Duration time) {
        now = now.plus(time);
    }

    void stop() {
        stopped = true;
    }

    /** Time with the longest pauses, nearly. */
    Timing timing() {
        return timing(0.999_999);
    }

    Timing timing(double random) {
        return new Timing(this, this, () -> random);
    }

    @Override
    public Instant instant() {
        return now;
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
