// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.sandbox.wire.Arguments;
import io.github.camelpipedrive.sandbox.wire.Refusal;
import io.github.camelpipedrive.sandbox.wire.Reply;

/** What one operation does. Runs while the lock of the records is held, so that it is one step for everybody else. */
@FunctionalInterface
public interface Behaviour {

    /**
     * Carries out a request that has passed the checks of its row.
     *
     * @param operation the row
     * @param arguments the checked arguments
     * @return what to answer
     * @throws Refusal when the stored records don't allow it
     */
    Reply answer(Operation operation, Arguments arguments);
}
