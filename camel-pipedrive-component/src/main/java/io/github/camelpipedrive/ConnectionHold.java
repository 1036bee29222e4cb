// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.concurrent.locks.ReentrantLock;

import io.github.camelpipedrive.account.ConnectionSettings;

/**
 * What a producer has of a connection: a use of it for as long as it is started, and one for each of its calls, so that
 * a call continues when Camel stops the producer meanwhile. Safe for use by several threads.
 */
final class ConnectionHold {

    private final PipedriveComponent component;
    private final ConnectionSettings settings;
    private final ReentrantLock lock = new ReentrantLock();

    /** Changed under the lock; null while it is not started. */
    private volatile SharedConnection held;

    ConnectionHold(PipedriveComponent component, ConnectionSettings settings) {
        this.component = component;
        this.settings = settings;
    }

    void start() {
        lock.lock();
        try {
            if (held == null) {
                held = component.join(settings);
            }
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        lock.lock();
        try {
            if (held != null) {
                held.leave();
                held = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds a call to the users of the connection.
     *
     * @return the connection, which the call has to leave again
     * @throws java.util.concurrent.RejectedExecutionException when the component is stopped
     */
    SharedConnection join() {
        SharedConnection current = held;
        return current != null && current.join() ? current : joinAnew();
    }

    /** The component was stopped and started since, or this was stopped. */
    private SharedConnection joinAnew() {
        lock.lock();
        try {
            if (held == null) {
                return component.join(settings);
            }
            if (!held.join()) {
                held = component.join(settings);
                held.join();
            }
            return held;
        } finally {
            lock.unlock();
        }
    }
}
