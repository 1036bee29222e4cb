// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.oauth;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.github.camelpipedrive.auth.AccountName;
import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.Authorization.Owner;
import io.github.camelpipedrive.auth.AuthorizationServer;
import io.github.camelpipedrive.auth.ConnectState;
import io.github.camelpipedrive.auth.OauthToken;
import io.github.camelpipedrive.auth.RefreshAnswer;
import io.github.camelpipedrive.auth.TokenStore;
import io.github.camelpipedrive.auth.TokenStore.Stored;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.wire.PercentEncoding;

/**
 * How an account is connected: its user is sent to Pipedrive, and comes back with a code (RFC 6749, section 4.1).
 *
 * @param accounts the accounts of the app
 * @param states what goes with the user and comes back
 * @param owners asks whose a token is
 * @param clock tells the time
 */
record Connecting(StoredAccounts accounts, ConnectState states, TokenOwners owners, Clock clock) {

    /** From the exchange of a code until its token is stored; and how far the clocks of processes differ. */
    private static final Duration LONGEST_CONNECT = Duration.ofMinutes(2);

    /** Where a user is sent to. */
    String authorizeUrl(OauthRequest request, String account) {
        String name = account.isEmpty() ? "" : AccountName.check(account);
        StringBuilder url =
                new StringBuilder(accounts.app().serverUrl().toString()).append("/oauth/authorize?client_id=");
        PercentEncoding.append(url, accounts.app().clientId());
        url.append("&redirect_uri=");
        PercentEncoding.append(url, accounts.app().redirectUri());
        url.append("&state=");
        PercentEncoding.append(url, states.create(name, request.text("session")));
        // No scope: Pipedrive takes it from the app's settings and was seen to refuse an empty one.
        return url.toString();
    }

    /** Takes what a user comes back with. */
    Authorization connect(OauthRequest request) throws PipedriveException, InterruptedException, IOException {
        String named;
        try {
            named = states.check((String) request.values().get("state"), request.text("session"));
        } catch (ConnectState.InvalidStateException e) {
            throw new PipedriveValidationException(
                    request.details("", e.getMessage())
                            .withHint("Nothing was stored. Start again with oauth/authorizeUrl.")
                            .withFieldErrors(Map.of("state", e.getMessage())),
                    e);
        }
        refuseRefusal(request, named);
        Object code = request.values().get("code");
        if (code == null) {
            throw new PipedriveValidationException(request.details(named, "the callback has no code")
                    .withHint("Nothing was stored. Start again with oauth/authorizeUrl.")
                    .withFieldErrors(Map.of("code", "is required")));
        }
        // An uninstall that Pipedrive carries out from now on ends what is connected here.
        Instant asked = clock.instant();
        OauthToken token = accounts.server(named).exchange(code.toString());
        Owner owner = owners.of(token, code.toString());
        String account = named.isEmpty() ? nameOf(request, owner) : named;
        return keep(request, new Authorization(account, token, owner, asked, ""));
    }

    private static String nameOf(OauthRequest request, Owner owner) throws PipedriveServerException {
        if (owner.companyId() <= 0) {
            // Otherwise all companies that are not known would share one name.
            throw new PipedriveServerException(
                    request.details("", "Pipedrive did not say which company the account belongs to")
                            .withHint("Nothing was stored. Give the account a name in oauth/authorizeUrl."));
        }
        return String.valueOf(owner.companyId());
    }

    /** {@code user_denied} is Pipedrive's word, {@code access_denied} the one of RFC 6749. */
    private static void refuseRefusal(OauthRequest request, String account) throws PipedriveAuthenticationException {
        String error = request.text("error");
        if (error.isBlank()) {
            return;
        }
        boolean denied = error.equals("user_denied") || error.equals("access_denied");
        String code = denied ? "access_denied" : "authorization_failed";
        String message =
                denied ? "the user did not allow the access" : "the authorization server answered with an error";
        throw new PipedriveAuthenticationException(
                request.details(account, message).answered(0, code, "").withHint("Nothing was stored."));
    }

    private Authorization keep(OauthRequest request, Authorization authorization)
            throws PipedriveException, InterruptedException, IOException {
        String account = authorization.account();
        try (TokenStore.Lock changing = accounts.lock(account)) {
            Optional<Stored> known = accounts.load(account);
            long before = known.map(stored -> stored.authorization().owner().companyId())
                    .orElse(0L);
            if (before != 0 && before != authorization.owner().companyId()) {
                // Otherwise one customer's routes would continue with another customer's data.
                throw new PipedriveValidationException(
                        request.details(account, "the account '" + account + "' belongs to another company")
                                .withHint("Nothing was stored. Revoke it first, or connect under another name."));
            }
            Authorization newest = newest(authorization, known);
            accounts.store(newest, known);
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
            // What is wrong with the answer beside the token is found out by the next refresh.
            RefreshAnswer answer = accounts.server(authorization.account()).refresh(authorization.token());
            return authorization.renewed(answer.token(), asked);
        } catch (PipedriveAuthenticationException e) {
            if (e.getErrorCode().equals(AuthorizationServer.INVALID_GRANT)
                    && !other.get().ended()) {
                return other.get();
            }
            throw e;
        }
    }
}
