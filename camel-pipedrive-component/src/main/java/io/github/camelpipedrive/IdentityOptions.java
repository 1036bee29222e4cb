// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.Identity;
import io.github.camelpipedrive.auth.OauthApp;
import io.github.camelpipedrive.auth.TokenStore;
import io.github.camelpipedrive.auth.TokenStores;

import static io.github.camelpipedrive.PipedriveConnectionConfiguration.isGiven;

/**
 * The options that say who may be calling, as far as they may be used where calls go: what an endpoint has from its
 * component is for the component's hosts only, and an inherited token for the component's own account.
 */
final class IdentityOptions {

    private final PipedriveConnectionConfiguration options;
    private final InheritedOptions inherited;
    private final BaseUrl target;
    private final boolean isOtherApi;
    private final boolean isOtherHost;

    private final String clientId;
    private final String refreshToken;

    /**
     * Selects the options that may be used.
     *
     * @param options all options
     * @param inherited what they began with, null for a component's own options
     * @throws IllegalArgumentException when an address is none, or not safe
     */
    IdentityOptions(PipedriveConnectionConfiguration options, InheritedOptions inherited) {
        this.options = options;
        this.inherited = inherited;
        target = options.target();
        if (inherited == null) {
            isOtherApi = false;
            isOtherHost = false;
        } else {
            PipedriveConnectionConfiguration component = inherited.component();
            isOtherApi = !target.isSameApiAs(component.target());
            boolean isOtherServer = !options.oauthServer().isSameApiAs(component.oauthServer());
            isOtherHost = isOtherApi || isOtherServer;
        }
        clientId = forHosts("clientId", options.getClientId());
        refreshToken = forHosts("refreshToken", options.getRefreshToken());
    }

    /** An app, its tokens and where they are stored are for the API and the authorization server together. */
    private <T> T forHosts(String option, T value) {
        return isOtherHost && inherited.isInherited(option) ? null : value;
    }

    /** An API token never goes to the authorization server. */
    private <T> T forApi(String option, T value) {
        return isOtherApi && inherited.isInherited(option) ? null : value;
    }

    private String accountOf(String token) {
        return inherited != null && inherited.isInherited(token) ? inherited.account() : options.accountOrDefault();
    }

    /**
     * Who may be calling.
     *
     * @param stores the stores that endpoints share
     * @return the identity
     * @throws IllegalArgumentException when nobody could call
     */
    Identity identity(TokenStores stores) {
        Map<String, String> tokens = tokens();
        OauthApp app = isGiven(clientId) ? app() : null;
        if (tokens.isEmpty() && app == null && isOtherHost) {
            throw new IllegalArgumentException("baseUrl, companyDomain or oauthUrl lead to another host than the"
                    + " component's, whose credentials don't go there: give the endpoint its own apiToken, or its own"
                    + " clientId, clientSecret and token store");
        }
        if (tokens.isEmpty() && app == null) {
            throw new IllegalArgumentException(
                    "apiToken is missing: set camel.component.pipedrive.api-token, or the option apiToken of the"
                            + " endpoint. Pipedrive shows the token under Personal preferences > API. For OAuth 2 set"
                            + " clientId, clientSecret and redirectUri or refreshToken instead");
        }
        if (!isGiven(refreshToken)) {
            return new Identity(tokens, app, store(stores), Map.of(), accountOf("apiToken"));
        }
        if (app == null) {
            throw new IllegalArgumentException(
                    "refreshToken needs clientId and clientSecret of the app that it was given to");
        }
        String account = accountOf("refreshToken");
        Map<String, String> refreshTokens = Map.of(account, token("refreshToken", refreshToken));
        return new Identity(tokens, app, store(stores), refreshTokens, account);
    }

    private Map<String, String> tokens() {
        Map<String, String> tokens = new HashMap<>();
        Map<String, String> several = forApi("apiTokens", options.getApiTokens());
        if (several != null) {
            several.forEach((name, token) -> tokens.put(name, token("apiTokens[" + name + "]", token)));
        }
        String one = forApi("apiToken", options.getApiToken());
        if (isGiven(one)) {
            tokens.put(accountOf("apiToken"), token("apiToken", one));
        }
        return tokens;
    }

    private OauthApp app() {
        String clientSecret = forHosts("clientSecret", options.getClientSecret());
        if (!isGiven(clientSecret)) {
            throw new IllegalArgumentException("OAuth 2 needs clientId and clientSecret; clientSecret is missing");
        }
        String redirectUri = options.getRedirectUri();
        return new OauthApp(
                unbroken("clientId", clientId),
                unbroken("clientSecret", clientSecret),
                isGiven(redirectUri) ? unbroken("redirectUri", redirectUri) : "",
                options.oauthServer(),
                target);
    }

    private TokenStore store(TokenStores stores) {
        TokenStore tokenStore = forHosts("tokenStore", options.getTokenStore());
        String tokenDirectory = forHosts("tokenDirectory", options.getTokenDirectory());
        DataSource tokenDataSource = forHosts("tokenDataSource", options.getTokenDataSource());
        String tokenEncryptionKey = forHosts("tokenEncryptionKey", options.getTokenEncryptionKey());
        boolean folderGiven = isGiven(tokenDirectory);
        long given = Stream.of(tokenStore != null, folderGiven, tokenDataSource != null)
                .filter(each -> each)
                .count();
        if (given > 1) {
            throw new IllegalArgumentException("Give one of tokenStore, tokenDirectory and tokenDataSource");
        }
        String key = isGiven(tokenEncryptionKey) ? tokenEncryptionKey.trim() : "";
        if (!key.isEmpty() && !folderGiven && tokenDataSource == null) {
            // Somebody who gives a key believes that something is encrypted.
            throw new IllegalArgumentException("tokenEncryptionKey needs tokenDirectory or tokenDataSource");
        }
        if (folderGiven) {
            return stores.folder(tokenDirectory.trim(), key);
        }
        if (tokenDataSource != null) {
            return stores.database(tokenDataSource, key, options.isCreateTokenTables());
        }
        if (tokenStore == null && isOtherHost && isGiven(clientId)) {
            // The component's store in memory has tokens that are for the component's hosts.
            throw new IllegalArgumentException("an endpoint with another host than the component's needs a tokenStore,"
                    + " tokenDirectory or tokenDataSource of its own");
        }
        return tokenStore != null ? tokenStore : stores.memory();
    }

    /** A token goes into a header as it is, so it has no letters beyond ASCII either. */
    private static String token(String option, String given) {
        String token = unbroken(option, given);
        if (token.chars().anyMatch(letter -> letter > '~')) {
            throw miscopied(option);
        }
        return token;
    }

    /** Secrets that are read from files often end in a line break; inside of one it is a mistake. */
    private static String unbroken(String option, String given) {
        String text = given.strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException(option + " is empty");
        }
        if (text.chars()
                .anyMatch(letter -> Character.isWhitespace(letter)
                        || Character.isSpaceChar(letter)
                        || Character.isISOControl(letter))) {
            throw miscopied(option);
        }
        return text;
    }

    /** The value is not quoted, as it may be a secret. */
    private static IllegalArgumentException miscopied(String option) {
        return new IllegalArgumentException(option + " holds a blank, a line break or another character that can't be"
                + " in it; check how it was copied");
    }
}
