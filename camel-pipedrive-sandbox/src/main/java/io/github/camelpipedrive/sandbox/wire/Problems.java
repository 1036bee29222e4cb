// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.wire;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a request; all of it is reported at once. */
public final class Problems {

    private final List<String> messages = new ArrayList<>();

    /**
     * Notes a problem.
     *
     * @param place the parameter, such as {@code person_id}
     * @param message what is wrong with it
     */
    public void add(String place, String message) {
        messages.add(place + ": " + message);
    }

    /**
     * Whether there are none.
     *
     * @return true when nothing is wrong
     */
    public boolean isEmpty() {
        return messages.isEmpty();
    }

    /**
     * Refuses the request when something is wrong with it.
     *
     * @param version whose form the error has
     * @throws Refusal with all problems
     */
    public void refuse(io.github.camelpipedrive.operation.ApiVersion version) {
        if (!messages.isEmpty()) {
            throw Errors.validation(version, toString());
        }
    }

    @Override
    public String toString() {
        return String.join("; ", messages);
    }
}
