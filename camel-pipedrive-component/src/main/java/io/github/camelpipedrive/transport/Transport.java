// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import io.github.camelpipedrive.error.PipedriveException;

/** Sends a request and returns whatever was answered, of any status. Safe for use by several threads. */
@FunctionalInterface
public interface Transport {

    /**
     * Sends a request.
     *
     * @param request the request
     * @return the response, which the caller closes
     * @throws PipedriveException when no answer came, or the request could not be sent
     * @throws InterruptedException when the thread was interrupted while waiting
     */
    Response send(Request request) throws PipedriveException, InterruptedException;
}
