// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.oauth;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelpipedrive.auth.AuthorizationServer;
import io.github.camelpipedrive.auth.Credential;
import io.github.camelpipedrive.auth.OauthApp;
import io.github.camelpipedrive.auth.OauthToken;
import io.github.camelpipedrive.auth.RefreshAnswer;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveRateLimitException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.error.UntrustedText;
import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.ratelimit.Claim;
import io.github.camelpipedrive.ratelimit.RateLimitHeaders;
import io.github.camelpipedrive.transport.Body;
import io.github.camelpipedrive.transport.Request;
import io.github.camelpipedrive.transport.Response;
import io.github.camelpipedrive.transport.Transport;

/**
 * Pipedrive's authorization server over HTTP: forms, with the app as client by Basic authentication (RFC 6749, section
 * 2.3.1). The shapes of its errors are not documented, so whatever names an error is looked at.
 */
public final class HttpAuthorizationServer implements AuthorizationServer {

    private static final int LONGEST_ANSWER = 256 * 1024;
    private static final int LONGEST_WORDS = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Transport transport;
    private final OauthApp app;
    private final String account;
    private final UnaryOperator<String> redactOthers;
    private final Clock clock;
    private final Credential client;

    /**
     * Makes a client of the server.
     *
     * @param transport sends a request without repeating it
     * @param app the app that accounts are connected to
     * @param account the account's name, for messages
     * @param redactOthers takes secrets out of a text that are none of this account's
     * @param clock tells when a token expires
     */
    public HttpAuthorizationServer(
            Transport transport, OauthApp app, String account, UnaryOperator<String> redactOthers, Clock clock) {
        this.transport = transport;
        this.app = app;
        this.account = account;
        this.redactOthers = redactOthers;
        this.clock = clock;
        this.client = new Credential("Authorization", "Basic " + app.basicCredentials(), app.serverUrl());
    }

