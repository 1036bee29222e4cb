// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call;

import io.github.camelpipedrive.error.PipedriveException;

/** Carries out calls for one account. Safe for use by several threads. */
@FunctionalInterface
public interface Caller {

    /**
     * Carries out a call.
     *
     * @param call the call
     * @return the answer
     * @throws PipedriveException when it did not succeed
     * @throws InterruptedException when the thread was interrupted while waiting
     */
    Answer call(Call call) throws PipedriveException, InterruptedException;
}
