// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.program;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options that a program was started with.
 *
 * @param flags those that are only there, such as {@code --help}
 * @param values those that have a value, such as {@code --file leads.csv}
 */
public record Arguments(Set<String> flags, Map<String, String> values) {

    /**
     * Reads the options.
     *
     * @param flags the options without a value
     * @param withValue the options with a value
     * @param arguments the options as they were given
     * @return the options
     * @throws IllegalArgumentException when there is no such option, or its value is missing; the message is one line
     *     for the user
     */
    public static Arguments read(Set<String> flags, Set<String> withValue, String... arguments) {
        Arguments read = new Arguments(new HashSet<>(), new HashMap<>());
        for (int i = 0; i < arguments.length; i++) {
            String option = arguments[i];
            if (flags.contains(option)) {
                read.flags.add(option);
            } else if (!withValue.contains(option)) {
                throw new IllegalArgumentException("Unknown option " + option + "; --help shows all");
            } else if (i + 1 == arguments.length || arguments[i + 1].startsWith("--")) {
                throw new IllegalArgumentException("The option " + option + " needs a value");
            } else {
                i++;
                read.values.put(option, arguments[i]);
            }
        }
        return read;
    }

    /** Whether the option was given. */
    public boolean has(String option) {
        return flags.contains(option) || values.containsKey(option);
    }

    /** The option's value, empty when it was not given. */
    public Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }

    /**
     * The option's value as a number from 1 up.
     *
     * @param option the option
     * @param most the largest number that it takes
     * @return the number, empty when the option was not given
     */
    public Optional<Integer> number(String option, int most) {
        return value(option).map(text -> {
            if (!text.matches("[1-9]\\d{0,8}") || Integer.parseInt(text) > most) {
                throw new IllegalArgumentException(
                        "The option " + option + " takes a number from 1 to " + most + ", not " + text);
            }
            return Integer.valueOf(text);
        });
    }

    /** Hides the values: a token may be among them. */
    @Override
    public String toString() {
        return flags + " " + values.keySet();
    }
}
