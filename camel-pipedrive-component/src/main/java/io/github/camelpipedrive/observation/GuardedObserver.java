// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.observation;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what an observer throws away from the calls that it is notified of: those were carried out all the same. */
final class GuardedObserver implements CallObserver {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedObserver.class);

    private final CallObserver observer;
    private final AtomicBoolean warned = new AtomicBoolean();

    /**
     * Creates a guard.
     *
     * @param observer may throw
     */
    GuardedObserver(CallObserver observer) {
        this.observer = observer;
    }

    private void guarded(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException e) {
            if (warned.compareAndSet(false, true)) {
                LOG.warn(
                        "The call observer {} failed: {}. Calls continue; further failures of it are logged at DEBUG.",
                        observer.getClass().getName(),
                        e.toString());
            }
            LOG.debug("The call observer {} failed", observer.getClass().getName(), e);
        }
    }

    @Override
    public void called(String operation, String account, int status, Duration time) {
        guarded(() -> observer.called(operation, account, status, time));
    }

    @Override
    public void retried(String operation, String account) {
        guarded(() -> observer.retried(operation, account));
    }

    @Override
    public void waited(String operation, String account, Duration time) {
        guarded(() -> observer.waited(operation, account, time));
    }

    @Override
    public void left(String account, long requests, long dailyTokens) {
        guarded(() -> observer.left(account, requests, dailyTokens));
    }

    @Override
    public void refreshed(String account, boolean successful) {
        guarded(() -> observer.refreshed(account, successful));
    }

    @Override
    public void reconnectNeeded(String account) {
        guarded(() -> observer.reconnectNeeded(account));
    }

    @Override
    public void progressed(ListProgress progress) {
        guarded(() -> observer.progressed(progress));
    }
}
