// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.observation;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * Measures calls with Micrometer, where that is on the class path and a {@link MeterRegistry} in Camel's registry.
 *
 * <p>{@code camel.pipedrive.calls} is a timer by operation and status, {@code camel.pipedrive.waits} one by operation;
 * {@code camel.pipedrive.retries} counts by operation, {@code camel.pipedrive.token.refreshes} by outcome. Accounts are
 * no tag: there may be thousands.
 *
 * @param meters where the figures go
 */
public record MicrometerObserver(MeterRegistry meters) implements CallObserver {

    private static final String PREFIX = "camel.pipedrive.";

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
    public void refreshed(String account, boolean successful) {
        meters.counter(PREFIX + "token.refreshes", "outcome", successful ? "success" : "failure")
                .increment();
    }
}
