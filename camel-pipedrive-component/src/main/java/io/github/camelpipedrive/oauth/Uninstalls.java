// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.oauth;

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
import io.github.camelpipedrive.auth.TokenStore;
import io.github.camelpipedrive.auth.TokenStore.Stored;
import io.github.camelpipedrive.auth.Uninstall;
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

    private final StoredAccounts accounts;

    Uninstalls(StoredAccounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Takes the request.
     *
     * @param request with its parameters
     * @return the authorizations that are forgotten now, in the order of their accounts' names
     */
    List<Authorization> take(OauthRequest request) throws PipedriveException, InterruptedException {
        requireCredentials(request);
        return forget(request, uninstall(request));
    }

    private void requireCredentials(OauthRequest request) throws PipedriveAuthenticationException {
        byte[] given = decoded(request.text("authorization"));
        byte[] own = (accounts.app().clientId() + ":" + accounts.app().clientSecret()).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(own, given)) {
            throw new PipedriveAuthenticationException(
                    request.details("", "the request did not come with the app's client ID and secret")
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

    private Uninstall uninstall(OauthRequest request) throws PipedriveValidationException {
        Map<String, String> wrong = new LinkedHashMap<>();
        String clientId = request.text("client_id");
        if (!clientId.isEmpty() && !clientId.equals(accounts.app().clientId())) {
            wrong.put("client_id", "is of another app");
        }
        for (String name : List.of("client_id", "company_id", "user_id")) {
            if (request.text(name).isEmpty()) {
                wrong.put(name, "is required");
            }
        }
        if (!wrong.isEmpty()) {
            List<String> problems = new ArrayList<>();
            wrong.forEach((name, problem) -> problems.add(name + " " + problem));
            throw new PipedriveValidationException(request.details("", String.join("; ", problems))
                    .withHint(NOTHING_CHANGED)
                    .withFieldErrors(wrong));
        }
        return new Uninstall(
                Long.parseLong(request.text("company_id")),
                Long.parseLong(request.text("user_id")),
                Uninstall.moment(request.text("timestamp")));
    }

    /** One account that fails does not keep the others. */
    private List<Authorization> forget(OauthRequest request, Uninstall uninstall)
            throws PipedriveException, InterruptedException {
        List<Authorization> forgotten = new ArrayList<>();
        Exception failure = null;
        for (String account : sorted(request)) {
            try {
                if (isBy(uninstall, accounts.load(account))) {
                    forgetLocked(account, uninstall).ifPresent(forgotten::add);
                }
            } catch (IOException | RuntimeException e) {
                LOG.warn("Account '{}' could not be looked at after an uninstall: {}", account, words(e));
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw storeFailed(request, failure);
        }
        LOG.debug("{} accounts were forgotten after an uninstall", forgotten.size());
        return forgotten;
    }

    private List<String> sorted(OauthRequest request) throws PipedriveAuthenticationException {
        try {
            return accounts.list().stream().sorted().toList();
        } catch (IOException e) {
            throw storeFailed(request, e);
        }
    }

    private static boolean isBy(Uninstall uninstall, Optional<Stored> stored) {
        return stored.filter(each -> uninstall.isBy(each.authorization().owner()))
                .isPresent();
    }

    /** Under the lock, as a refresh may be in progress: it has stored its outcome, or finds nothing to store it over. */
    private Optional<Authorization> forgetLocked(String account, Uninstall uninstall)
            throws IOException, InterruptedException {
        try (TokenStore.Lock changing = accounts.lock(account)) {
            Optional<Authorization> known =
                    accounts.load(account).map(Stored::authorization).filter(each -> uninstall.isBy(each.owner()));
            Optional<Authorization> ended = known.filter(uninstall::ends);
            if (ended.isPresent()) {
                accounts.forget(account);
                LOG.info("Account '{}' is forgotten: its user has uninstalled the app at Pipedrive", account);
            } else if (known.isPresent()) {
                LOG.info(
                        "Account '{}' stays: it was connected or refreshed after its user had uninstalled the app",
                        account);
            }
            return ended;
        }
    }

    private static PipedriveAuthenticationException storeFailed(OauthRequest request, Exception failure) {
        return new PipedriveAuthenticationException(
                request.details("", "the token store failed: " + words(failure))
                        .withHint("An account that is not forgotten yet is found out by its next call."),
                failure);
    }

    private static String words(Exception failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
