// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;

/**
 * Who may be calling: the accounts with an API token, and the app that other accounts are connected to.
 *
 * @param apiTokens API tokens by the names of their accounts
 * @param app the app, null for none
 * @param store where the tokens of connected accounts are kept
 * @param refreshTokens refresh tokens to start with, by the names of their accounts
 * @param account the default account
 */
public record Identity(
        Map<String, String> apiTokens,
        OauthApp app,
        TokenStore store,
        Map<String, String> refreshTokens,
        String account) {

    private static final Set<String> CONNECTING = Set.of("oauth/authorizeUrl", "oauth/connect");

    /** Copies the maps. */
    public Identity {
        apiTokens = Map.copyOf(apiTokens);
        refreshTokens = Map.copyOf(refreshTokens);
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(account, "account");
    }

    /**
     * Checks that an operation has what it needs of the app.
     *
     * @param operation what is to be called, such as {@code oauth/connect}
     * @throws IllegalArgumentException when an option is missing
     */
    public void check(String operation) {
        if (app != null && app.redirectUri().isEmpty() && CONNECTING.contains(operation)) {
            throw new IllegalArgumentException(
                    operation + " needs redirectUri, the callback URL as it is in the app's settings");
        }
    }

    /**
     * Checks that calls can be made for an account: it has an API token, or may be connected to the app.
     *
     * @param operation what is called, for messages
     * @param name the account's name
     * @throws PipedriveAuthenticationException when there is no such account, or its name can't be one
     */
    public void check(String operation, String name) throws PipedriveAuthenticationException {
        if (apiTokens.containsKey(name)) {
            return;
        }
        try {
            AccountName.check(name);
        } catch (IllegalArgumentException e) {
            // Not shown: it may be of any length, and end the line of a log.
            throw new PipedriveAuthenticationException(ErrorDetails.of(operation, "?", e.getMessage()), e);
        }
        if (app == null) {
            throw new PipedriveAuthenticationException(
                    ErrorDetails.of(operation, name, "there is no account '" + name + "'")
                            .withHint("The accounts are "
                                    + AccountName.some(apiTokens.keySet())
                                    + "; give another one its token in apiTokens, or configure an app with clientId."));
        }
    }

    /**
     * Whether an account is one without a look at the store.
     *
     * @param name the account's name
     * @return true for the default account, and those with a configured token
     */
    public boolean isConfigured(String name) {
        return name.equals(account) || apiTokens.containsKey(name) || refreshTokens.containsKey(name);
    }

    /**
     * The secrets among it.
     *
     * @return tokens, the client secret, and what the app authenticates with
     */
    public List<String> secrets() {
        List<String> secrets = new ArrayList<>(apiTokens.values());
        secrets.addAll(refreshTokens.values());
        if (app != null) {
            secrets.add(app.clientSecret());
            secrets.add(app.basicCredentials());
        }
        return List.copyOf(secrets);
    }

    /** Hides all tokens. */
    @Override
    public String toString() {
        return apiTokens.keySet() + (app == null ? "" : " and accounts of " + app);
    }
}
