// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import io.github.camelpipedrive.auth.TokenSource;
import io.github.camelpipedrive.error.PipedriveException;

/**
 * Has a token refreshed that is due, before the request takes its place in the account's budget: a refresh may take a
 * minute, and a place that waits for it can't be used by others. The credential itself is added later.
 *
 * @param next sends the request
 * @param tokens where credentials come from
 */
public record Renewing(Transport next, TokenSource tokens) implements Transport {

    @Override
    public Response send(Request request) throws PipedriveException, InterruptedException {
        Credentials.of(tokens, request);
        return next.send(request);
    }
}
