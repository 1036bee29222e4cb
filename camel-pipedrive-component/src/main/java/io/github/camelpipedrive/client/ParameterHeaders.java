// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.Message;

/** Parameters given as headers: {@code CamelPipedrive.ownerId} or {@code CamelPipedrive.owner_id}. */
public final class ParameterHeaders {

    /** What the name of such a header begins with. */
    public static final String PREFIX = "CamelPipedrive.";

    private ParameterHeaders() {}

    /**
     * Takes the parameter headers out of a message, so that they don't reach the next call.
     *
     * @param message the message
     * @return the values by the name behind the prefix; empty when there are none
     */
    static Map<String, Object> take(Message message) {
        if (!message.hasHeaders()) {
            return Map.of();
        }
        List<String> names = null;
        for (String name : message.getHeaders().keySet()) {
            if (name.length() > PREFIX.length() && name.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
                names = names == null ? new ArrayList<>() : names;
                names.add(name);
            }
        }
        if (names == null) {
            return Map.of();
        }
        Map<String, Object> taken = new LinkedHashMap<>();
        for (String name : names) {
            taken.put(name.substring(PREFIX.length()), message.removeHeader(name));
        }
        return taken;
    }
}
