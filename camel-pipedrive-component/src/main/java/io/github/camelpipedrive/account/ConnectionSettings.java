// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.Identity;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.oauth.WhoAmI;
import io.github.camelpipedrive.ratelimit.Allowance;
import io.github.camelpipedrive.ratelimit.RateBudgets;
import io.github.camelpipedrive.transport.HttpSettings;

/**
 * What makes a connection the one it is: endpoints whose settings are equal share one, with its accounts.
 *
 * @param apiUrl where calls go, unless a token names another domain
 * @param identity who may be calling
 * @param http how the HTTP client is set up
 */
public record ConnectionSettings(BaseUrl apiUrl, Identity identity, HttpSettings http) {

    /**
     * Whether accounts may be connected to an app, beside those with an API token.
     *
     * @return true when an app is configured
     */
    public boolean isConnectedToApp() {
        return identity.app() != null;
    }

    /**
     * Whether the tokens of connected accounts are the same ones.
     *
     * @param other other settings
     * @return true when app and store are the same, or there is no app in either
     */
    public boolean hasSameTokensAs(ConnectionSettings other) {
        return isConnectedToApp()
                ? identity.app().equals(other.identity.app())
                        && identity.store().equals(other.identity.store())
                : !other.isConnectedToApp();
    }

    /**
     * What an account may send just now, whether anybody has called for it yet or not.
     *
     * @param budgets the budgets of the component
     * @param account the account's name, empty for the default account
     * @return its allowance
     * @throws PipedriveAuthenticationException when there is no such account
     */
    public Allowance allowance(RateBudgets budgets, String account) throws PipedriveAuthenticationException {
        String name = account.isEmpty() ? identity.account() : account;
        identity.check(WhoAmI.OPERATION, name);
        return budgets.look(budgetOf(name), name).allowance();
    }

    /**
     * What Pipedrive counts together: the calls with one API token, or those of one app for one account. All hosts of
     * Pipedrive are one API; other hosts, such as sandboxes, are others. It is a digest, as it also is in stores that
     * processes share.
     *
     * @param account the account's name
     * @return the same wherever the same is counted
     */
    RateBudgets.Key budgetOf(String account) {
        String apiToken = identity.apiTokens().get(account);
        String counted = apiToken != null
                ? apiToken
                : identity.app().clientId() + ' ' + identity.app().serverUrl() + ' ' + account;
        String api = apiUrl.isPipedrive() ? "pipedrive.com" : apiUrl.toString();
        return new RateBudgets.Key(apiToken == null, digest(api + " " + counted));
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java platform has SHA-256", e);
        }
    }
}
