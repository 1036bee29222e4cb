// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import io.github.camelpipedrive.auth.Credential;
import io.github.camelpipedrive.auth.TokenSource;
import io.github.camelpipedrive.error.PipedriveException;

/** The credentials of requests. */
final class Credentials {

    private Credentials() {}

    /** The credential of the moment; when none can be had, the failure is that of the request's operation. */
    static Credential of(TokenSource tokens, Request request) throws PipedriveException, InterruptedException {
        try {
            return tokens.credential();
        } catch (PipedriveException e) {
            throw e.with(e.getDetails().ofRenewalFor(request.operation()));
        }
    }
}
