// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.program;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxBuilder;

/**
 * The account that a program works on.
 *
 * @param name what the account is called in messages, and the folder with the program's files
 * @param url the address of the API
 * @param token the API token
 * @param isSandbox whether it is a sandbox
 */
public record Target(String name, String url, String token, boolean isSandbox) {

    /**
     * The account that the options {@code --sandbox} and {@code --token} name, or else {@code PIPEDRIVE_API_TOKEN} and
     * {@code PIPEDRIVE_COMPANY_DOMAIN} in the environment.
     *
     * @param environment the variables of the environment
     * @param arguments the options
     * @return the account, empty when none is named
     * @throws IllegalArgumentException when only half of it is named; the message is one line for the user
     */
    public static Optional<Target> of(Map<String, String> environment, Arguments arguments) {
        Optional<String> sandbox = arguments.value("--sandbox");
        if (sandbox.isPresent()) {
            String url = sandbox.get();
            String token = arguments.value("--token").orElse(PipedriveSandboxBuilder.DEFAULT_TOKEN);
            return Optional.of(new Target(nameOf(url), withoutSlash(url), token, true));
        }
        if (arguments.has("--token")) {
            throw new IllegalArgumentException("The option --token is for --sandbox;"
                    + " the token of your own account goes into the environment as PIPEDRIVE_API_TOKEN");
        }
        String token = environment.getOrDefault("PIPEDRIVE_API_TOKEN", "");
        if (token.isBlank()) {
            return Optional.empty();
        }
        String url = environment.getOrDefault("PIPEDRIVE_BASE_URL", urlOf(environment));
        return Optional.of(new Target(nameOf(url), withoutSlash(url), token, false));
    }

    /** The sandbox that is in the program itself. */
    public static Target of(PipedriveSandbox sandbox) {
        return new Target("sandbox", sandbox.baseUrl(), sandbox.token(), true);
    }

    private static String withoutSlash(String url) {
        return url.replaceAll("/$", "");
    }

    private static String urlOf(Map<String, String> environment) {
        String domain = environment.getOrDefault("PIPEDRIVE_COMPANY_DOMAIN", "");
        return domain.isBlank() ? "" : "https://" + domain + ".pipedrive.com";
    }

    private static String nameOf(String url) {
        if (url.isBlank()) {
            throw new IllegalArgumentException("With PIPEDRIVE_API_TOKEN in the environment PIPEDRIVE_COMPANY_DOMAIN"
                    + " must be there too: acme for https://acme.pipedrive.com");
        }
        if (!url.matches("https?://[A-Za-z0-9.-]+(:\\d{1,5})?/?")) {
            throw new IllegalArgumentException("'" + url + "' is not an address such as http://localhost:8765");
        }
        return url.replaceAll("^https?://|/$", "").replace(':', '-').toLowerCase(Locale.ROOT);
    }

    /** Hides the token. */
    @Override
    public String toString() {
        return name + " at " + url;
    }
}
