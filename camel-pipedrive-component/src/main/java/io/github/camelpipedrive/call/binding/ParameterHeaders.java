// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.binding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.camel.Message;

/**
 * The parameters that a message gives as headers: {@code CamelPipedrive.ownerId} or {@code CamelPipedrive.owner_id}. They
 * are read when a call starts and removed when it has succeeded, so that a call that failed can be retried with them.
 *
 * @param values the values by the name after the prefix
 * @param headers the names of the headers
 * @param unknown names of headers that look like headers of the component and are none
 */
public record ParameterHeaders(Map<String, Object> values, List<String> headers, List<String> unknown) {

    /** What the name of each header of the component starts with. */
    static final String COMPONENT_PREFIX = "CamelPipedrive";

    /** What the name of a parameter's header starts with. */
    public static final String PREFIX = COMPONENT_PREFIX + ".";

    private static final ParameterHeaders NONE = new ParameterHeaders(Map.of(), List.of(), List.of());

    /**
     * Reads the headers of a message.
     *
     * @param message the message, which stays as it is
     * @param others the headers of the component that are not parameters, in a set that ignores case
     * @return the parameters
     */
    public static ParameterHeaders of(Message message, Set<String> others) {
        if (!message.hasHeaders()) {
            return NONE;
        }
        ParameterHeaders found = null;
        for (Map.Entry<String, Object> header : message.getHeaders().entrySet()) {
            String name = header.getKey();
            if (startsWith(name, COMPONENT_PREFIX) && (!others.contains(name) || !isAscii(name))) {
                found = found == null
                        ? new ParameterHeaders(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>())
                        : found;
                found.add(name, header.getValue());
            }
        }
        return found == null ? NONE : found;
    }

    private void add(String name, Object value) {
        if (startsWith(name, PREFIX) && name.length() > PREFIX.length() && isAscii(name)) {
            values.put(name.substring(PREFIX.length()), value);
            headers.add(name);
        } else {
            unknown.add(name);
        }
    }

    /** Java ignores case in more letters than Camel does where it removes headers: a dotless i is an I for it. */
    private static boolean isAscii(String name) {
        return name.chars().allMatch(letter -> letter < 0x80);
    }

    private static boolean startsWith(String name, String prefix) {
        return name.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    /**
     * Removes the headers from a message, so that they don't reach the next call.
     *
     * @param message the message that they were read from
     */
    public void removeFrom(Message message) {
        headers.forEach(message::removeHeader);
    }
}
