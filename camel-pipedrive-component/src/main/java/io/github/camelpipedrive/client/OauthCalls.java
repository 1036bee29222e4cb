// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;

import io.github.camelpipedrive.auth.AccountName;
import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.Authorization.Owner;
import io.github.camelpipedrive.auth.AuthorizationServer;
import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.ConnectState;
import io.github.camelpipedrive.auth.Credential;
import io.github.camelpipedrive.auth.FixedTokenSource;
import io.github.camelpipedrive.auth.KnownSecrets;
import io.github.camelpipedrive.auth.OauthApp;
import io.github.camelpipedrive.auth.OauthToken;
import io.github.camelpipedrive.auth.OauthTokenSource;
import io.github.camelpipedrive.auth.RefreshAnswer;
import io.github.camelpipedrive.auth.TokenSource;
import io.github.camelpipedrive.auth.TokenStore;
import io.github.camelpipedrive.auth.TokenStore.Stored;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.error.UntrustedText;
import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.ratelimit.RateBudget;
import io.github.camelpipedrive.transport.HttpAuthorizationServer;
import io.github.camelpipedrive.transport.Transport;

/** The operations of {@code oauth}: connecting accounts, and ending that. */
final class OauthCalls {

    /** From the exchange of a code until its token is stored; and how far the clocks of processes differ. */
    private static final Duration LONGEST_CONNECT = Duration.ofMinutes(2);

    private static final int LONGEST_NAME = 1000;

    /** Somebody waits for the page in a browser. */
    private static final Retries WHO_AM_I_RETRIES =
            Retries.of(new RetrySettings(3, Duration.ofMillis(500), Duration.ofSeconds(15)));

    private final ConnectionSettings settings;
    private final OauthApp app;
    private final TokenStore store;
    private final Transport transport;
    private final Clock clock;
    private final Timing timing;
    private final KnownSecrets secrets;
    private final Sources sources;
    private final ConnectState states;
    private final Uninstalls uninstalls;
    private final Map<String, Step> steps;

    /** The token sources of the connection's accounts. */
    interface Sources {

        /** The one that calls of an account go by; empty while none does. */
        Optional<OauthTokenSource> atHand(String account);

        /** A new one. */
        OauthTokenSource make(String account);

        /** The store's lock for an account, after its token is stored that could not be stored before. */
        TokenStore.Lock lock(String account) throws IOException, InterruptedException;
    }

    /** One of the operations, for an account that may have no name yet. */
    private interface Step {
        Object take(Call call, String account) throws PipedriveException, InterruptedException, IOException;
    }

    OauthCalls(
            ConnectionSettings settings,
            Transport transport,
            Timing timing,
            UsedStates usedStates,
            KnownSecrets secrets,
            Sources sources) {
        this.settings = settings;
        this.app = settings.identity().app();
        this.store = settings.identity().store();
        this.transport = transport;
        this.clock = timing.clock();
        this.timing = timing;
        this.secrets = secrets;
        this.sources = sources;
        this.states = new ConnectState(app, timing.clock(), usedStates);
        this.uninstalls = new Uninstalls(app, store, new Forgetting());
        this.steps = Map.of(
                "authorizeUrl", this::authorizeUrl,
                "connect", this::connect,
                "forget", this::forget,
                "refresh", this::refresh,
                "revoke", this::revoke);
    }

    Caller caller(Operation operation, String account) {
        Step step = steps.get(operation.name());
        String shown = shown(account);
        return (call, reader, exchange) -> {
            try {
                Object body = step.take(call, account);
                return new Result(body, 200, NextPage.NONE, ResponseHeaders.NONE);
            } catch (IOException e) {
                throw new PipedriveAuthenticationException(
                        details(operation, shown, "the token store failed: " + e.getMessage())
                                .withHint("Nothing was stored."),
                        e);
            } catch (IllegalArgumentException e) {
                throw new PipedriveValidationException(details(operation, "?", String.valueOf(e.getMessage())), e);
            } catch (RejectedExecutionException e) {
                throw e;
            } catch (RuntimeException e) {
                // A token store of the user's may throw anything.
                throw new PipedriveAuthenticationException(
                        details(operation, shown, "it failed unexpectedly with " + e)
                                .withPossiblyCarriedOut(true)
                                .withHint("Look whether the account is connected before it is repeated."),
                        e);
            }
        };
    }

    /** Not each operation looks at the name, which may be of any length. */
    private static String shown(String account) {
        try {
            return account.isEmpty() ? account : AccountName.check(account);
        } catch (IllegalArgumentException e) {
            return "?";
        }
    }

    private static ErrorDetails details(Operation operation, String account, String message) {
        return ErrorDetails.of(operation.id(), account, message);
    }

    private Object authorizeUrl(Call call, String account) {
        String name = account.isEmpty() ? "" : AccountName.check(account);
        StringBuilder url = new StringBuilder(app.serverUrl().toString()).append("/oauth/authorize?client_id=");
        PercentEncoding.append(url, app.clientId());
        url.append("&redirect_uri=");
        PercentEncoding.append(url, app.redirectUri());
        url.append("&state=");
        PercentEncoding.append(url, states.create(name, session(call)));
        // No scope: Pipedrive takes it from the app's settings and was seen to refuse an empty one.
        return url.toString();
    }

