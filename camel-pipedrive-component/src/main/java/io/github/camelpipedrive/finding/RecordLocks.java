// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.finding;

import java.io.IOException;
import java.util.Collection;

/** Locks on what records are found by, so that two upserts of the same record follow each other. */
public interface RecordLocks {

    /** A lock that is held until it is closed. */
    interface Held extends AutoCloseable {

        /** Gives it free; what fails then is logged, as the record was written. */
        @Override
        void close();
    }

    /**
     * Takes the locks of several keys; waits for others that hold one of them.
     *
     * @param keys what records are found by, with their resource
     * @return the locks as one
     * @throws IOException when they can't be taken
     * @throws InterruptedException when the thread was interrupted while waiting
     */
    Held lock(Collection<String> keys) throws IOException, InterruptedException;
}
