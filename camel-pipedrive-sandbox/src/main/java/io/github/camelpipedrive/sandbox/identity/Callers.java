// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.sandbox.faults.Fault;
import io.github.camelpipedrive.sandbox.faults.SignIn;
import io.github.camelpipedrive.sandbox.journal.Tally;
import io.github.camelpipedrive.sandbox.limits.Client;
import io.github.camelpipedrive.sandbox.wire.Arguments;
import io.github.camelpipedrive.sandbox.wire.Errors;
import io.github.camelpipedrive.sandbox.wire.Incoming;
import io.github.camelpipedrive.sandbox.wire.QueryString;
import io.github.camelpipedrive.sandbox.wire.Refusal;

/** Finds out who is calling: by an API token, which belongs to the first company, or by a bearer token. */
public final class Callers {

    /** The parameter of the query that an API token can come in. */
    public static final String QUERY_TOKEN = "api_token";

    private static final String BEARER = "bearer ";

    private final List<String> tokens;
    private final List<Company> companies;
    private final OauthGrants grants;
    private final boolean queryToken;

    /**
     * Finds callers.
     *
     * @param queryToken whether an API token may come in the query too
     */
    public Callers(List<String> tokens, List<Company> companies, OauthGrants grants, boolean queryToken) {
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
    public record Caller(String name, Company company, Optional<Token> token) implements Client {

        /** Who calls, as the operations know it. */
        public Arguments.Caller known() {
            return token.map(bearer -> new Arguments.Caller(bearer.clientId(), values(bearer.user())))
                    .orElse(Arguments.Caller.API_TOKEN);
        }

        /** What {@code users/me} says of a user beyond what is the same for all. */
        private static Map<String, Object> values(User user) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("id", user.id());
            values.put("name", user.name());
            values.put("email", user.email());
            values.put("company_id", user.companyId());
            values.put("company_name", user.companyName());
            values.put("company_domain", user.companyDomain());
            return values;
        }

        @Override
        public String domain() {
            return company.domain();
        }

        @Override
        public boolean isOauth() {
            return token.isPresent();
        }

        /** An API token may do everything; a bearer token needs one of the operation's scopes. */
        public void checkScope(Operation operation) {
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
    public record Sender(Optional<Caller> caller, Optional<Refusal> refusal) {

        public String name() {
            return caller.map(Caller::name).orElse(Tally.NOBODY);
        }

        /** Throws the refusal if there is one. */
        public Caller require() {
            return caller.orElseThrow(refusal::orElseThrow);
        }
    }

    /**
     * Who sent a request.
     *
     * @param incoming the request
     * @return the caller, or why it is refused
     */
    public Sender sender(Incoming incoming) {
        try {
            return new Sender(Optional.of(caller(incoming)), Optional.empty());
        } catch (Refusal refusal) {
            return new Sender(Optional.empty(), Optional.of(refusal));
        }
    }

    /**
     * The sign-in of a caller, as faults can end it.
     *
     * @param caller who is calling
     * @return empty with an API token, which no fault ends
     */
    public Optional<SignIn> signIn(Caller caller) {
        return caller.token().map(token -> what -> grants.end(token, what == Fault.Ends.AUTHORIZATION));
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
        Token bearer =
                grants.find(authorization.substring(BEARER.length()).trim()).orElseThrow(Errors::invalidBearer);
        User user = bearer.user();
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

    private Company company(User user) {
        return companies.stream()
                .filter(company -> company.id() == user.companyId())
                .findFirst()
                .orElseThrow();
    }
}
