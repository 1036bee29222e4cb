// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveValidationException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The account that a call is for, as the exchange says it: by the header, which is for one call, or by the variable, which
 * is for all calls of the exchange.
 *
 * @param name the account's name, empty when the exchange names none
 * @param byHeader whether the header says it
 */
record AccountOfCall(String name, boolean byHeader) {

    private static final AccountOfCall NOBODY = new AccountOfCall("", false);

    /**
     * Looks for the account.
     *
     * @param exchange the exchange
     * @param operation the operation that is called, for messages
     * @throws PipedriveValidationException when an account is given that has no name: a call without it would be for
     *     another account
     */
    static AccountOfCall of(Exchange exchange, String operation) throws PipedriveValidationException {
        Message message = exchange.getMessage();
        if (message.hasHeaders() && message.getHeaders().containsKey(PipedriveConstants.ACCOUNT)) {
            String name = message.getHeader(PipedriveConstants.ACCOUNT, String.class);
            return new AccountOfCall(checked(name, "header", operation), true);
        }
        if (exchange.hasVariables() && exchange.getVariables().containsKey(PipedriveConstants.ACCOUNT)) {
            String name = exchange.getVariable(PipedriveConstants.ACCOUNT, String.class);
            return new AccountOfCall(checked(name, "variable", operation), false);
        }
        return NOBODY;
    }

    private static String checked(String name, String where, String operation) throws PipedriveValidationException {
        if (name == null || name.isBlank()) {
            String problem = "the " + where + " " + PipedriveConstants.ACCOUNT + " is "
                    + (name == null ? "null" : "blank") + ": without it the call would be for another account";
            throw new PipedriveValidationException(ErrorDetails.of(operation, "", problem)
                    .withHint("Nothing was sent. Set the account's name, or remove the " + where + "."));
        }
        return name;
    }

    /** Removes the header of a call that has succeeded, so that it does not reach the next one. */
    void removeFrom(Message message) {
        if (byHeader) {
            message.removeHeader(PipedriveConstants.ACCOUNT);
        }
    }
}
