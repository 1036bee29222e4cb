// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.time.Instant;

import io.github.camelpipedrive.auth.TokenStore.Stored;
import io.github.camelpipedrive.error.PipedriveException;

/**
 * What a process knows of an account's token at one moment. Immutable, so that threads can share it without a lock.
 *
 * @param stored what the store has, null while nothing is known
 * @param credential what calls carry, null while nothing is known
 * @param dueAt when the token is to be refreshed
 * @param refused whether the API has refused it, so that it is not to be used any more
 * @param trouble why it could not be refreshed, null for no trouble
 */
record TokenState(Stored stored, Credential credential, Instant dueAt, boolean refused, Trouble trouble) {

    static final TokenState UNKNOWN = new TokenState(null, null, Instant.MIN, false, null);

    /**
     * A refresh that did not succeed.
     *
     * @param failure what callers get once the token no longer works
     * @param inARow how many there were without a success between
     * @param refreshAt when the server may be asked again
     * @param lookAt when the store may be asked again, whether somebody else has had more luck
     */
    record Trouble(PipedriveException failure, int inARow, Instant refreshAt, Instant lookAt) {}

    boolean isKnown() {
        return stored != null;
    }

    boolean isEnded() {
        return isKnown() && stored.authorization().ended();
    }

    boolean works(Instant now) {
        return isKnown()
                && !isEnded()
                && !refused
                && now.isBefore(stored.authorization().token().expiresAt());
    }

    boolean isFresh(Instant now) {
        return works(now) && now.isBefore(dueAt);
    }

    /** In trouble, and too soon to look whether it is over. */
    boolean isQuiet(Instant now) {
        return trouble != null && now.isBefore(trouble.lookAt());
    }

    /** In trouble, and too soon to ask the server again. */
    boolean isBackingOff(Instant now) {
        return trouble != null && now.isBefore(trouble.refreshAt());
    }

    Credential credentialAt(Instant now) throws PipedriveException {
        if (trouble == null || works(now)) {
            return credential;
        }
        throw trouble.failure();
    }

    TokenState refuse() {
        return new TokenState(stored, credential, dueAt, true, trouble);
    }

    TokenState with(Trouble newer) {
        return new TokenState(stored, credential, dueAt, refused, newer);
    }
}
