// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a record matches a search term.
 *
 * @param score from 0 (no match) to 1 (a whole value is the term)
 * @param matched the values that matched, by search field
 */
record SearchMatch(double score, Map<String, List<String>> matched) {

    /**
     * What is looked for.
     *
     * @param text the term
     * @param exact whether a whole value must be the term, with its blanks and in its form of Unicode; case never counts
     * @param fields the search fields to look in, all when empty
     */
    record Term(String text, boolean exact, List<String> fields) {}

    static SearchMatch of(Term term, Map<String, List<String>> texts) {
        String wanted = comparable(term.text(), term.exact());
        Map<String, List<String>> matched = new LinkedHashMap<>();
        double best = 0;
        for (Map.Entry<String, List<String>> field : texts.entrySet()) {
            if (!term.fields().isEmpty() && !term.fields().contains(field.getKey())) {
                continue;
            }
            for (String value : field.getValue()) {
                double score = score(wanted, comparable(value, term.exact()), term.exact());
                if (score > 0) {
                    matched.computeIfAbsent(field.getKey(), key -> new ArrayList<>())
                            .add(value);
                    best = Math.max(best, score);
                }
            }
        }
        return new SearchMatch(best, matched);
    }

    private static String comparable(String text, boolean exact) {
        String lower = text.toLowerCase(Locale.ROOT);
        return exact ? lower : lower.strip();
    }

    private static double score(String wanted, String value, boolean exact) {
        if (value.equals(wanted)) {
            return 1;
        }
        if (exact || !value.contains(wanted)) {
            return 0;
        }
        // The greater the part of the value that the term makes up, the better; two digits as the real one has them.
        return Math.round((0.2 + 0.7 * wanted.length() / value.length()) * 100) / 100.0;
    }

    List<String> matchedIn(String field) {
        return matched.getOrDefault(field, List.of());
    }
}
