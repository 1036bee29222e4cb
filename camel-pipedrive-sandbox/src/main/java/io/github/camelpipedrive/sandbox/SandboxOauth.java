// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.function.Supplier;

import io.github.camelpipedrive.sandbox.identity.AuthorizationRequest;
import io.github.camelpipedrive.sandbox.identity.AuthorizationRequest.WrongRequest;
import io.github.camelpipedrive.sandbox.identity.OauthApps;
import io.github.camelpipedrive.sandbox.identity.OauthApps.App;
import io.github.camelpipedrive.sandbox.identity.OauthGrants;
import io.github.camelpipedrive.sandbox.identity.UninstallNotice;
import io.github.camelpipedrive.sandbox.wire.QueryString;

/**
 * The controls of the sandbox's authorization server: users who decide at once, tokens that expire when a test wants them
 * to. Threads may share it. {@link PipedriveSandbox#reset()} ends all tokens and sets everything back.
 */
public final class SandboxOauth {

    private final OauthApps apps;
    private final OauthGrants grants;
    private final List<SandboxUser> users;
    private final UninstallNotice notice;
    private final Supplier<String> baseUrl;

    SandboxOauth(
            OauthApps apps,
            OauthGrants grants,
            List<SandboxUser> users,
            UninstallNotice notice,
            Supplier<String> baseUrl) {
        this.apps = apps;
        this.grants = grants;
        this.users = List.copyOf(users);
        this.notice = notice;
        this.baseUrl = baseUrl;
    }

    /**
     * Registers an app, or registers it again: for a service that learns its own address only when it has started.
     *
     * @param clientId its ID
     * @param clientSecret its secret
     * @param redirectUri its callback, which requests have to name exactly
     */
    public void app(String clientId, String clientSecret, String redirectUri) {
        apps.add(new App(clientId, clientSecret, redirectUri));
    }

    /**
     * What the component needs to sign in with OAuth as the first app, in the place of an API token.
     *
     * @return by the names of {@code application.properties}, such as {@code camel.component.pipedrive.client-id}
     * @see PipedriveSandbox#properties()
     */
    public Map<String, String> properties() {
        App app = apps.first();
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("camel.component.pipedrive.base-url", baseUrl.get());
        properties.put("camel.component.pipedrive.oauth-url", baseUrl.get());
        properties.put("camel.component.pipedrive.client-id", app.clientId());
        properties.put("camel.component.pipedrive.client-secret", app.clientSecret());
        properties.put("camel.component.pipedrive.redirect-uri", app.redirectUri());
        return properties;
    }

    /**
     * The users who may allow access, in the order in which the page offers them.
     *
     * @return the first is Sam Sales of Tiletown Ltd
     */
    public List<SandboxUser> users() {
        return users;
    }

    /**
     * The first user allows the first app the access.
     *
     * @return the code, which works once, for 5 minutes
     */
    public String authorize() {
        return grants.authorize(apps.first(), users.get(0));
    }

    /**
     * A user of a company allows the first app the access.
     *
     * @param companyDomain such as {@code tiletown-sandbox}
     * @return the code, which works once, for 5 minutes
     * @throws NoSuchElementException when the company has no user
     */
    public String authorize(String companyDomain) {
        return grants.authorize(apps.first(), user(companyDomain));
    }

    /**
     * The first user opens the address and presses Allow.
     *
     * @param authorizeUrl the address with {@code client_id}, {@code redirect_uri} and {@code state}
     * @return where the browser is sent: the callback with {@code code} and {@code state}
     * @throws IllegalArgumentException when the page would show an error
     */
    public String allow(String authorizeUrl) {
        return allow(authorizeUrl, users.get(0).companyDomain());
    }

    /**
     * A user of a company opens the address and presses Allow.
     *
     * @param authorizeUrl the address with {@code client_id}, {@code redirect_uri} and {@code state}
     * @param companyDomain such as {@code tiletown-sandbox}
     * @return where the browser is sent: the callback with {@code code} and {@code state}
     * @throws IllegalArgumentException when the page would show an error
     * @throws NoSuchElementException when the company has no user
     */
    public String allow(String authorizeUrl, String companyDomain) {
        return allow(authorizeUrl, user(companyDomain));
    }

    /**
     * A user opens the address and presses Allow.
     *
     * @param authorizeUrl the address with {@code client_id}, {@code redirect_uri} and {@code state}
     * @param user one of {@link #users()}, for a company that has several
     * @return where the browser is sent: the callback with {@code code} and {@code state}
     * @throws IllegalArgumentException when the page would show an error
     */
    public String allow(String authorizeUrl, SandboxUser user) {
        AuthorizationRequest asked = asked(authorizeUrl);
        return asked.allowed(grants.authorize(asked.app(), user));
    }

