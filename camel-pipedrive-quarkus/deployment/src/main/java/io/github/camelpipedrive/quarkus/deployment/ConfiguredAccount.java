// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.quarkus.deployment;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.eclipse.microprofile.config.Config;

/** Finds out whether an application says whose account it calls, or where. */
final class ConfiguredAccount {

    private static final String PREFIX = "camelcomponentpipedrive";

    private static final Set<String> OPTIONS =
            Set.of("apitoken", "apitokens", "clientid", "refreshtoken", "tokenstore", "companydomain", "baseurl");

    private ConfiguredAccount() {}

    /**
     * The first property that says it.
     *
     * @param config the application's configuration
     * @return the property's name
     */
    static Optional<String> property(Config config) {
        for (String name : config.getPropertyNames()) {
            if (isOfAccount(name) && config.getOptionalValue(name, String.class).isPresent()) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** Camel takes {@code api-token} and {@code apiToken}; environment variables have neither dots nor dashes. */
    static boolean isOfAccount(String name) {
        String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        if (!letters.startsWith(PREFIX)) {
            return false;
        }
        String option = letters.substring(PREFIX.length());
        String plain = option.startsWith("configuration") ? option.substring("configuration".length()) : option;
        return OPTIONS.contains(plain) || plain.startsWith("apitokens");
    }
}
