// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import io.github.camelpipedrive.operation.type.Spelling;

/** What somebody may have meant, as a sentence to append to a message. */
final class Suggestion {

    /** More than anyone reads. */
    private static final int MOST_LISTED = 20;

    private Suggestion() {}

    /** The nearest name, such as {@code " Did you mean 'VAT number'?"}; empty when none is near. */
    static String of(String wrong, Collection<String> known) {
        String name = Name.spelled(wrong);
        return name.isEmpty()
                ? ""
                : Spelling.suggestion(
                        name, known.stream().map(Suggestion::shown).toList());
    }

    /** The nearest label, else all of them: {@code " The options are 'Trade', 'Retail'."}. */
    static String ofLabels(String wrong, List<String> labels) {
        String nearest = of(wrong, labels);
        if (!nearest.isEmpty()) {
            return nearest;
        }
        return listed(labels.stream().map(Spelling::quoted).toList());
    }

    /** All options: {@code " The options are 31 ('Trade'), 32 ('Retail')."}. */
    static String listed(List<String> options) {
        if (options.isEmpty()) {
            return " The field has no options.";
        }
        int more = options.size() - MOST_LISTED;
        return " The options are " + options.stream().limit(MOST_LISTED).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more." : ".");
    }

    /** Names are written by users of the account, and may hold anything. */
    private static String shown(String name) {
        String quoted = Spelling.quoted(Name.spelled(name));
        return quoted.substring(1, quoted.length() - 1);
    }
}
