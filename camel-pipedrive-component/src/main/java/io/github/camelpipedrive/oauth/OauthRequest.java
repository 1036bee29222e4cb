// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.oauth;

import java.util.Map;

import io.github.camelpipedrive.error.ErrorDetails;

/**
 * What a route asks of an operation of {@code oauth}.
 *
 * @param operation its name, such as {@code oauth/connect}
 * @param values the values by name, checked
 */
record OauthRequest(String operation, Map<String, Object> values) {

    /** A value as text, empty for none. */
    String text(String name) {
        return values.getOrDefault(name, "").toString();
    }

    /** What an exception of it says first. */
    ErrorDetails details(String account, String message) {
        return ErrorDetails.of(operation, account, message);
    }

    /** Hides the values, of which some are secret. */
    @Override
    public String toString() {
        return operation;
    }
}
