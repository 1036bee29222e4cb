// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.transport.Response;

/** Makes the exceptions of one account's calls, without its secrets. Safe for use by several threads. */
public interface Failures {

    /**
     * Of a response whose status is no success.
     *
     * @param call the call
     * @param response the response, whose body was not read
     * @return the exception to throw
     */
    PipedriveException of(Call call, Response response);

    /**
     * Of an answer that says {@code success: false}, whatever its status.
     *
     * @param call the call
     * @param response the response
     * @param envelope what is in the answer beside {@code data}
     * @return the exception to throw
     */
    PipedriveException of(Call call, Response response, JsonNode envelope);

    /**
     * Of an answer that breaks off, or is not what the operation answers.
     *
     * @param call the call
     * @param response the response
     * @param failure what happened while it was read
     * @return the exception to throw
     */
    PipedriveException unreadable(Call call, Response response, IOException failure);

    /**
     * Of an answer within {@code maxResponseSize} for which the heap is too small.
     *
     * @param call the call
     * @param response the response
     * @param failure the error
     * @return the exception to throw
     */
    PipedriveException outOfMemory(Call call, Response response, OutOfMemoryError failure);

    /**
     * Of a failure in code that is not the component's, such as a deserializer, after which it is not known whether the
     * call was carried out.
     *
     * @param call the call
     * @param failure the failure
     * @return the exception to throw
     */
    PipedriveException unexpected(Call call, Throwable failure);

    /**
     * Words of the API as they may appear in messages, headers and logs.
     *
     * @param text the words
     * @return the same without secrets and control characters
     */
    String safe(String text);
}
