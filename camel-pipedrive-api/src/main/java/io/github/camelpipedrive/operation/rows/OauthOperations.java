// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.rows;

import java.util.List;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.Result;

import static io.github.camelpipedrive.resource.Resources.COMPANY;
import static io.github.camelpipedrive.resource.Resources.OAUTH;
import static io.github.camelpipedrive.resource.Resources.USER;

/** Connecting accounts by OAuth 2 (RFC 6749). Source: Pipedrive's guide to OAuth authorization. */
final class OauthOperations extends CommonWords {

    static final List<Operation> ROWS = List.of(
            Operation.composed(OAUTH, "authorizeUrl")
                    .does("Creates the URL at which a user allows the app the access.")
                    .takes(session()),
            Operation.composed(OAUTH, "connect")
                    .does("Completes a connect: checks the callback's state, exchanges its code and stores the token.")
                    .takes(
                            words("code", "The code of the callback."),
                            words("state", "The state of the callback."),
                            text("error", "What the callback says instead of a code when the user refused."),
                            text("error_description", "The same as text."),
                            session()),
            Operation.composed(OAUTH, "accounts")
                    .does(
                            "Lists the connected accounts by name: whose they are and whether they have to be connected again,"
                                    + " without their tokens. Nothing is sent.")
                    .returns(Result.RECORDS),
            Operation.composed(OAUTH, "refresh")
                    .does("Refreshes an account's token now; calls do so by themselves when it is due."),
            Operation.composed(OAUTH, "revoke").does("Ends an account's authorization and forgets its token."),
            Operation.composed(OAUTH, "forget")
                    .does("Takes the request by which Pipedrive says that a user has uninstalled the app: checks it and"
                            + " forgets the accounts that this user connected. Nothing is sent.")
                    .takes(
                            words(
                                    "authorization",
                                    "The request's header Authorization: the app's client ID and secret."),
                            words("client_id", "The app that was uninstalled."),
                            id("company_id", COMPANY, "The company of the user."),
                            id("user_id", USER, "The user who has uninstalled it."),
                            words("timestamp", "When that was; an account connected later stays.")));

    private OauthOperations() {}

    private static Parameter session() {
        return words(
                "session",
                "A key of the user's session that is the same at connect and callback, so that nobody can pass on a"
                        + " callback of theirs.");
    }
}
