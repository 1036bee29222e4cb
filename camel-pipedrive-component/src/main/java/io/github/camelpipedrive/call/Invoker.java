// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call;

import java.util.Map;

import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.operation.Operation;

/**
 * Carries out any operation by its row, without a message: what the component itself has to ask, and the operations that
 * it composes. Budget, retries and observation are those of a route's call. Safe for use by several threads.
 */
@FunctionalInterface
public interface Invoker {

    /**
     * Carries out an operation.
     *
     * @param operation what is called
     * @param values its values by API name; of an HTTP operation as a user may give them
     * @param account the account's name; empty for the default account
     * @return the answer, whose records are Maps
     * @throws PipedriveException when it did not succeed
     * @throws InterruptedException when the thread was interrupted while waiting
     * @throws IllegalArgumentException when the operation does not take such a value, which is a mistake of the code
     */
    Answer call(Operation operation, Map<String, Object> values, String account)
            throws PipedriveException, InterruptedException;
}