    /**
     * A user opens the address and presses Deny.
     *
     * @param authorizeUrl the address with {@code client_id}, {@code redirect_uri} and {@code state}
     * @return where the browser is sent: the callback with {@code error} and {@code state}
     * @throws IllegalArgumentException when the page would show an error
     */
    public String deny(String authorizeUrl) {
        return asked(authorizeUrl).denied();
    }

    private AuthorizationRequest asked(String authorizeUrl) {
        String query = URI.create(authorizeUrl).getRawQuery();
        try {
            return AuthorizationRequest.of(
                    QueryString.parse(query == null ? "" : query),
                    apps,
                    grants.settings().emptyScope());
        } catch (WrongRequest e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private SandboxUser user(String companyDomain) {
        return users.stream()
                .filter(user -> user.companyDomain().equals(companyDomain))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No user of '" + companyDomain + "'"));
    }

    /**
     * Gives the first app a token for the first user, without any request.
     *
     * @return the token
     */
    public SandboxToken grant() {
        return grant(users.get(0).companyDomain());
    }

    /**
     * Gives the first app a token for a user of a company, without any request.
     *
     * @param companyDomain such as {@code tiletown-sandbox}
     * @return the token
     * @throws NoSuchElementException when the company has no user
     */
    public SandboxToken grant(String companyDomain) {
        App app = apps.first();
        return SandboxToken.of(grants.exchange(app, grants.authorize(app, user(companyDomain)), app.redirectUri()));
    }

    /**
     * A user of a company uninstalls the first app.
     *
     * @param companyDomain such as {@code tiletown-sandbox}
     * @return the status that the app answered with; empty when it was not told, or gave no answer
     * @throws NoSuchElementException when the company has no user
     * @see #uninstall(SandboxUser)
     */
    public OptionalInt uninstall(String companyDomain) {
        return uninstall(user(companyDomain));
    }

    /**
     * A user uninstalls the first app: all tokens that the user has allowed it end. Then the app is notified, as Pipedrive
     * tells it: by a DELETE request to its redirect URI, with its client ID and secret by Basic authentication, and with
     * {@code client_id}, {@code company_id}, {@code user_id} and {@code timestamp} in JSON. An app whose redirect URI is
     * not on this machine is not told. What the app answers, or that it does not, changes nothing here; it has 10
     * seconds.
     *
     * @param user one of {@link #users()}
     * @return the status that the app answered with; empty when it was not told, or gave no answer
     */
    public OptionalInt uninstall(SandboxUser user) {
        App app = apps.first();
        grants.uninstall(app, user);
        return notice.send(app, user);
    }

    /**
     * The access tokens that work.
     *
     * @return a copy, oldest first
     */
    public List<SandboxToken> tokens() {
        return grants.tokens().stream().map(SandboxToken::of).toList();
    }

    /** All access tokens expire now; refresh tokens continue working. */
    public void expireAccessTokens() {
        grants.endAccessTokens();
    }

    /** All refresh tokens end now, as if each user had uninstalled the app; access tokens work until they expire. */
    public void invalidateRefreshTokens() {
        grants.endRefreshTokens();
    }

    /**
     * How often a refresh was carried out, also when its answer was lost.
     *
     * @return the number since the start or the last reset
     */
    public int refreshCount() {
        return grants.refreshes();
    }

    /**
     * How often a refresh was refused because its refresh token was unknown, used up or too old.
     *
     * @return the number since the start or the last reset
     */
    public int invalidGrantCount() {
        return grants.invalidRefreshes();
    }

    /**
     * Whether a refresh gives a new refresh token and ends the old one. Pipedrive's documentation contradicts itself, so
     * the sandbox starts with what is harder for a client: on.
     *
     * @param on false to give the same refresh token again
     */
    public void rotation(boolean on) {
        grants.settings(grants.settings().withRotation(on));
    }

    /**
     * How long access tokens work that are given from now on; 3599 seconds at the start.
     *
     * @param duration a second or longer
     */
    public void lifetime(Duration duration) {
        grants.settings(grants.settings().withLifetime(duration));
    }

    /**
     * The scopes that are allowed from now on. Calls that need another one are refused with 403.
     *
     * @param scopes comma-separated, such as {@code base,deals:read}
     */
    public void scope(String scopes) {
        grants.settings(grants.settings().withScope(scopes));
    }

    /**
     * What token answers name as {@code api_domain} from now on, instead of the sandbox's own address.
     *
     * @param address any text; empty to leave it out
     */
    public void apiDomain(String address) {
        grants.settings(grants.settings().withApiDomain(address));
    }

    /**
     * Whether the consent page takes an empty {@code scope} from now on. It refuses one otherwise; both were seen.
     *
     * @param taken true to take it
     */
    public void emptyScope(boolean taken) {
        grants.settings(grants.settings().withEmptyScope(taken));
    }
}
