// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the API demands of several parameters together.
 *
 * @param description one sentence for the reference and, when nothing better is known, for the message
 * @param check takes the values by API name in the form that goes over the wire (null stands for an explicit null) and
 *     returns what is wrong
 */
public record Rule(String description, Function<Map<String, Object>, Optional<String>> check) {

    /**
     * Checks a call's values.
     *
     * @param values the values by API name
     * @return what is wrong, or empty
     */
    public Optional<String> violation(Map<String, Object> values) {
        return check.apply(values);
    }

    private static Rule holds(String description, Function<Map<String, Object>, Boolean> condition) {
        return new Rule(description, values -> condition.apply(values) ? Optional.empty() : Optional.of(description));
    }

    /** At least one of the parameters has a value. */
    static Rule anyOf(String description, String... names) {
        return holds(description, values -> List.of(names).stream().anyMatch(name -> values.get(name) != null));
    }

    /** An update must not take away the last of these, though it may leave all of them alone. */
    static Rule notAllCleared(String description, String... names) {
        return holds(description, values -> List.of(names).stream()
                .anyMatch(name -> !values.containsKey(name) || values.get(name) != null));
    }

    /** The parameter may only be set when the other one has one of the values; what is stored already is not known. */
    static Rule onlyWith(String name, String other, Object fallback, String... allowed) {
        List<Object> fitting = List.of((Object[]) allowed);
        String condition = List.of(allowed).stream().collect(Collectors.joining("' or '", "'", "'"));
        return holds(name + " can only be set together with " + other + " " + condition, values -> {
            Object given = values.getOrDefault(other, fallback);
            return values.get(name) == null || given == null || fitting.contains(given);
        });
    }

    /** The flag may only be 1 when the parent that it is about is given too. */
    static Rule flagNeeds(String flag, String parent) {
        return holds(
                flag + " needs " + parent,
                values -> !Objects.equals(values.get(flag), 1) || values.get(parent) != null);
    }

    /** The parameter is known to the API but does not do what one would think. */
    static Rule never(String name, String instead) {
        return holds(name + " can't be set here: " + instead, values -> !values.containsKey(name));
    }

    /** A search term needs two characters, or one when it must match exactly. */
    static Rule searchTerm() {
        return holds("term must have at least 2 characters, or 1 with exact_match=true", values -> {
            Object term = values.get("term");
            int fewest = Boolean.TRUE.equals(values.get("exact_match")) ? 1 : 2;
            return term == null || term.toString().strip().length() >= fewest;
        });
    }

    /** A call has to say something. */
    static Rule anyField(List<Parameter> parameters, boolean flatCustomFields) {
        List<String> elsewhere = parameters.stream()
                .filter(parameter -> !parameter.inBody())
                .map(Parameter::name)
                .toList();
        return new Rule(
                "At least one field must be given",
                values -> values.keySet().stream().allMatch(elsewhere::contains)
                        ? Optional.of("no field is given: give at least one, in the body, as a header or as an"
                                + " option" + (flatCustomFields ? " (custom fields by their key)" : ""))
                        : Optional.empty());
    }
}
