// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.OauthApp;
import io.github.camelpipedrive.auth.OauthToken;
import io.github.camelpipedrive.error.UntrustedText;

/**
 * A token answer (RFC 6749, section 5.1), read as far as it can be: what is missing, null or empty is as in the token
 * before, and what can't be used is a fault.
 */
final class TokenAnswer {

    /** {@code expires_in} is optional; this is the lifetime of Pipedrive's tokens. One that expires earlier is refreshed after a 401. */
    static final Duration DEFAULT_LIFE = Duration.ofHours(1);

    private static final String INCOMPLETE = "an access token and a refresh token are not both in it";

    private static final OauthToken NONE = new OauthToken("", "", Instant.EPOCH, "", "");
    private static final int LONGEST_TOKEN = 32 * 1024;
    private static final long LONGEST_LIFE_SECONDS = 10L * 365 * 24 * 3600;

    private final JsonNode answer;
    private final OauthToken before;
    private final OauthApp app;
    private final UnaryOperator<String> redact;
    private final List<String> faults = new ArrayList<>();
    private final OauthToken token;

    /**
     * Reads an answer.
     *
     * @param answer the answer, a missing node when it is not a JSON object
     * @param previous the token so far, null for none
     * @param asked when the token's life began
     * @param app tells which hosts a token may be for
     * @param redact takes secrets out of a text
     */
    TokenAnswer(JsonNode answer, OauthToken previous, Instant asked, OauthApp app, UnaryOperator<String> redact) {
        this.answer = answer;
        this.before = previous == null ? NONE : previous;
        this.app = app;
        this.redact = redact;
        OauthToken accessible = accessToken(asked);
        OauthToken usable = faults.isEmpty() ? accessible : before;
        String refresh = text("refresh_token", before.refreshToken());
        boolean refreshUsable = isToken(refresh);
        if (!refreshUsable) {
            faults.add(INCOMPLETE);
        }
        this.token = new OauthToken(
                usable.accessToken(),
                refreshUsable ? refresh : before.refreshToken(),
                usable.expiresAt(),
                usable.scope(),
                usable.apiDomain());
    }

    /** What is wrong with the answer, the first thing of several; empty for nothing. */
    String fault() {
        return faults.isEmpty() ? "" : faults.get(0);
    }

    /** Whether anything in it is worth being stored. */
    boolean hasNews() {
        return !token.equals(before);
    }

    /** What can be used of it, and the rest as before. */
    OauthToken token() {
        return token;
    }

    /** The access token and what belongs to it; each problem is added to the faults. */
    private OauthToken accessToken(Instant asked) {
        String access = text("access_token", "");
        if (!isToken(access)) {
            faults.add(INCOMPLETE);
        }
        if (!text("token_type", "Bearer").equalsIgnoreCase("bearer")) {
            faults.add("its type is not Bearer");
        }
        String scope = text("scope", before.scope());
        if (scope.length() > LONGEST_TOKEN) {
            faults.add("its scope is too long");
        }
        return new OauthToken(access, "", asked.plus(life()), withoutTokens(scope), domain());
    }

    private String text(String name, String otherwise) {
        JsonNode value = answer.path(name);
        if (isAbsent(value)) {
            return otherwise;
        }
        if (!value.isTextual()) {
            faults.add("its " + name + " is not text");
            return otherwise;
        }
        return value.textValue();
    }

    /** Scope and domain are shown and logged, tokens are not. */
    private String withoutTokens(String text) {
        String safe = redact.apply(text);
        for (String name : List.of("access_token", "refresh_token")) {
            safe = UntrustedText.withoutSecret(safe, answer.path(name).asText(""));
        }
        return safe;
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.textValue().isBlank();
    }

    /** Both official clients also take the number as text. */
    private Duration life() {
        JsonNode expiresIn = answer.path("expires_in");
        if (isAbsent(expiresIn)) {
            return DEFAULT_LIFE;
        }
        boolean number = expiresIn.isTextual() || expiresIn.canConvertToExactIntegral() && expiresIn.canConvertToLong();
        long seconds = number ? expiresIn.asLong(-1) : -1;
        if (seconds <= 0 || seconds > LONGEST_LIFE_SECONDS) {
            faults.add("its expires_in is not a valid number of seconds");
            return DEFAULT_LIFE;
        }
        return Duration.ofSeconds(seconds);
    }

    /** A token goes into a header: no blank, no line break, nothing beyond ASCII. */
    private static boolean isToken(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_TOKEN
                && text.chars().allMatch(letter -> letter > ' ' && letter <= '~');
    }

    /** A bare host such as {@code acme.pipedrive.com} is one for https. */
    private String domain() {
        String given = text("api_domain", before.apiDomain()).trim();
        if (given.equals(before.apiDomain())) {
            return given;
        }
        String domain = given.contains("://") ? given : "https://" + given;
        if (domain.equals(before.apiDomain())) {
            return domain;
        }
        try {
            BaseUrl url = BaseUrl.parse(domain, "api_domain");
            if (!isAllowed(url)) {
                faults.add("its api_domain is not a host of Pipedrive's");
            }
            if (!withoutTokens(url.toString()).equals(url.toString())) {
                faults.add("its api_domain repeats a secret");
                return before.apiDomain();
            }
            return url.toString();
        } catch (IllegalArgumentException e) {
            // Not quoted: it is somebody else's text, of any length.
            faults.add("its api_domain is not an https address of a host");
            return before.apiDomain();
        }
    }

    private boolean isAllowed(BaseUrl url) {
        boolean pipedrive = url.scheme().equals("https")
                && (url.host().equals("pipedrive.com") || url.host().endsWith(".pipedrive.com"));
        boolean configured = url.equals(app.apiUrl());
        boolean local = url.isLoopback() && app.serverUrl().isLoopback();
        return pipedrive || configured || local;
    }
}
