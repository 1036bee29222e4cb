// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.camelpipedrive.sandbox.faults.Exchanges;
import io.github.camelpipedrive.sandbox.faults.RunningFaults;
import io.github.camelpipedrive.sandbox.identity.OauthApps.App;
import io.github.camelpipedrive.sandbox.wire.Answer;
import io.github.camelpipedrive.sandbox.wire.Errors;
import io.github.camelpipedrive.sandbox.wire.Incoming;
import io.github.camelpipedrive.sandbox.wire.QueryString;
import io.github.camelpipedrive.sandbox.wire.Refusal;
import io.github.camelpipedrive.sandbox.wire.Reply;

/**
 * The authorization server over HTTP: the page on which a user allows the access (RFC 6749, section 4.1), tokens
 * (sections 4.1.3 and 6) and their end (RFC 7009). Refuses what Pipedrive's guide says is refused.
 */
public final class OauthServer {

    /** The names by which requests are recorded and answers put in line. */
    public static final Set<String> OPERATIONS =
            new TreeSet<>(List.of("oauth/authorize", "oauth/token", "oauth/revoke"));

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Map<String, String> NOT_KEPT = Map.of("cache-control", "no-store", "pragma", "no-cache");

    private final OauthApps apps;
    private final OauthGrants grants;
    private final Supplier<String> ownUrl;
    private final RunningFaults faults;
    private final Exchanges exchanges;
    private final Map<String, Function<Incoming, Answer>> operations;

    /**
     * The server of a sandbox.
     *
     * @param apps the apps that users can allow the access
     * @param grants what they have allowed
     * @param consentPage where they allow it
     * @param ownUrl the sandbox's address
     * @param faults the faults that run
     * @param exchanges records calls
     */
    public OauthServer(
            OauthApps apps,
            OauthGrants grants,
            Function<Incoming, Answer> consentPage,
            Supplier<String> ownUrl,
            RunningFaults faults,
            Exchanges exchanges) {
        this.apps = apps;
        this.grants = grants;
        this.ownUrl = ownUrl;
        this.faults = faults;
        this.exchanges = exchanges;
        operations = Map.of(
                "oauth/authorize",
                consentPage,
                "oauth/token",
                incoming -> form(incoming, this::token),
                "oauth/revoke",
                incoming -> form(incoming, this::revoke));
    }

    /**
     * The answer, or empty when the request is not for the authorization server.
     *
     * @param incoming the request
     * @return the answer
     */
    public Optional<Answer> answer(Incoming incoming) {
        String path = incoming.path();
        String name = path.isEmpty() ? "" : path.substring(1, path.endsWith("/") ? path.length() - 1 : path.length());
        Function<Incoming, Answer> operation = operations.get(name);
        if (operation == null) {
            return Optional.empty();
        }
        return Optional.of(exchanges.answer(
                name, incoming, () -> faults.answer(name, Optional.empty(), () -> operation.apply(incoming))));
    }

    private interface Step {
        Answer take(App app, Map<String, String> form);
    }

    private Answer form(Incoming incoming, Step step) {
        try {
            if (!incoming.method().equals("POST")) {
                throw Errors.methodNotAllowed("POST");
            }
            String type = incoming.header("content-type").split(";", 2)[0].trim();
            if (!type.toLowerCase(Locale.ROOT).equals(FORM)) {
                throw invalid("content must be " + FORM);
            }
            Map<String, String> form = single(incoming.body());
            return step.take(client(incoming.header("authorization"), form), form);
        } catch (Refusal refusal) {
            return Answer.of(refusal.reply(), Map.of());
        }
    }

    /** The parameters of a form; one that stands twice is refused (RFC 6749, section 3.2). */
    private static Map<String, String> single(byte[] body) {
        Map<String, String> form = new LinkedHashMap<>();
        QueryString.parse(new String(body, StandardCharsets.UTF_8)).forEach((name, values) -> {
            if (values.size() > 1) {
                throw invalid(name + " is repeated");
            }
            form.put(name, values.get(0));
        });
        return form;
    }

    private App client(String authorization, Map<String, String> form) {
        if (authorization.isEmpty()) {
            return apps.find(form.getOrDefault("client_id", ""), form.getOrDefault("client_secret", ""))
                    .orElseThrow(Errors::invalidClient);
        }
        return basic(authorization).orElseThrow(Errors::invalidClient);
    }

    private Optional<App> basic(String authorization) {
        if (!authorization.regionMatches(true, 0, "basic ", 0, "basic ".length())) {
            return Optional.empty();
        }
        try {
            byte[] pair = Base64.getDecoder()
                    .decode(authorization.substring("basic ".length()).trim());
            String[] parts = new String(pair, StandardCharsets.UTF_8).split(":", 2);
            return parts.length == 2 ? apps.find(parts[0], parts[1]) : Optional.empty();
        } catch (IllegalArgumentException e) {
            // No Base64 is not a client that is known.
            return Optional.empty();
        }
    }

    private Answer token(App app, Map<String, String> form) {
        String type = required(form, "grant_type");
        Token token =
                switch (type) {
                    case "authorization_code" ->
                        grants.exchange(app, required(form, "code"), required(form, "redirect_uri"));
                    case "refresh_token" -> grants.refresh(app, required(form, "refresh_token"));
                    default ->
                        throw Errors.oauth("unsupported_grant_type", "Unsupported grant type: grant_type is invalid");
                };
        OauthSettings settings = grants.settings();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", token.accessToken());
        body.put("token_type", "Bearer");
        body.put("expires_in", settings.lifetime().toSeconds());
        body.put("refresh_token", token.refreshToken());
        body.put("scope", token.scope());
        String domain = settings.apiDomain().orElseGet(ownUrl);
        if (!domain.isEmpty()) {
            body.put("api_domain", domain);
        }
        return Answer.of(new Reply(200, NOT_KEPT, body), Map.of());
    }

    private Answer revoke(App app, Map<String, String> form) {
        grants.revoke(app, required(form, "token"));
        return Answer.of(200, Map.of("x-correlation-id", Answer.correlationId()), "");
    }

    private static String required(Map<String, String> form, String name) {
        String value = form.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw invalid(name + " is missing");
        }
        return value;
    }

    private static Refusal invalid(String message) {
        return Errors.oauth("invalid_request", "Invalid request: " + message);
    }
}
