// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.OauthApp;
import io.github.camelpipedrive.auth.TokenStore;
import io.github.camelpipedrive.auth.TokenStore.Stored;
import io.github.camelpipedrive.auth.Uninstall;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done when Pipedrive says that a user has uninstalled the app: the user's accounts are forgotten, as
 * {@code oauth/revoke} forgets them. Only Pipedrive and the app know the secret that the request comes with.
 *
 * <p>Source: Pipedrive's guide to app uninstallation, 2026-11.
 */
final class Uninstalls {

    private static final Logger LOG = LoggerFactory.getLogger(Uninstalls.class);

    private static final String BASIC = "basic ";
    private static final String NOTHING_CHANGED = "Nothing was changed.";

    private final OauthApp app;
    private final TokenStore store;
    private final Forgetting forgetting;

    /** Forgets accounts. */
    interface Forgetting {

        /** The store's lock for an account, after its token is stored that could not be stored before. */
        TokenStore.Lock lock(String account) throws IOException, InterruptedException;

        /** Forgets it in the store, and in this process; under the lock. */
        void forget(String account) throws IOException;
    }

    Uninstalls(OauthApp app, TokenStore store, Forgetting forgetting) {
        this.app = app;
        this.store = store;
        this.forgetting = forgetting;
    }

    /**
     * Takes the request.
     *
     * @param call with its parameters
     * @return the authorizations that are forgotten now, in the order of their accounts' names
     */
    List<Authorization> take(Call call) throws PipedriveException, InterruptedException {
        requireCredentials(call);
        return forget(call, uninstall(call));
    }

    private void requireCredentials(Call call) throws PipedriveAuthenticationException {
        byte[] given = decoded(text(call, "authorization"));
        byte[] own = (app.clientId() + ":" + app.clientSecret()).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(own, given)) {
            throw new PipedriveAuthenticationException(
                    details(call, "the request did not come with the app's client ID and secret")
                            .answered(0, "invalid_client", "")
                            .withHint(NOTHING_CHANGED));
        }
    }

    private static byte[] decoded(String authorization) {
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return new byte[0];
        }
        try {
            return Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).trim());
        } catch (IllegalArgumentException e) {
            // Whatever it is, it is not the app's.
            return new byte[0];
        }
    }

    private Uninstall uninstall(Call call) throws PipedriveValidationException {
        Map<String, String> wrong = new LinkedHashMap<>();
        String clientId = text(call, "client_id");
        if (!clientId.isEmpty() && !clientId.equals(app.clientId())) {
            wrong.put("client_id", "is of another app");
        }
        for (String name : List.of("client_id", "company_id", "user_id")) {
            if (text(call, name).isEmpty()) {
                wrong.put(name, "is required");
            }
        }
        if (!wrong.isEmpty()) {
            List<String> problems = new ArrayList<>();
            wrong.forEach((name, problem) -> problems.add(name + " " + problem));
            throw new PipedriveValidationException(details(call, String.join("; ", problems))
                    .withHint(NOTHING_CHANGED)
                    .withFieldErrors(wrong));
        }
        return new Uninstall(
                Long.parseLong(text(call, "company_id")),
                Long.parseLong(text(call, "user_id")),
                Uninstall.moment(text(call, "timestamp")));
    }

    /** One account that fails does not keep the others. */
    private List<Authorization> forget(Call call, Uninstall uninstall) throws PipedriveException, InterruptedException {
        List<Authorization> forgotten = new ArrayList<>();
        Exception failure = null;
        for (String account : accounts(call)) {
            try {
                if (isBy(uninstall, store.load(account))) {
                    forgetLocked(account, uninstall).ifPresent(forgotten::add);
                }
            } catch (IOException | RuntimeException e) {
                LOG.warn("Account '{}' could not be looked at after an uninstall: {}", account, words(e));
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw storeFailed(call, failure);
        }
        LOG.debug("{} accounts were forgotten after an uninstall", forgotten.size());
        return forgotten;
    }

    private List<String> accounts(Call call) throws PipedriveAuthenticationException {
        try {
            return store.list().stream().sorted().toList();
        } catch (IOException e) {
            throw storeFailed(call, e);
        }
    }

    private static boolean isBy(Uninstall uninstall, Optional<Stored> stored) {
        return stored.filter(each -> uninstall.isBy(each.authorization().owner()))
                .isPresent();
    }

    /** Under the lock, as a renewal may be on its way: it has stored its outcome, or finds nothing to store it over. */
    private Optional<Authorization> forgetLocked(String account, Uninstall uninstall)
            throws IOException, InterruptedException {
        try (TokenStore.Lock changing = forgetting.lock(account)) {
            Optional<Authorization> known =
                    store.load(account).map(Stored::authorization).filter(each -> uninstall.isBy(each.owner()));
            Optional<Authorization> ended = known.filter(uninstall::ends);
            if (ended.isPresent()) {
                forgetting.forget(account);
                LOG.info("Account '{}' is forgotten: its user has uninstalled the app at Pipedrive", account);
            } else if (known.isPresent()) {
                LOG.info(
                        "Account '{}' stays: it was connected or renewed after its user had uninstalled the app",
                        account);
            }
            return ended;
        }
    }

    private static PipedriveAuthenticationException storeFailed(Call call, Exception failure) {
        return new PipedriveAuthenticationException(
                details(call, "the token store failed: " + words(failure))
                        .withHint("An account that is not forgotten yet is found out by its next call."),
                failure);
    }

    private static String words(Exception failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private static ErrorDetails details(Call call, String message) {
        return ErrorDetails.of(call.operation().id(), "", message);
    }

    private static String text(Call call, String name) {
        return call.values().getOrDefault(name, "").toString();
    }
}
