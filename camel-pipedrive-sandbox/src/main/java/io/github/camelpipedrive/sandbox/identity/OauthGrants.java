// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelpipedrive.sandbox.identity.OauthApps.App;
import io.github.camelpipedrive.sandbox.wire.Errors;

/**
 * Codes, refresh tokens and access tokens, and what they stand for. Each step is one for everybody else: threads may
 * share it.
 */
public final class OauthGrants {

    private static final Duration LIFE_OF_CODE = Duration.ofMinutes(5);
    private static final Duration LIFE_OF_UNUSED_REFRESH_TOKEN = Duration.ofDays(60);

    /** So that a long run needs no more memory; until then a code that is too old is recognized. */
    private static final Duration KEPT_AFTER_END = Duration.ofDays(1);

    /** What a user allowed an app. */
    private static final class Grant {
        private final App app;
        private final User user;
        private final String scope;
        private String refreshToken = "";
        private Instant usedAt;

        Grant(App app, User user, String scope) {
            this.app = app;
            this.user = user;
            this.scope = scope;
        }

        boolean isOf(App other, User who) {
            return app.clientId().equals(other.clientId())
                    && user.companyId() == who.companyId()
                    && user.id() == who.id();
        }
    }

    private record Code(Grant grant, Instant endsAt) {}

    private record Access(Grant grant, Instant endsAt) {}

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, Grant> refreshTokens = new HashMap<>();
    private final Map<String, Access> accessTokens = new LinkedHashMap<>();
    private final OauthSettings settingsAtStart;
    private OauthSettings settings;
    private int refreshes;
    private int invalidRefreshes;

    public OauthGrants(Clock clock, OauthSettings settings) {
        this.clock = clock;
        this.settingsAtStart = settings;
        this.settings = settings;
    }

    public synchronized OauthSettings settings() {
        return settings;
    }

    public synchronized void settings(OauthSettings changed) {
        settings = changed;
    }

    /** The user allows the app the access. */
    public synchronized String authorize(App app, User user) {
        forgetOldOnes();
        String code = hex();
        codes.put(
                code,
                new Code(new Grant(app, user, settings.scope()), clock.instant().plus(LIFE_OF_CODE)));
        return code;
    }

    /** The grant type {@code authorization_code}. */
    public synchronized Token exchange(App app, String text, String redirectUri) {
        Code code = codes.get(text);
        if (code == null || !code.grant().app.equals(app)) {
            throw invalidGrant("authorization_code is invalid");
        }
        if (!clock.instant().isBefore(code.endsAt())) {
            throw invalidGrant("authorization_code has expired");
        }
        if (!app.redirectUri().equals(redirectUri)) {
            throw Errors.oauth("invalid_request", "Invalid request: redirect_uri is invalid");
        }
        codes.remove(text);
        Grant grant = code.grant();
        giveRefreshToken(grant);
        return giveAccessToken(grant);
    }

    /** The grant type {@code refresh_token}. */
    public synchronized Token refresh(App app, String text) {
        Grant grant = refreshTokens.get(text);
        if (grant == null || !grant.app.equals(app)) {
            invalidRefreshes++;
            throw invalidGrant("refresh_token is invalid");
        }
        if (!clock.instant().isBefore(grant.usedAt.plus(LIFE_OF_UNUSED_REFRESH_TOKEN))) {
            invalidRefreshes++;
            throw invalidGrant("refresh_token has expired");
        }
        refreshes++;
        grant.usedAt = clock.instant();
        if (settings.rotation()) {
            giveRefreshToken(grant);
        }
        return giveAccessToken(grant);
    }

    private static RuntimeException invalidGrant(String message) {
        return Errors.oauth("invalid_grant", "Invalid grant: " + message);
    }

    private void giveRefreshToken(Grant grant) {
        refreshTokens.remove(grant.refreshToken);
        grant.refreshToken = grant.user.companyId() + ":" + grant.user.id() + ":" + hex();
        grant.usedAt = clock.instant();
        refreshTokens.put(grant.refreshToken, grant);
    }

    private Token giveAccessToken(Grant grant) {
        forgetOldOnes();
        // Real ones hold these characters too, which careless clients encode wrongly.
        String text = "v1u:" + base64(48) + "+/" + base64(160);
        Access access = new Access(grant, clock.instant().plus(settings.lifetime()));
        accessTokens.put(text, access);
        return token(text, access);
    }

    private void forgetOldOnes() {
        Instant longAgo = clock.instant().minus(KEPT_AFTER_END);
        codes.values().removeIf(code -> code.endsAt().isBefore(longAgo));
        accessTokens.values().removeIf(access -> access.endsAt().isBefore(longAgo));
    }

    private static Token token(String text, Access access) {
        Grant grant = access.grant();
        return new Token(text, grant.refreshToken, access.endsAt(), grant.scope, grant.app.clientId(), grant.user);
    }

    /** RFC 7009: revoking a refresh token revokes everything, an access token only itself; an unknown one is not an error. */
    public synchronized void revoke(App app, String text) {
        Grant grant = refreshTokens.get(text);
        if (grant != null && grant.app.equals(app)) {
            refreshTokens.remove(text);
            grant.refreshToken = "";
            accessTokens.values().removeIf(access -> access.grant() == grant);
        }
        Access access = accessTokens.get(text);
        if (access != null && access.grant().app.equals(app)) {
            accessTokens.remove(text);
        }
    }

    /** What an access token stands for, as long as it works. */
    public synchronized Optional<Token> find(String text) {
        return Optional.ofNullable(accessTokens.get(text))
                .filter(access -> clock.instant().isBefore(access.endsAt()))
                .map(access -> token(text, access));
    }

    /** The access tokens that work, oldest first. */
    public synchronized List<Token> tokens() {
        Instant now = clock.instant();
        return accessTokens.entrySet().stream()
                .filter(entry -> now.isBefore(entry.getValue().endsAt()))
                .map(entry -> token(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** A token ends before its time; with the whole grant, its refresh token and all its access tokens do too. */
    public synchronized void end(Token token, boolean wholeGrant) {
        Access access = accessTokens.remove(token.accessToken());
        if (access != null && wholeGrant) {
            refreshTokens.remove(access.grant().refreshToken);
            access.grant().refreshToken = "";
            accessTokens.values().removeIf(other -> other.grant() == access.grant());
        }
    }

    /** The user uninstalls the app: everything that the user has allowed it ends. */
    public synchronized void uninstall(App app, User user) {
        refreshTokens.values().removeIf(grant -> grant.isOf(app, user));
        accessTokens.values().removeIf(access -> access.grant().isOf(app, user));
    }

    public synchronized void endAccessTokens() {
        accessTokens.clear();
    }

    public synchronized void endRefreshTokens() {
        refreshTokens.values().forEach(grant -> grant.refreshToken = "");
        refreshTokens.clear();
    }

    public synchronized int refreshes() {
        return refreshes;
    }

    public synchronized int invalidRefreshes() {
        return invalidRefreshes;
    }

    public synchronized void clear() {
        codes.clear();
        refreshTokens.clear();
        accessTokens.clear();
        settings = settingsAtStart;
        refreshes = 0;
        invalidRefreshes = 0;
    }

    private String hex() {
        return HexFormat.of().formatHex(bytes(20));
    }

    private String base64(int length) {
        return Base64.getEncoder().encodeToString(bytes(length));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
