// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.binding;

import java.util.Map;
import java.util.Set;

/**
 * The binding of one message's body, while it is made.
 *
 * @param stated the names that are given beside the body, which override it
 * @param values what was taken from the body so far, by API name
 * @param problems what was found wrong so far
 */
record Binding(Set<String> stated, Map<String, Object> values, Problems problems) {

    boolean isStated(String name) {
        return stated.contains(name);
    }

    /** The same with a body of which everything is looked at. */
    Binding withoutStated() {
        return new Binding(Set.of(), values, problems);
    }
}
