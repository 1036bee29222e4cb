// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The names of options and parameters that a {@code toD} has before its expressions are evaluated. What a value adds to
 * the URI, such as {@code 1&baseUrl=…} for an ID, is none of them.
 *
 * @param uri the URI as it is written
 * @param names the names in it
 * @param needed those that are there whatever the values are
 * @param repeated those that are written several times
 */
record WrittenNames(String uri, Set<String> names, Set<String> needed, Set<String> repeated) {

    private static final String PLACEHOLDER = "{{";

    /**
     * Reads them.
     *
     * @param uri the URI with its expressions
     * @param placeholders resolves property placeholders, which may hold parameters
     */
    static WrittenNames of(String uri, UnaryOperator<String> placeholders) {
        List<String> all = names(parameters(uri.contains(PLACEHOLDER) ? placeholders.apply(uri) : uri));
        // One whose optional placeholder has no value is left out by Camel.
        List<String> needed = names(parameters(uri).stream()
                .filter(each -> !each.contains(PLACEHOLDER))
                .toList());
        Set<String> repeated = all.stream()
                .filter(name -> Collections.frequency(all, name) > 1)
                .collect(Collectors.toUnmodifiableSet());
        return new WrittenNames(uri, Set.copyOf(all), Set.copyOf(needed), repeated);
    }

    private static List<String> parameters(String uri) {
        String withoutValues = withoutBlocks(uri);
        int query = withoutValues.indexOf('?');
        return query < 0
                ? List.of()
                : List.of(withoutValues.substring(query + 1).split("&", -1));
    }

    private static List<String> names(List<String> parameters) {
        return parameters.stream()
                .map(each -> each.contains("=") ? each.substring(0, each.indexOf('=')) : each)
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The names in a URI that were not written so, as values have added them. */
    List<String> addedTo(String evaluated, Collection<String> found) {
        List<String> all = names(parameters(evaluated));
        return found.stream()
                .filter(name ->
                        !names.contains(name) || Collections.frequency(all, name) > 1 && !repeated.contains(name))
                .toList();
    }

    /** The text without <code>${…}</code>, <code>RAW(…)</code> and <code>RAW{…}</code>, which may hold the characters that divide. */
    private static String withoutBlocks(String uri) {
        StringBuilder rest = new StringBuilder(uri.length());
        int i = 0;
        while (i < uri.length()) {
            if (uri.startsWith("${", i) || uri.startsWith("$simple{", i)) {
                i = endOfExpression(uri, uri.indexOf('{', i));
            } else if (uri.startsWith("RAW(", i)) {
                i = endOfRaw(uri, i, ')');
            } else if (uri.startsWith("RAW{", i)) {
                i = endOfRaw(uri, i, '}');
            } else {
                rest.append(uri.charAt(i));
                i++;
            }
        }
        return rest.toString();
    }

    /** Behind the brace that closes the one at an index; expressions may stand within expressions. */
    static int endOfExpression(String uri, int open) {
        int depth = 0;
        for (int i = open; i < uri.length(); i++) {
            char letter = uri.charAt(i);
            depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return uri.length();
    }

    /** As Camel reads it: it ends where the next parameter begins, or the URI ends. */
    private static int endOfRaw(String uri, int begin, char close) {
        for (int i = uri.indexOf(close, begin); i >= 0; i = uri.indexOf(close, i + 1)) {
            if (i + 1 == uri.length() || uri.charAt(i + 1) == '&') {
                return i + 1;
            }
        }
        return uri.length();
    }
}
