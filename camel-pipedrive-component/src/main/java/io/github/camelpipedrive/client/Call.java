// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.util.Map;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.transport.Request;

/**
 * A call that is ready to be sent.
 *
 * @param operation what is called
 * @param values the values by API name in the form that goes over the wire
 * @param request the request made of them
 */
public record Call(Operation operation, Map<String, Object> values, Request request) {

    /**
     * The record that the call is about.
     *
     * @return its ID, empty when the call is about no single record
     */
    public String subject() {
        Object id = values.get("id");
        return id == null ? "" : id.toString();
    }

    /** Hides the values: a sign-in has its code and the user's session among them. */
    @Override
    public String toString() {
        return (operation.id() + " " + subject()).strip() + " for '" + request.account() + "'";
    }
}
