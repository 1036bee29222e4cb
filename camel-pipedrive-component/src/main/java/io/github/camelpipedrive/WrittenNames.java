// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The names of options and parameters that a {@code toD} has before its expressions are evaluated. What a value adds to
 * the URI, such as {@code 1&baseUrl=…} for an ID, is none of them.
 *
 * @param uri the URI as it is written
 * @param names the names in it
 */
record WrittenNames(String uri, Set<String> names) {

    /**
     * Reads them.
     *
     * @param uri the URI with its expressions
     * @param placeholders resolves property placeholders, which may hold parameters
     */
    static WrittenNames of(String uri, UnaryOperator<String> placeholders) {
        String withoutValues = withoutBlocks(uri.contains("{{") ? placeholders.apply(uri) : uri);
        int query = withoutValues.indexOf('?');
        Set<String> names = new HashSet<>();
        if (query >= 0) {
            for (String each : withoutValues.substring(query + 1).split("&", -1)) {
                int end = each.indexOf('=');
                names.add((end < 0 ? each : each.substring(0, end)).trim());
            }
        }
        return new WrittenNames(uri, Set.copyOf(names));
    }

    boolean lacks(String name) {
        return !names.contains(name);
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
    private static int endOfExpression(String uri, int open) {
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
