// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Finds things by their names. An exact spelling comes before one that differs in case. */
final class NameIndex<T> {

    private final Map<String, List<T>> spelled = new HashMap<>();
    private final Map<String, List<T>> normalized = new HashMap<>();

    /**
     * An index of things by their names; those without a name are not found.
     *
     * @param things what is to be found
     * @param name the name of one
     */
    NameIndex(Iterable<T> things, Function<T, String> name) {
        for (T thing : things) {
            add(name.apply(thing), thing);
        }
    }

    private void add(String name, T thing) {
        String spelling = Name.spelled(name);
        if (!spelling.isEmpty()) {
            spelled.computeIfAbsent(spelling, key -> new ArrayList<>(1)).add(thing);
            normalized
                    .computeIfAbsent(Name.normalized(name), key -> new ArrayList<>(1))
                    .add(thing);
        }
    }

    /**
     * What is called so.
     *
     * @param name as somebody wrote it
     * @return what has a name of this spelling; if nothing has, what has this name in another case
     */
    List<T> find(String name) {
        List<T> exact = spelled.get(Name.spelled(name));
        return exact == null ? findCaseless(name) : exact;
    }

    /** What is called so in any case. */
    List<T> findCaseless(String name) {
        return normalized.getOrDefault(Name.normalized(name), List.of());
    }
}
