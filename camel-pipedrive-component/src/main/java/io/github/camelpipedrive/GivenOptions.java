// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The options that an endpoint sets itself, rather than its component. Camel takes their names in any case, and with
 * dashes.
 *
 * @param names the names in lowercase, without dashes
 */
record GivenOptions(Set<String> names) {

    /** None. */
    static final GivenOptions NONE = new GivenOptions(Set.of());

    /**
     * Those of a URI.
     *
     * @param written the names as they are written
     */
    static GivenOptions of(Collection<String> written) {
        return new GivenOptions(written.stream().map(GivenOptions::plain).collect(Collectors.toUnmodifiableSet()));
    }

    boolean has(String option) {
        return names.contains(plain(option));
    }

    private static String plain(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }
}
