// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.oauth;

import java.util.Map;

import io.github.camelpipedrive.call.Invoker;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.resource.Resource;

/**
 * The cheapest call that tells whether an account can be reached, and whose it is.
 *
 * @param catalogue the operations of the component, of which this may be one
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
     */
    public Map<?, ?> ask(Invoker invoker, String account) throws PipedriveException, InterruptedException {
        Object user = invoker.call(operation(), Map.of(), account).body();
        return user instanceof Map<?, ?> map ? map : Map.of();
    }

    /** A catalogue of a user's may have few operations: then it is the one of Pipedrive's API. */
    private Operation operation() {
        String[] names = OPERATION.split("/", 2);
        boolean own =
                catalogue.resources().stream().anyMatch(each -> each.name().equals(names[0]))
                        && catalogue.operations(Resource.of(names[0], names[0])).stream()
                                .anyMatch(each -> each.name().equals(names[1]));
        return (own ? catalogue : PipedriveOperations.catalogue()).operation(names[0], names[1]);
    }
}
