// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.oauth;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

import io.github.camelpipedrive.auth.AccountName;
import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.AuthorizationServer;
import io.github.camelpipedrive.auth.ConnectState;
import io.github.camelpipedrive.auth.KnownSecrets;
import io.github.camelpipedrive.auth.TokenStore;
import io.github.camelpipedrive.auth.TokenStore.Stored;
import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.Invoker;
import io.github.camelpipedrive.call.NextPage;
import io.github.camelpipedrive.call.ResponseHeaders;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.operation.Operation;

/** The operations of {@code oauth}: connecting accounts, and ending that. Their calls are never retried. */
public final class OauthCalls implements Invoker {

    private final StoredAccounts accounts;
    private final Connecting connecting;
    private final Uninstalls uninstalls;
    private final KnownSecrets secrets;
    private final Map<String, Step> steps;

    /** One of the operations, for an account that may have no name yet. */
    private interface Step {
        Object take(OauthRequest request, String account) throws PipedriveException, InterruptedException, IOException;
    }

    /**
     * Creates an instance.
     *
     * @param accounts the accounts of the app
     * @param states what goes with a user to Pipedrive and comes back
     * @param owners asks whose a token is
     * @param clock tells the time
     */
    public OauthCalls(StoredAccounts accounts, ConnectState states, TokenOwners owners, Clock clock) {
        this.accounts = accounts;
        this.connecting = new Connecting(accounts, states, owners, clock);
        this.uninstalls = new Uninstalls(accounts);
        this.secrets = owners.secrets();
        this.steps = Map.of(
                "oauth/accounts",
                (request, account) -> accounts(),
                "oauth/authorizeUrl",
                connecting::authorizeUrl,
                "oauth/connect",
                (request, account) -> describe(connecting.connect(request)),
                "oauth/forget",
                (request, account) -> forget(request),
                "oauth/refresh",
                this::refresh,
                "oauth/revoke",
                this::revoke);
    }

    @Override
    public Answer call(Operation operation, Map<String, Object> values, String account)
            throws PipedriveException, InterruptedException {
        OauthRequest request = new OauthRequest(operation.id(), values);
        try {
            Object body = steps.get(operation.id()).take(request, account);
            return new Answer(body, 200, NextPage.NONE, ResponseHeaders.NONE);
        } catch (IOException e) {
            throw new PipedriveAuthenticationException(
                    request.details(shown(account), "the token store failed: " + words(e))
                            .withHint("Nothing was stored."),
                    shown(e));
        } catch (IllegalArgumentException e) {
            throw new PipedriveValidationException(request.details("?", String.valueOf(e.getMessage())), e);
        } catch (RejectedExecutionException e) {
            throw e;
        } catch (RuntimeException e) {
            // A token store of the user's may throw anything.
            throw new PipedriveAuthenticationException(
                    request.details(shown(account), "it failed unexpectedly with " + secrets.redact(e.toString()))
                            .withPossiblyCarriedOut(true)
                            .withHint("Look whether the account is connected before you retry it."),
                    shown(e));
        }
    }

    /** Not each operation looks at the name, which may be of any length. */
    private static String shown(String account) {
        try {
            return account.isEmpty() ? account : AccountName.check(account);
        } catch (IllegalArgumentException e) {
            return "?";
        }
    }

    private Object refresh(OauthRequest request, String account)
            throws PipedriveException, InterruptedException, IOException {
        String name = named(account);
        renew(name);
        return describe(load(request, name).authorization());
    }

    /**
     * Refreshes an account's token now.
     *
     * @param account the account's name
     * @throws PipedriveException when it has to be connected again, or the server or the store fails
     * @throws InterruptedException when the thread was interrupted
     */
    public void renew(String account) throws PipedriveException, InterruptedException {
        accounts.renew(account);
    }

    private Object revoke(OauthRequest request, String account)
            throws PipedriveException, InterruptedException, IOException {
        String name = named(account);
        // Of a name that nobody has connected, the store's lock would leave a row or a file.
        load(request, name);
        try (TokenStore.Lock changing = accounts.lock(name)) {
            Authorization authorization = load(request, name).authorization();
            if (!authorization.ended()) {
                revokeAtServer(name, authorization);
            }
            forgetRevoked(request, name);
            return describe(authorization);
        }
    }

    /** What the server no longer knows is revoked, too. */
    private void revokeAtServer(String account, Authorization authorization)
            throws PipedriveException, InterruptedException {
        try {
            accounts.server(account).revoke(authorization.token());
        } catch (PipedriveAuthenticationException e) {
            if (!e.getErrorCode().equals(AuthorizationServer.INVALID_GRANT)) {
                throw e;
            }
        }
    }

    private void forgetRevoked(OauthRequest request, String account) throws PipedriveAuthenticationException {
        try {
            accounts.forget(account);
        } catch (IOException e) {
            throw new PipedriveAuthenticationException(
                    request.details(account, "the token store failed: " + e.getMessage())
                            .withPossiblyCarriedOut(true)
                            .withHint("The authorization has ended at Pipedrive, but its token is still stored: call"
                                    + " oauth/revoke again when the store works."),
                    e);
        }
    }

    private List<Map<String, Object>> accounts() throws IOException {
        List<Map<String, Object>> descriptions = new ArrayList<>();
        for (String name : accounts.list().stream().sorted().toList()) {
            try {
                // One that was forgotten meanwhile is none.
                accounts.load(name).map(Stored::authorization).ifPresent(authorization -> {
                    Map<String, Object> description = describe(authorization);
                    description.put("reconnect_needed", authorization.ended());
                    descriptions.add(description);
                });
            } catch (IOException | RuntimeException e) {
                // One that can't be read does not hide the others.
                Map<String, Object> description = new LinkedHashMap<>();
                description.put("account", name);
                description.put("error", words(e));
                descriptions.add(description);
            }
        }
        return descriptions;
    }

    /** What a store says may repeat what is stored. */
    private String words(Exception failure) {
        return secrets.redact(failure.getMessage() == null ? failure.toString() : failure.getMessage());
    }

    private Exception shown(Exception failure) {
        String text = failure.toString();
        return secrets.redact(text).equals(text) ? failure : null;
    }

    private Object forget(OauthRequest request) throws PipedriveException, InterruptedException {
        return Map.of(
                "accounts",
                uninstalls.take(request).stream().map(OauthCalls::describe).toList());
    }

    private String named(String account) {
        return AccountName.check(account.isEmpty() ? accounts.identity().account() : account);
    }

    private Stored load(OauthRequest request, String account) throws IOException, PipedriveAuthenticationException {
        Optional<Stored> stored = accounts.load(account);
        if (stored.isEmpty()) {
            throw new PipedriveAuthenticationException(
                    request.details(account, "the account '" + account + "' is not connected")
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
