// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.oauth;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.AuthorizationServer;
import io.github.camelpipedrive.auth.Identity;
import io.github.camelpipedrive.auth.OauthApp;
import io.github.camelpipedrive.auth.OauthTokenSource;
import io.github.camelpipedrive.auth.OauthTokenSources;
import io.github.camelpipedrive.auth.TokenStore;
import io.github.camelpipedrive.auth.TokenStore.Stored;
import io.github.camelpipedrive.error.PipedriveException;

/**
 * The accounts that are connected to the app: what is stored of them, and what goes by it in this process.
 *
 * @param identity the app, and where its tokens are stored
 * @param sources the token sources of the accounts
 * @param servers the authorization server for an account, by its name
 * @param newSources makes a token source for an account, by its name
 */
public record StoredAccounts(
        Identity identity,
        OauthTokenSources sources,
        Function<String, AuthorizationServer> servers,
        Function<String, OauthTokenSource> newSources) {

    OauthApp app() {
        return identity.app();
    }

    AuthorizationServer server(String account) {
        return servers.apply(account);
    }

    Optional<Stored> load(String account) throws IOException {
        return identity.store().load(account);
    }

    List<String> list() throws IOException {
        return identity.store().list();
    }

    /** The store's lock for an account, after its token is stored that could not be stored before. */
    TokenStore.Lock lock(String account) throws IOException, InterruptedException {
        return sources.lock(account);
    }

    /**
     * Stores an authorization, by which calls go from now on; under the lock.
     *
     * @param known what is stored, which it replaces
     */
    void store(Authorization authorization, Optional<Stored> known) throws IOException {
        String account = authorization.account();
        boolean stored =
                known.filter(each -> each.authorization().equals(authorization)).isPresent();
        long version = known.map(Stored::version).orElse(0L);
        if (!stored && identity.store().store(authorization, version).isEmpty()) {
            throw new IOException("somebody else changed the account '" + account + "' at the same moment");
        }
        sources.forget(account);
    }

    /** Forgets an account in the store, and in this process; under the lock. */
    void forget(String account) throws IOException {
        identity.store().delete(account);
        sources.forget(account);
    }

    /** Refreshes an account's token now. */
    void renew(String account) throws PipedriveException, InterruptedException {
        sources.live(account).orElseGet(() -> newSources.apply(account)).renew();
    }
}
