// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.observation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;

/**
 * What one account's calls, and the refreshes of its token, have come to since it was loaded. Safe for use by several
 * threads.
 */
public final class AccountActivity implements CallObserver {

    private static final int ERRORS_KEPT = 5;

    private final Clock clock;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong nanoseconds = new AtomicLong();
    private final AtomicLong answeredAt = new AtomicLong();

    /** Whether a sign-in or a connection has failed since a call succeeded. */
    private volatile boolean inDoubt;

    /** Made with the first error, as most accounts of many have none. Guarded by this. */
    private Deque<Failure> errors;
    /** Guarded by this, as is the next; both are rare. */
    private int refreshes;

    private int failedRefreshes;

    /**
     * A call that failed.
     *
     * @param at when
     * @param operation such as {@code deal/get}
     * @param kind the exception's simple name
     * @param status the HTTP status, 0 for none
     * @param message what was wrong and what to do, without any secret
     */
    public record Failure(Instant at, String operation, String kind, int status, String message) {}

    /**
     * No activity yet.
     *
     * @param clock tells the time
     */
    public AccountActivity(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts a call that gave its result.
     *
     * @param took how long it took
     */
    public void succeeded(Duration took) {
        calls.incrementAndGet();
        nanoseconds.addAndGet(took.toNanos());
        answeredAt.set(clock.millis());
        if (inDoubt) {
            inDoubt = false;
        }
    }

    /**
     * Counts a call that failed.
     *
     * @param took how long it took
     * @param failure why
     */
    public void failed(Duration took, PipedriveException failure) {
        calls.incrementAndGet();
        failures.incrementAndGet();
        nanoseconds.addAndGet(took.toNanos());
        if (failure instanceof PipedriveAuthenticationException || failure instanceof PipedriveConnectionException) {
            inDoubt = true;
        }
        Failure last = new Failure(
                clock.instant(),
                failure.getOperation(),
                failure.getClass().getSimpleName(),
                failure.getStatus(),
                failure.getMessage());
        synchronized (this) {
            if (errors == null) {
                errors = new ArrayDeque<>(ERRORS_KEPT);
            } else if (errors.size() == ERRORS_KEPT) {
                errors.removeFirst();
            }
            errors.addLast(last);
        }
    }

    @Override
    public synchronized void refreshed(String account, boolean successful) {
        refreshes++;
        failedRefreshes += successful ? 0 : 1;
    }

    /**
     * How often the authorization server was asked for a newer token.
     *
     * @return the times without success among them
     */
    public synchronized int refreshes() {
        return refreshes;
    }

    /**
     * How often the authorization server gave no newer token.
     *
     * @return a part of {@link #refreshes()}
     */
    public synchronized int failedRefreshes() {
        return failedRefreshes;
    }

    /**
     * How many calls there were.
     *
     * @return those that failed among them
     */
    public long calls() {
        return calls.get();
    }

    /**
     * How many calls failed.
     *
     * @return a part of {@link #calls()}
     */
    public long failures() {
        return failures.get();
    }

    /**
     * How long calls took, together.
     *
     * @return the time with waits and retries
     */
    public Duration time() {
        return Duration.ofNanos(nanoseconds.get());
    }

    /**
     * When a call last gave its result.
     *
     * @return empty when none has
     */
    public Optional<Instant> lastSuccess() {
        long millis = answeredAt.get();
        return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    /**
     * When a call last showed that the account can be reached.
     *
     * @return the last success; empty when there is none, or a sign-in or connection has failed since
     */
    public Optional<Instant> lastReached() {
        return inDoubt ? Optional.empty() : lastSuccess();
    }

    /**
     * The last errors.
     *
     * @return at most five, the newest last
     */
    public synchronized List<Failure> lastErrors() {
        return errors == null ? List.of() : List.copyOf(errors);
    }
}
