// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.util.Objects;

/**
 * What a request carries to say who is calling, and the host it is good for.
 *
 * @param header the name of the header
 * @param secret the header's value
 * @param baseUrl the address that the request goes to, without a path, such as {@code https://api.pipedrive.com}
 */
public record Credential(String header, String secret, BaseUrl baseUrl) {

    /** Checks that nothing is missing. */
    public Credential {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(baseUrl, "baseUrl");
    }

    /** Hides the secret. */
    @Override
    public String toString() {
        return header + ": xxxxxx for " + baseUrl;
    }
}
