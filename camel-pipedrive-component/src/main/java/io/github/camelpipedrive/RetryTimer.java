// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.camelpipedrive.auth.UnstoredTokens;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.ExecutorServiceManager;

/** Runs tasks of a component in the background while it is started; its thread is made for the first task. */
final class RetryTimer implements UnstoredTokens.Later {

    private final CamelContextAware component;
    private boolean started;
    private ScheduledExecutorService executor;

    RetryTimer(CamelContextAware component) {
        this.component = component;
    }

    synchronized void start() {
        started = true;
    }

    synchronized void stop() {
        started = false;
        if (executor != null) {
            manager().shutdownNow(executor);
            executor = null;
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with its thread
    public synchronized boolean run(Runnable task, Duration after) {
        if (!started) {
            return false;
        }
        if (executor == null) {
            executor = manager().newSingleThreadScheduledExecutor(component, "PipedriveTokenStore");
        }
        try {
            executor.schedule(task, after.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (RejectedExecutionException e) {
            // The context shuts its threads down.
            return false;
        }
    }

    private ExecutorServiceManager manager() {
        return component.getCamelContext().getExecutorServiceManager();
    }
}
