// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * The sandbox's time: the machine's, until a test moves or stops it. Always UTC. Threads may share it.
 *
 * <p>{@link PipedriveSandbox#reset()} sets it back to the machine's time.
 */
public final class SandboxClock extends Clock {

    private record State(Duration ahead, Instant stoppedAt) {}

    private static final State MACHINE_TIME = new State(Duration.ZERO, null);

    private final Clock machine;
    private final AtomicReference<State> state = new AtomicReference<>(MACHINE_TIME);

    SandboxClock() {
        this(Clock.systemUTC());
    }

    private SandboxClock(Clock machine) {
        super();
        this.machine = machine;
    }

    /**
     * Stops the clock.
     *
     * @param instant what it shows from now on, until it is moved
     */
    public void stopAt(Instant instant) {
        state.set(new State(Duration.ZERO, instant));
    }

    /**
     * Moves the clock forward; a stopped clock stays stopped.
     *
     * @param duration how far; a negative one moves it back
     */
    public void advance(Duration duration) {
        UnaryOperator<State> move = now -> now.stoppedAt() == null
                ? new State(now.ahead().plus(duration), null)
                : new State(Duration.ZERO, now.stoppedAt().plus(duration));
        state.updateAndGet(move);
    }

    void reset() {
        state.set(MACHINE_TIME);
    }

    @Override
    public Instant instant() {
        State now = state.get();
        return now.stoppedAt() == null ? machine.instant().plus(now.ahead()) : now.stoppedAt();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The sandbox lives in UTC: other zones are refused. */
    @Override
    public Clock withZone(ZoneId zone) {
        if (zone.equals(ZoneOffset.UTC)) {
            return this;
        }
        throw new UnsupportedOperationException("The sandbox's clock is always UTC");
    }
}
