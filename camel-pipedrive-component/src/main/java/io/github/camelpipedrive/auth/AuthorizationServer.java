// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import io.github.camelpipedrive.error.PipedriveException;

/**
 * The server that gives tokens (RFC 6749). What it refuses for good is a
 * {@link io.github.camelpipedrive.error.PipedriveAuthenticationException} whose error code says why, such as
 * {@code invalid_grant}; every other exception may pass with time.
 */
public interface AuthorizationServer {

    /** The error code of a code or refresh token that can no longer be used. */
    String INVALID_GRANT = "invalid_grant";

    /**
     * Exchanges an authorization code for a token. A code works once, for 5 minutes.
     *
     * @param code the code of the callback
     * @return the token
     * @throws PipedriveException when the server refuses it, fails, or answers what is not a token
     * @throws InterruptedException when the thread was interrupted
     */
    OauthToken exchange(String code) throws PipedriveException, InterruptedException;

    /**
     * Gets a new access token. The server may give a new refresh token too, which then takes the old one's place.
     *
     * @param token the token so far; what the server leaves out is taken from it
     * @return the new token, and what is wrong with the answer if anything is
     * @throws PipedriveException when the server refuses it, fails, or answers nothing that is worth being stored
     * @throws InterruptedException when the thread was interrupted
     */
    RefreshAnswer refresh(OauthToken token) throws PipedriveException, InterruptedException;

    /**
     * Ends an authorization; the app counts as uninstalled then.
     *
     * @param token whose refresh token is revoked
     * @throws PipedriveException when the server fails
     * @throws InterruptedException when the thread was interrupted
     */
    void revoke(OauthToken token) throws PipedriveException, InterruptedException;
}
