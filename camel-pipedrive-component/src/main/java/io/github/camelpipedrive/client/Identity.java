// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.util.Map;
import java.util.Objects;

import io.github.camelpipedrive.auth.OauthApp;
import io.github.camelpipedrive.auth.TokenStore;

/**
 * Who may be calling: the accounts with an API token, and the app that other accounts are connected to.
 *
 * @param apiTokens API tokens by the names of their accounts
 * @param app the app, null for none
 * @param store where the tokens of connected accounts are kept
 * @param refreshTokens refresh tokens to begin with, by the names of their accounts
 * @param account the account of calls that name none
 */
public record Identity(
        Map<String, String> apiTokens,
        OauthApp app,
        TokenStore store,
        Map<String, String> refreshTokens,
        String account) {

    /** Copies the maps. */
    public Identity {
        apiTokens = Map.copyOf(apiTokens);
        refreshTokens = Map.copyOf(refreshTokens);
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(account, "account");
    }

    /** Hides all tokens. */
    @Override
    public String toString() {
        return apiTokens.keySet() + (app == null ? "" : " and accounts of " + app);
    }
}
