// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import io.github.camelpipedrive.error.PipedriveException;

/**
 * Repeats a request where that is safe and of use: once, when its credential was refused and another one can be had.
 * Such a request was refused before it was carried out, so any method may be repeated.
 *
 * @param next sends one attempt
 */
public record Retrying(Transport next) implements Transport {

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
