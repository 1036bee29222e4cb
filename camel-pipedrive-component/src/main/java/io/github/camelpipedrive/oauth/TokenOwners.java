// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.oauth;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.github.camelpipedrive.auth.Authorization.Owner;
import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.Credential;
import io.github.camelpipedrive.auth.FixedTokenSource;
import io.github.camelpipedrive.auth.KnownSecrets;
import io.github.camelpipedrive.auth.OauthToken;
import io.github.camelpipedrive.auth.TokenSource;
import io.github.camelpipedrive.call.Invoker;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.UntrustedText;

/**
 * Asks whose a new token is.
 *
 * @param whoAmI the call
 * @param invokers calls with a token that belongs to no account yet. The code is used up by then: a failure that passes
 *     must not make the user start again
 * @param apiUrl where calls go when the token names no domain
 * @param secrets knows what must not be shown
 */
public record TokenOwners(
        WhoAmI whoAmI, Function<TokenSource, Invoker> invokers, BaseUrl apiUrl, KnownSecrets secrets) {

    private static final int LONGEST_NAME = 1000;

    /**
     * The owner of a token.
     *
     * @param token the token
     * @param code what it was exchanged for, which must not be shown
     */
    Owner of(OauthToken token, String code) throws PipedriveException, InterruptedException {
        BaseUrl domain = token.apiDomain().isEmpty() ? apiUrl : BaseUrl.parse(token.apiDomain(), "api_domain");
        Credential bearer = new Credential("Authorization", "Bearer " + token.accessToken(), domain);
        TokenSource tokens = new FixedTokenSource(bearer, List.of(token.accessToken(), token.refreshToken(), code));
        Map<?, ?> user = whoAmI.ask(invokers.apply(tokens), "");
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
}
