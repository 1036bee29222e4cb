// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.util.Objects;

import io.github.camelpipedrive.error.PipedriveServerException;

/**
 * What the authorization server answered to a refresh. A server that rotates refresh tokens has ended the old one by
 * then, so the token is to be stored whatever else is wrong with the answer.
 *
 * @param token what can be used of the answer; the rest is as before
 * @param fault why the answer can't be used as it is, null when it can; to be thrown after the token is stored
 */
public record RefreshAnswer(OauthToken token, PipedriveServerException fault) {

    /** Checks that there is a token. */
    public RefreshAnswer {
        Objects.requireNonNull(token, "token");
    }

    /**
     * An answer without a fault.
     *
     * @param token the new token
     * @return the answer
     */
    public static RefreshAnswer of(OauthToken token) {
        return new RefreshAnswer(token, null);
    }
}
