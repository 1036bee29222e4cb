// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call;

import java.util.Map;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.transport.Request;

/**
 * A call that is ready to be sent.
 *
 * @param operation what is called: an HTTP operation
 * @param values the values by API name in the form that goes over the wire
 * @param account the account's name; empty where none is named
 * @param request the request made of them
 * @param reader reads the answer
 * @param files keeps the answer when it is a file
 */
public record Call(
        Operation operation,
        Map<String, Object> values,
        String account,
        Request request,
        AnswerReader reader,
        FileSink files) {

    /**
     * What the call is about.
     *
     * @return the record's ID, empty when it is about no single record; of {@code api/call} the method and the path
     */
    public String subject() {
        if (operation.takesAnyQuery()) {
            return request.method() + " " + request.target().split("\\?", 2)[0];
        }
        Object id = values.get("id");
        return id == null ? "" : id.toString();
    }

    /** Hides the values: a sign-in has its code and the user's session among them. */
    @Override
    public String toString() {
        return (operation.id() + " " + subject()).strip() + " for '" + account + "'";
    }
}
