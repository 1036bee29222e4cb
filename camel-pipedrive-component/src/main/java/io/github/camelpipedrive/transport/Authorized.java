// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import io.github.camelpipedrive.auth.TokenSource;
import io.github.camelpipedrive.error.PipedriveException;

/**
 * Signs each request with the credential of the moment and sends it where that credential leads.
 *
 * @param next sends the signed request
 * @param tokens where credentials come from
 */
public record Authorized(Transport next, TokenSource tokens) implements Transport {

    @Override
    public Response send(Request request) throws PipedriveException, InterruptedException {
        return next.send(request.signed(tokens.credential()));
    }
}
