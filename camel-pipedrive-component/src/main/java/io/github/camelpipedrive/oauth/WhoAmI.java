// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.oauth;

import java.util.Map;

import io.github.camelpipedrive.call.Invoker;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.operation.OperationCatalogue;

/**
 * The cheapest call that tells whether an account can be reached, and whose it is.
 *
 * @param catalogue has the operation
 */
public record WhoAmI(OperationCatalogue catalogue) {

    /** The operation's name. */
    public static final String OPERATION = "user/getCurrent";

    /**
     * Asks.
     *
     * @param invoker who is calling
     * @param account the account's name, for messages
     * @return the user, empty when the API answers no data
     * @throws PipedriveException when the account can't be reached
     * @throws InterruptedException when the thread was interrupted
     * @throws IllegalArgumentException when the catalogue does not have the operation
     */
    public Map<?, ?> ask(Invoker invoker, String account) throws PipedriveException, InterruptedException {
        String[] names = OPERATION.split("/", 2);
        Object user = invoker.call(catalogue.operation(names[0], names[1]), Map.of(), account)
                .body();
        return user instanceof Map<?, ?> map ? map : Map.of();
    }
}
