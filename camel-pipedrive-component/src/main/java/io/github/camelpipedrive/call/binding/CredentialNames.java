// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.binding;

import java.util.Locale;
import java.util.Set;

import io.github.camelpipedrive.operation.type.Spelling;

/** Names under which credentials are given elsewhere. As a parameter they would get into a query, and so into logs. */
public final class CredentialNames {

    private static final Set<String> NAMES =
            Set.of("apitoken", "xapitoken", "accesstoken", "authorization", "refreshtoken", "clientsecret");

    /** No name among them is longer with its separators. */
    private static final int LONGEST = 20;

    private CredentialNames() {}

    /**
     * Whether a parameter that no operation has is most likely a credential.
     *
     * @param name the name as written
     * @return true for names such as {@code api_token}, in any spelling
     */
    public static boolean has(String name) {
        return name.length() <= LONGEST
                && NAMES.contains(name.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT));
    }

    /**
     * Says where a credential is given.
     *
     * @param name the name as written
     * @return a sentence without its end
     */
    public static String explain(String name) {
        return "parameter " + Spelling.quoted(name)
                + ": a credential is not sent as a parameter, as queries appear in logs. Give it as option apiToken or"
                + " clientSecret, and choose the account by the option account or the header CamelPipedriveAccount";
    }
}
