// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;

import io.github.camelpipedrive.account.ConnectionSettings;
import io.github.camelpipedrive.account.PipedriveConnection;
import org.apache.camel.support.service.ServiceHelper;

/**
 * The open connections of a component: one for each way to connect, opened for its first user and closed after its last
 * one. Safe for use by several threads.
 */
final class Connections {

    private final Function<ConnectionSettings, PipedriveConnection> maker;
    private final Predicate<ConnectionSettings> isKept;
    private final ConnectionChecks checks;
    private final Map<ConnectionSettings, SharedConnection> open = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by the lock. */
    private boolean closed;

    /**
     * None yet.
     *
     * @param maker makes a connection, to be started
     * @param isKept which connections stay open without users, until all are closed
     * @param checks has a health check of each
     */
    Connections(
            Function<ConnectionSettings, PipedriveConnection> maker,
            Predicate<ConnectionSettings> isKept,
            ConnectionChecks checks) {
        this.maker = maker;
        this.isKept = isKept;
        this.checks = checks;
    }

    /**
     * Adds a user to the connection for these settings, which is opened when there is none.
     *
     * @param settings where calls go and who may be calling
     * @return the connection, which the user has to leave again
     * @throws RejectedExecutionException when all are closed
     */
    SharedConnection join(ConnectionSettings settings) {
        SharedConnection known = open.get(settings);
        if (known != null && known.join()) {
            return known;
        }
        lock.lock();
        try {
            if (closed) {
                throw stopped();
            }
            SharedConnection made = open.get(settings);
            if (made == null || !made.join()) {
                made = open(settings);
            }
            return made;
        } finally {
            lock.unlock();
        }
    }

    /**
     * What those are told who call while the component is stopped.
     *
     * @return the exception to throw
     */
    static RejectedExecutionException stopped() {
        return new RejectedExecutionException("The Pipedrive component is stopped. Nothing was sent");
    }

    private SharedConnection open(ConnectionSettings settings) {
        boolean kept = isKept.test(settings);
        PipedriveConnection connection = maker.apply(settings);
        ServiceHelper.startService(connection);
        SharedConnection made = new SharedConnection(connection, this::close);
        if (kept) {
            made.join();
        }
        open.put(settings, made);
        checks.add(connection);
        return made;
    }

    private void close(SharedConnection ended) {
        open.remove(ended.connection().settings(), ended);
        checks.remove(ended.connection());
        ServiceHelper.stopAndShutdownService(ended.connection());
    }

    /**
     * Those that are open.
     *
     * @return a snapshot
     */
    List<PipedriveConnection> all() {
        return open.values().stream().map(SharedConnection::connection).toList();
    }

    /** Ends the pauses between the tries of all calls. */
    void endPauses() {
        all().forEach(PipedriveConnection::endPauses);
    }

    /** Closes all, whoever uses them, and opens none any longer. */
    void close() {
        lock.lock();
        try {
            closed = true;
            for (SharedConnection each : List.copyOf(open.values())) {
                each.end();
                close(each);
            }
        } finally {
            lock.unlock();
        }
    }
}
