// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.List;

import static io.github.camelpipedrive.operation.ApiVersion.OAUTH;
import static io.github.camelpipedrive.operation.Method.GET;
import static io.github.camelpipedrive.operation.Method.POST;
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
                    .does("Ends an account's authorization and forgets its token."));

    private OauthOperations() {}

    private static Parameter session() {
        return words(
                "session",
                "A key of the user's session that is the same at connect and callback, so that nobody can pass on a"
                        + " callback of theirs.");
    }
}