    private static String session(Call call) {
        return call.values().getOrDefault("session", "").toString();
    }

    private Object connect(Call call, String ignored) throws PipedriveException, InterruptedException, IOException {
        String named;
        try {
            named = states.check((String) call.values().get("state"), session(call));
        } catch (ConnectState.InvalidStateException e) {
            throw new PipedriveValidationException(
                    details(call.operation(), "", e.getMessage())
                            .withHint("Nothing was stored. Begin again with oauth/authorizeUrl.")
                            .withFieldErrors(Map.of("state", e.getMessage())),
                    e);
        }
        refuseRefusal(call, named);
        Object code = call.values().get("code");
        if (code == null) {
            throw new PipedriveValidationException(details(call.operation(), named, "the callback has no code")
                    .withHint("Nothing was stored. Begin again with oauth/authorizeUrl.")
                    .withFieldErrors(Map.of("code", "is required")));
        }
        // An uninstall that Pipedrive carries out from now on ends what is connected here.
        Instant asked = clock.instant();
        OauthToken token = server(named).exchange(code.toString());
        Owner owner = owner(token, code.toString());
        String account = named.isEmpty() ? nameOf(call, owner) : named;
        return describe(keep(call, new Authorization(account, token, owner, asked, "")));
    }

    private static String nameOf(Call call, Owner owner) throws PipedriveServerException {
        if (owner.companyId() <= 0) {
            // Otherwise all companies that are not known would share one name.
            throw new PipedriveServerException(
                    details(call.operation(), "", "Pipedrive did not say which company the account belongs to")
                            .withHint("Nothing was stored. Give the account a name in oauth/authorizeUrl."));
        }
        return String.valueOf(owner.companyId());
    }

    /** {@code user_denied} is Pipedrive's word, {@code access_denied} the one of RFC 6749. */
    private static void refuseRefusal(Call call, String account) throws PipedriveAuthenticationException {
        Object error = call.values().get("error");
        if (error == null || error.toString().isBlank()) {
            return;
        }
        String code = error.toString().equals("user_denied") || error.toString().equals("access_denied")
                ? "access_denied"
                : "authorization_failed";
        String message = code.equals("access_denied")
                ? "the user did not allow the access"
                : "the authorization server answered with an error";
        throw new PipedriveAuthenticationException(details(call.operation(), account, message)
                .answered(0, code, "")
                .withHint("Nothing was stored."));
    }

    private AuthorizationServer server(String account) {
        return new HttpAuthorizationServer(transport, app, account, secrets::redact, clock);
    }

    private Owner owner(OauthToken token, String code) throws PipedriveException, InterruptedException {
        BaseUrl domain =
                token.apiDomain().isEmpty() ? settings.apiUrl() : BaseUrl.parse(token.apiDomain(), "api_domain");
        // A token that was never used has its whole window before it.
        Credential bearer = new Credential("Authorization", "Bearer " + token.accessToken(), domain);
        TokenSource tokens = new FixedTokenSource(bearer, List.of(token.accessToken(), token.refreshToken(), code));
        PipedriveClient client = new PipedriveClient(
                "",
                tokens,
                secrets,
                transport,
                RateBudget.UNLIMITED,
                settings.http().longestExchange(),
                CallObserver.NONE,
                clock);
        // The code is used up by now: a failure that passes must not make the user begin again.
        Caller repeating = WHO_AM_I_RETRIES.around(client, "", timing, CallObserver.NONE);
        Map<?, ?> user = WhoAmI.ask(repeating, "");
        UnaryOperator<String> redact = text -> secrets.redact(tokens.redact(text));
        return new Owner(
                number(user, "company_id"),
                text(user, "company_name", redact),
                text(user, "company_domain", redact),
                number(user, "id"),
                text(user, "name", redact));
    }

    private static long number(Map<?, ?> map, String key) {
        return map.get(key) instanceof Number number ? number.longValue() : 0;
    }

    /** It is stored, and shown on pages and in logs. */
    private static String text(Map<?, ?> map, String key, UnaryOperator<String> redact) {
        return map.get(key) == null ? "" : UntrustedText.clean(map.get(key).toString(), redact, LONGEST_NAME);
    }

    private Authorization keep(Call call, Authorization authorization)
            throws PipedriveException, InterruptedException, IOException {
        String account = authorization.account();
        try (TokenStore.Lock changing = sources.lock(account)) {
            Optional<Stored> known = store.load(account);
            long before = known.map(stored -> stored.authorization().owner().companyId())
                    .orElse(0L);
            if (before != 0 && before != authorization.owner().companyId()) {
                // Otherwise one customer's routes would go on with another customer's data.
                throw new PipedriveValidationException(
                        details(call.operation(), account, "the account '" + account + "' belongs to another company")
                                .withHint("Nothing was stored. Revoke it first, or connect under another name."));
            }
            Authorization newest = newest(authorization, known);
            long version = known.map(Stored::version).orElse(0L);
            if (known.filter(stored -> stored.authorization().equals(newest)).isEmpty()
                    && store.store(newest, version).isEmpty()) {
                throw new IOException("somebody else changed the account '" + account + "' at the same moment");
            }
            sources.atHand(account).ifPresent(OauthTokenSource::forget);
            return newest;
        }
    }

