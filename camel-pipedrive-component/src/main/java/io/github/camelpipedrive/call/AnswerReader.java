// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call;

import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.transport.Response;

/** Reads the answers of one operation, in the form that is asked for. Safe for use by several threads. */
@FunctionalInterface
public interface AnswerReader {

    /**
     * Reads a successful answer.
     *
     * @param call the call that it answers
     * @param response the answer; the caller closes it
     * @param failures makes the exception of an answer that is no success after all
     * @return the answer
     * @throws PipedriveException when it can't be read, or says {@code success: false}
     */
    Answer read(Call call, Response response, Failures failures) throws PipedriveException;
}
