// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import io.github.camelpipedrive.error.PipedriveException;
import org.apache.camel.Exchange;

/** Carries out calls for one account. Safe for use by several threads. */
@FunctionalInterface
public interface Caller {

    /**
     * Carries out a call.
     *
     * @param call the call
     * @param reader reads the answer
     * @param exchange what the bytes of a file belong to
     * @return the result
     * @throws PipedriveException when it did not succeed
     * @throws InterruptedException when the thread was interrupted while waiting
     */
    Result call(Call call, ResponseReader reader, Exchange exchange) throws PipedriveException, InterruptedException;
}
