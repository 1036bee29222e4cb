// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.github.camelpipedrive.account.PipedriveConnection;

/**
 * A connection that is open for as long as somebody uses it: a started producer, a call, or a stream. Safe for use by
 * several threads.
 */
final class SharedConnection {

    private static final int ENDED = -1;

    private final PipedriveConnection connection;
    private final Consumer<SharedConnection> afterLastUser;
    private final AtomicInteger users;

    /**
     * A connection with its first user.
     *
     * @param connection the connection, started
     * @param afterLastUser closes it
     */
    SharedConnection(PipedriveConnection connection, Consumer<SharedConnection> afterLastUser) {
        this.connection = connection;
        this.afterLastUser = afterLastUser;
        this.users = new AtomicInteger(1);
    }

    PipedriveConnection connection() {
        return connection;
    }

    /**
     * Adds a user, who has to leave again.
     *
     * @return false when the connection has ended, so that nobody was added
     */
    boolean join() {
        return users.updateAndGet(count -> count == ENDED ? ENDED : count + 1) != ENDED;
    }

    /** Takes a user away. The last one closes the connection. */
    void leave() {
        int left = users.updateAndGet(count -> count == ENDED ? ENDED : count - 1);
        // Who joins in between continues with it.
        if (left == 0 && users.compareAndSet(0, ENDED)) {
            afterLastUser.accept(this);
        }
    }

    /** Ends it for all users, as the component stops. */
    void end() {
        users.set(ENDED);
    }
}
