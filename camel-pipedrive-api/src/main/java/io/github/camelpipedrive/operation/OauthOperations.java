// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.List;

import static io.github.camelpipedrive.operation.ApiVersion.OAUTH;
import static io.github.camelpipedrive.operation.Method.DELETE;
import static io.github.camelpipedrive.operation.Method.GET;
import static io.github.camelpipedrive.operation.Method.POST;
import static io.github.camelpipedrive.operation.Parameters.id;
import static io.github.camelpipedrive.operation.Parameters.text;
import static io.github.camelpipedrive.operation.Parameters.words;

/** Connecting accounts by OAuth 2 (RFC 6749). Source: Pipedrive's guide to OAuth authorization. */
final class OauthOperations {

    static final List<Operation> ROWS = List.of(
            Operation.of("oauth", "authorizeUrl", OAUTH, GET, "/authorize")
                    .does("Makes the address at which a user allows the app the access; the result is its text.")
                    .query(session()),
            Operation.of("oauth", "connect", OAUTH, POST, "/token")
                    .does("Ends a connect: checks the callback's state, exchanges its code and stores the token.")
                    .query(
                            words("code", "The code of the callback."),
                            words("state", "The state of the callback."),
                            text("error", "What the callback says instead of a code when the user refused."),
                            text("error_description", "The same in words."),
                            session()),
            Operation.of("oauth", "refresh", OAUTH, POST, "/token")
                    .does("Renews an account's token now; calls do so by themselves when it is due."),
            Operation.of("oauth", "revoke", OAUTH, POST, "/revoke")
                    .does("Ends an account's authorization and forgets its token."),
            Operation.of("oauth", "forget", OAUTH, DELETE, "/callback")
                    .does("Takes the request by which Pipedrive says that a user has uninstalled the app: checks it and"
                            + " forgets the accounts that this user connected. Nothing is sent.")
                    .query(
                            words(
                                    "authorization",
                                    "The request's header Authorization: the app's client ID and secret."),
                            words("client_id", "The app that was uninstalled."),
                            id("company_id", "The company of the user."),
                            id("user_id", "The user who has uninstalled it."),
                            words("timestamp", "When that was; an account connected later stays.")));

    private OauthOperations() {}

    private static Parameter session() {
        return words(
                "session",
                "A key of the user's session that is the same at connect and callback, so that nobody can pass on a"
                        + " callback of theirs.");
    }
}
