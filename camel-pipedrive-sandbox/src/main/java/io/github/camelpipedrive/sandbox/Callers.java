// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.sandbox.wire.Arguments;
import io.github.camelpipedrive.sandbox.wire.Errors;
import io.github.camelpipedrive.sandbox.wire.QueryString;
import io.github.camelpipedrive.sandbox.wire.Refusal;

/** Finds out who is calling: by an API token, which belongs to the first company, or by a bearer token. */
final class Callers {

    /** The parameter of the query that an API token can come in. */
    static final String QUERY_TOKEN = "api_token";

    private static final String BEARER = "bearer ";

    private final List<String> tokens;
    private final List<SandboxCompany> companies;
    private final OauthGrants grants;
    private final boolean queryToken;

    /**
     * Finds callers.
     *
     * @param queryToken whether an API token may come in the query too
     */
    Callers(List<String> tokens, List<SandboxCompany> companies, OauthGrants grants, boolean queryToken) {
        this.queryToken = queryToken;
        this.tokens = tokens;
        this.companies = companies;
        this.grants = grants;
    }

    /**
     * Who is calling.
     *
     * @param name tells callers apart whose requests are counted apart; shows no token
     * @param company whose records are shown
     * @param token what the caller signed in with, if by OAuth
     */
    record Caller(String name, SandboxCompany company, Optional<SandboxToken> token) {

        /** Who calls, as the operations know it. */
        Arguments.Caller known() {
            return token.map(bearer -> new Arguments.Caller(
                            bearer.clientId(), bearer.user().values()))
                    .orElse(Arguments.Caller.API_TOKEN);
        }

        boolean isOauth() {
            return token.isPresent();
        }

        /** An API token may do everything; a bearer token needs one of the operation's scopes. */
        void checkScope(Operation operation) {
            if (token.isEmpty() || operation.scopes().isEmpty()) {
                return;
            }
            Set<String> granted = Set.of(token.get().scope().split(","));
            if (operation.scopes().stream().noneMatch(granted::contains)) {
                throw Errors.forbidden("Scope and URL mismatch");
            }
        }
    }

    /** Who sent a request, or why nobody may have sent it: one of both is there. */
    record Sender(Optional<Caller> caller, Optional<Refusal> refusal) {

        String name() {
            return caller.map(Caller::name).orElse(Tally.NOBODY);
        }

        /** Throws the refusal if there is one. */
        Caller require() {
            return caller.orElseThrow(refusal::orElseThrow);
        }
    }

    Sender sender(Incoming incoming) {
        try {
            return new Sender(Optional.of(caller(incoming)), Optional.empty());
        } catch (Refusal refusal) {
            return new Sender(Optional.empty(), Optional.of(refusal));
        }
    }

    private Caller caller(Incoming incoming) {
        String token = token(incoming);
        String authorization = incoming.header("authorization");
        if (authorization.isEmpty()) {
            int place = tokens.indexOf(token);
            if (place < 0) {
                throw Errors.unauthorized();
            }
            return new Caller("API token " + (place + 1), companies.get(0), Optional.empty());
        }
        if (!token.isEmpty()) {
            throw Errors.malformedCredential("Send either x-api-token or Authorization, not both");
        }
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw Errors.malformedCredential("Authorization must be a bearer token");
        }
        SandboxToken bearer =
                grants.find(authorization.substring(BEARER.length()).trim()).orElseThrow(Errors::invalidBearer);
        SandboxUser user = bearer.user();
        return new Caller(
                bearer.clientId() + ", user " + user.id() + " of " + user.companyDomain(),
                company(user),
                Optional.of(bearer));
    }

    private String token(Incoming incoming) {
        String header = incoming.header("x-api-token");
        return header.isEmpty() && queryToken
                ? String.join("", QueryString.parse(incoming.query()).getOrDefault(QUERY_TOKEN, List.of()))
                : header;
    }

    private SandboxCompany company(SandboxUser user) {
        return companies.stream()
                .filter(company -> company.id() == user.companyId())
                .findFirst()
                .orElseThrow();
    }
}