    @Override
    public OauthToken exchange(String code) throws PipedriveException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", app.redirectUri());
        TokenAnswer answer = answer("oauth/connect", form, null);
        if (!answer.fault().isEmpty()) {
            throw noToken("oauth/connect", answer.fault(), "Nothing was stored.");
        }
        return answer.token();
    }

    @Override
    public RefreshAnswer refresh(OauthToken token) throws PipedriveException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", token.refreshToken());
        TokenAnswer answer = answer("oauth/refresh", form, token);
        if (answer.fault().isEmpty()) {
            return RefreshAnswer.of(answer.token());
        }
        if (!answer.hasNews()) {
            throw noToken("oauth/refresh", answer.fault(), "Nothing was stored.");
        }
        return new RefreshAnswer(
                answer.token(),
                noToken(
                        "oauth/refresh",
                        answer.fault(),
                        "What can be used of it is stored; the next refresh continues from there."));
    }

    @Override
    public void revoke(OauthToken token) throws PipedriveException, InterruptedException {
        // Revoking the refresh token uninstalls the app; revoking the access token would leave it installed.
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", token.refreshToken());
        form.put("token_type_hint", "refresh_token");
        try (Response response = send("oauth/revoke", "/oauth/revoke", form)) {
            if (!response.successful()) {
                throw refused("oauth/revoke", form, response, text("oauth/revoke", form, response));
            }
        }
    }

    private TokenAnswer answer(String operation, Map<String, String> form, OauthToken previous)
            throws PipedriveException, InterruptedException {
        // The token's life began before the answer came.
        Instant asked = clock.instant();
        try (Response response = send(operation, "/oauth/token", form)) {
            String text = text(operation, form, response);
            if (!response.successful()) {
                throw refused(operation, form, response, text);
            }
            return new TokenAnswer(tree(text), previous, asked, app, words -> redact(words, form));
        }
    }

    /** What the transport says may have words of a proxy in it. */
    private Response send(String operation, String path, Map<String, String> form)
            throws PipedriveException, InterruptedException {
        try {
            return transport.send(request(operation, path, form));
        } catch (PipedriveException e) {
            ErrorDetails details = e.getDetails();
            ErrorDetails safe =
                    details.withMessage(redact(details.apiMessage(), form)).withHint(redact(details.hint(), form));
            throw safe.equals(details) ? e : e.with(safe);
        }
    }

    private Request request(String operation, String path, Map<String, String> form) {
        StringBuilder body = new StringBuilder();
        form.forEach((name, value) -> body.append(body.length() == 0 ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        Body bytes = new Body.Bytes(
                "application/x-www-form-urlencoded", body.toString().getBytes(StandardCharsets.US_ASCII));
        return new Request(operation, account, Method.POST, false, path, bytes, Claim.NONE).signed(client);
    }

    private String text(String operation, Map<String, String> form, Response response) throws PipedriveException {
        try {
            byte[] bytes = response.body().readNBytes(LONGEST_ANSWER + 1);
            if (bytes.length > LONGEST_ANSWER) {
                response.abandon();
                throw new PipedriveServerException(details(
                        operation,
                        form,
                        response,
                        "the authorization server answered more than " + LONGEST_ANSWER + " bytes"));
            }
            return new String(bytes, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new PipedriveConnectionException(
                    details(
                            operation,
                            form,
                            response,
                            "the connection broke while the token was read: " + e.getMessage()),
                    true,
                    e);
        }
    }

    private static JsonNode tree(String text) {
        if (!text.startsWith("{")) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // No JSON is not a token, which is what the caller says; the text itself may hold a secret.
            return MissingNode.getInstance();
        }
    }

    private PipedriveServerException noToken(String operation, String why, String hint) {
        return new PipedriveServerException(
                ErrorDetails.of(operation, account, "the authorization server's answer is not a token: " + why)
                        .withHint(hint));
    }

    private PipedriveException refused(String operation, Map<String, String> form, Response response, String text) {
        JsonNode answer = tree(text);
        String words = safe(words(answer, response.status()), form);
        ErrorDetails details = details(operation, form, response, words);
        if (response.status() == 429) {
            Duration pause = RateLimitHeaders.of(response.status(), response::header, clock)
                    .pause()
                    .orElse(null);
            String when = pause == null ? "later" : "in " + pause.toSeconds() + " s";
            return new PipedriveRateLimitException(
                    details.withHint("The authorization server was asked too often. Try again " + when
                            + "; nothing was stored."),
                    PipedriveRateLimitException.Limit.BURST,
                    pause);
        }
        if (response.status() >= 500 || answer.isMissingNode()) {
            return new PipedriveServerException(details.withHint("Try again later; nothing was stored."));
        }
        String said =
                words.toLowerCase(Locale.ROOT) + " " + answer.path("error").asText("");
        if (said.contains("invalid grant") || said.contains(INVALID_GRANT)) {
            return new PipedriveAuthenticationException(details.answered(response.status(), INVALID_GRANT, "")
                    .withHint(
                            operation.equals("oauth/connect")
                                    ? "The code was used already, or is older than 5 minutes: start again with"
                                            + " oauth/authorizeUrl."
                                    : "The access must be allowed again: oauth/authorizeUrl, then oauth/connect."));
        }
        return new PipedriveAuthenticationException(details.withHint(
                operation.equals("oauth/connect")
                        ? "Check clientId, clientSecret and redirectUri against the app's settings."
                        : "Check clientId and clientSecret against the app's settings."));
    }

    /** Takes what the server was sent out of what it says, as it was before and after it was encoded for the form. */
    private String redact(String words, Map<String, String> form) {
        String safe = words;
        List<String> secrets = List.of(
                form.getOrDefault("code", ""),
                form.getOrDefault("refresh_token", ""),
                form.getOrDefault("token", ""),
                app.clientSecret(),
                app.basicCredentials());
        for (String secret : secrets) {
            safe = UntrustedText.withoutSecret(safe, secret);
            safe = UntrustedText.withoutSecret(safe, URLEncoder.encode(secret, StandardCharsets.UTF_8));
        }
        return redactOthers.apply(safe);
    }

    /** Words that appear in exceptions, logs and the store. */
    private String safe(String words, Map<String, String> form) {
        return UntrustedText.clean(words, text -> redact(text, form), LONGEST_WORDS);
    }

    private static String words(JsonNode answer, int status) {
        for (String key : new String[] {"error_description", "message", "error"}) {
            String text = answer.path(key).asText("");
            if (!text.isBlank()) {
                return text;
            }
        }
        return "the authorization server answered status " + status + " without a message";
    }

    private ErrorDetails details(String operation, Map<String, String> form, Response response, String message) {
        return ErrorDetails.of(operation, account, message)
                .answered(
                        response.status(),
                        "",
                        safe(response.header("x-correlation-id").orElse(""), form));
    }
}
