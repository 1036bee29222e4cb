// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.oauth;

import java.util.Map;

import io.github.camelpipedrive.call.Invoker;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.operation.Operation;
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
     * @throws PipedriveException when the account can't be reached, or the catalogue lacks the operation
     * @throws InterruptedException when the thread was interrupted
     */
    public Map<?, ?> ask(Invoker invoker, String account) throws PipedriveException, InterruptedException {
        Object user = invoker.call(operation(account), Map.of(), account).body();
        return user instanceof Map<?, ?> map ? map : Map.of();
    }

    private Operation operation(String account) throws PipedriveValidationException {
        String[] names = OPERATION.split("/", 2);
        try {
            return catalogue.operation(names[0], names[1]);
        } catch (IllegalArgumentException e) {
            throw new PipedriveValidationException(
                    ErrorDetails.of(
                                    OPERATION,
                                    account,
                                    "the component's catalogue does not have this operation, by which it asks whose"
                                            + " an account is")
                            .withHint("Nothing was sent. Add its row to the catalogue."),
                    e);
        }
    }
}
