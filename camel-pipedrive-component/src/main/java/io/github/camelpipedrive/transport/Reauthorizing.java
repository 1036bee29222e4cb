// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import io.github.camelpipedrive.error.PipedriveException;

/**
 * Retries a request once, when its credential was refused and another one can be had. It was refused before it was
 * carried out, so any method may be retried. The outermost link of the chain: the retry takes its own place in
 * whatever comes after it.
 *
 * @param next sends one request with the credential of the moment
 */
public record Reauthorizing(Transport next) implements Transport {

    @Override
    public Response send(Request request) throws PipedriveException, InterruptedException {
        Response response = next.send(request);
        if (!response.worthRepeating() || !request.body().repeatable()) {
            return response;
        }
        response.close();
        return next.send(request);
    }
}
