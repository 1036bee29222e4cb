// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.observation;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Measures calls with Micrometer, where that is on the class path and a {@link MeterRegistry} in Camel's registry.
 *
 * <p>{@code camel.pipedrive.calls} is a timer by operation and status, {@code camel.pipedrive.waits} one by operation;
 * {@code camel.pipedrive.retries} counts by operation, {@code camel.pipedrive.token.refreshes} by outcome,
 * {@code camel.pipedrive.reconnects.needed} without a tag. Accounts are not a tag of these: there may be thousands. The
 * gauges {@code camel.pipedrive.requests.left} and {@code camel.pipedrive.daily.tokens.left} are by account, of the first
 * hundred.
 */
public final class MicrometerObserver implements CallObserver {

    private static final String PREFIX = "camel.pipedrive.";
    private static final int MOST_ACCOUNTS = 100;

    private final MeterRegistry meters;
    private final Map<String, Left> left = new ConcurrentHashMap<>();

    /** What is left of an account's limits. */
    private record Left(AtomicLong requests, AtomicLong dailyTokens) {}

    /**
     * Creates an observer.
     *
     * @param meters where the figures go
     */
    public MicrometerObserver(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void called(String operation, String account, int status, Duration time) {
        String answered = status == 0 ? "none" : String.valueOf(status);
        meters.timer(PREFIX + "calls", "operation", operation, "status", answered)
                .record(time);
    }

    @Override
    public void retried(String operation, String account) {
        meters.counter(PREFIX + "retries", "operation", operation).increment();
    }

    @Override
    public void waited(String operation, String account, Duration time) {
        meters.timer(PREFIX + "waits", "operation", operation).record(time);
    }

    @Override
    public void left(String account, long requests, long dailyTokens) {
        Left known = left.get(account);
        if (known == null && left.size() < MOST_ACCOUNTS) {
            known = left.computeIfAbsent(account, this::gauges);
        }
        if (known != null) {
            known.requests().set(requests);
            known.dailyTokens().set(dailyTokens);
        }
    }

    private Left gauges(String account) {
        Left gauges = new Left(new AtomicLong(), new AtomicLong(-1));
        Gauge.builder(PREFIX + "requests.left", gauges.requests(), AtomicLong::doubleValue)
                .tag("account", account)
                .description("Requests that could leave now")
                .strongReference(true)
                .register(meters);
        Gauge.builder(PREFIX + "daily.tokens.left", gauges.dailyTokens(), MicrometerObserver::numberOrNone)
                .tag("account", account)
                .description("Tokens that are left of the day")
                .strongReference(true)
                .register(meters);
        return gauges;
    }

    private static double numberOrNone(AtomicLong tokens) {
        return tokens.get() < 0 ? Double.NaN : tokens.doubleValue();
    }

    @Override
    public void refreshed(String account, boolean successful) {
        meters.counter(PREFIX + "token.refreshes", "outcome", successful ? "success" : "failure")
                .increment();
    }

    @Override
    public void reconnectNeeded(String account) {
        meters.counter(PREFIX + "reconnects.needed").increment();
    }
}
