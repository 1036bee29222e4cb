// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.util.List;

import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.UntrustedText;

/** Where a request's credential comes from. Safe for use by several threads. */
public interface TokenSource {

    /**
     * The credential to use now.
     *
     * @return never null
     * @throws PipedriveException when there is none, or none can be had
     * @throws InterruptedException when waiting for one was interrupted
     */
    Credential credential() throws PipedriveException, InterruptedException;

    /**
     * Says that the API did not accept a credential (401).
     *
     * @param credential the credential, as it was given
     * @return whether another one can be had, so that the call is worth retrying
     */
    default boolean refused(Credential credential) {
        return false;
    }

    /**
     * Says that the API accepted a credential.
     *
     * @param credential the credential, as it was given
     */
    default void accepted(Credential credential) {}

    /**
     * Why somebody has to connect the account again, as far as is known here.
     *
     * @return the server's words, empty while the account works
     */
    default String endedBecause() {
        return "";
    }

    /**
     * What a user should do when the API does not accept the credential.
     *
     * @param account the name of the account that the call was for
     * @return a sentence for the exception's hint
     */
    String hintWhenRefused(String account);

    /**
     * The secrets that are known here, as some servers repeat in their errors what they were sent.
     *
     * @return the tokens, without what stands before them in a header
     */
    List<String> secrets();

    /**
     * Takes the secrets out of a text.
     *
     * @param text any text
     * @return the text with {@code xxxxxx} instead of each secret
     */
    default String redact(String text) {
        String safe = text;
        for (String secret : secrets()) {
            safe = UntrustedText.withoutSecret(safe, secret);
        }
        return safe;
    }
}
