// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import io.github.camelpipedrive.auth.Credential;
import io.github.camelpipedrive.auth.TokenSource;
import io.github.camelpipedrive.error.PipedriveException;

/**
 * Signs each request with the credential of the moment and sends it where that credential leads. A credential that the
 * API refuses is given back, so that the next attempt gets another one.
 *
 * @param next sends the signed request
 * @param tokens where credentials come from
 */
public record Authorized(Transport next, TokenSource tokens) implements Transport {

    private static final int UNAUTHORIZED = 401;

    @Override
    public Response send(Request request) throws PipedriveException, InterruptedException {
        Credential credential = Credentials.of(tokens, request);
        Response response = next.send(request.signed(credential));
        if (response.status() == UNAUTHORIZED) {
            return tokens.refused(credential) ? new Refused(response) : response;
        }
        tokens.accepted(credential);
        return response;
    }

    /** A refusal after which another credential can be had. */
    private static final class Refused extends ForwardedResponse {

        Refused(Response response) {
            super(response);
        }

        @Override
        public boolean worthRepeating() {
            return true;
        }
    }
}