    /**
     * Of two connects at the same moment, the one whose code the server took last: it may have ended the token of the
     * other one. The order of the answers does not tell, so the token is used once. The lock is not held during the
     * exchange itself, as strangers may begin that with codes that are none.
     */
    private Authorization newest(Authorization authorization, Optional<Stored> known)
            throws PipedriveException, InterruptedException {
        Instant since = authorization.usedAt().minus(LONGEST_CONNECT);
        Optional<Authorization> other = known.map(Stored::authorization)
                .filter(stored -> stored.usedAt().isAfter(since));
        if (other.isEmpty()) {
            return authorization;
        }
        Instant asked = clock.instant();
        try {
            // What is wrong with the answer beside the token is found out by the next renewal.
            RefreshAnswer answer = server(authorization.account()).refresh(authorization.token());
            return authorization.renewed(answer.token(), asked);
        } catch (PipedriveAuthenticationException e) {
            if (e.getErrorCode().equals(AuthorizationServer.INVALID_GRANT)
                    && !other.get().ended()) {
                return other.get();
            }
            throw e;
        }
    }

    private Object refresh(Call call, String account) throws PipedriveException, InterruptedException, IOException {
        String name = named(account);
        renew(name);
        return describe(load(call, name).authorization());
    }

    /** Renews an account's token now. */
    void renew(String account) throws PipedriveException, InterruptedException {
        sources.atHand(account).orElseGet(() -> sources.make(account)).renew();
    }

    private Object revoke(Call call, String account) throws PipedriveException, InterruptedException, IOException {
        String name = named(account);
        // Of a name that nobody has connected, the store's lock would leave a row or a file.
        load(call, name);
        try (TokenStore.Lock changing = sources.lock(name)) {
            Authorization authorization = load(call, name).authorization();
            if (!authorization.ended()) {
                revokeAtServer(name, authorization);
            }
            forgetRevoked(call, name);
            return describe(authorization);
        }
    }

    /** What the server does not know any more is revoked, too. */
    private void revokeAtServer(String account, Authorization authorization)
            throws PipedriveException, InterruptedException {
        try {
            server(account).revoke(authorization.token());
        } catch (PipedriveAuthenticationException e) {
            if (!e.getErrorCode().equals(AuthorizationServer.INVALID_GRANT)) {
                throw e;
            }
        }
    }

    private void forgetRevoked(Call call, String account) throws PipedriveAuthenticationException {
        try {
            forget(account);
        } catch (IOException e) {
            throw new PipedriveAuthenticationException(
                    details(call.operation(), account, "the token store failed: " + e.getMessage())
                            .withPossiblyCarriedOut(true)
                            .withHint("The authorization has ended at Pipedrive, but its token is still stored: call"
                                    + " oauth/revoke again when the store works."),
                    e);
        }
    }

    private void forget(String account) throws IOException {
        store.delete(account);
        sources.atHand(account).ifPresent(OauthTokenSource::forget);
    }

    private Object forget(Call call, String ignored) throws PipedriveException, InterruptedException {
        return Map.of(
                "accounts",
                uninstalls.take(call).stream().map(OauthCalls::describe).toList());
    }

    /** Forgets accounts as a revocation does. */
    private final class Forgetting implements Uninstalls.Forgetting {

        @Override
        public TokenStore.Lock lock(String account) throws IOException, InterruptedException {
            return sources.lock(account);
        }

        @Override
        public void forget(String account) throws IOException {
            OauthCalls.this.forget(account);
        }
    }

    private String named(String account) {
        return AccountName.check(account.isEmpty() ? settings.identity().account() : account);
    }

    private Stored load(Call call, String account) throws IOException, PipedriveAuthenticationException {
        Optional<Stored> stored = store.load(account);
        if (stored.isEmpty()) {
            throw new PipedriveAuthenticationException(
                    details(call.operation(), account, "the account '" + account + "' is not connected")
                            .withHint("Check its name, or connect it with oauth/authorizeUrl."));
        }
        return stored.get();
    }

    /** What a route may know of an authorization: everything but its tokens. */
    private static Map<String, Object> describe(Authorization authorization) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("account", authorization.account());
        description.put("company_id", authorization.owner().companyId());
        description.put("company_name", authorization.owner().companyName());
        description.put("company_domain", authorization.owner().companyDomain());
        description.put("user_id", authorization.owner().userId());
        description.put("user_name", authorization.owner().userName());
        description.put("scope", authorization.token().scope());
        description.put("api_domain", authorization.token().apiDomain());
        description.put("expires_at", authorization.token().expiresAt().toString());
        return description;
    }
}
