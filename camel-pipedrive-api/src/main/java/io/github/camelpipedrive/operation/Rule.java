// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelpipedrive.operation.type.Schema;

/**
 * What the API demands of several parameters together. Rules are data: documentation, schemas and messages are made from
 * their components.
 */
public sealed interface Rule {

    /**
     * What it demands.
     *
     * @return one sentence for the reference and, where nothing better is known, for the message
     */
    String description();

    /**
     * Whether a call's values are as it demands.
     *
     * @param values the values by API name in the form that goes over the wire; null stands for an explicit null
     * @return true when they are
     */
    boolean allows(Map<String, Object> values);

    /**
     * The same for a schema of the parameters by their API names.
     *
     * @return the keywords of a JSON Schema (2020-12)
     */
    Map<String, Object> schema();

    /**
     * Checks a call's values.
     *
     * @param values as for {@link #allows}
     * @return what is wrong, or empty
     */
    default Optional<String> violation(Map<String, Object> values) {
        return allows(values) ? Optional.empty() : Optional.of(description());
    }

    /**
     * At least one of the parameters has a value.
     *
     * @param description one sentence
     * @param names the parameters
     */
    record AnyOf(String description, List<String> names) implements Rule {
        @Override
        public boolean allows(Map<String, Object> values) {
            return names.stream().anyMatch(name -> values.get(name) != null);
        }

        @Override
        public Map<String, Object> schema() {
            return Schema.any()
                    .with("anyOf", names.stream().map(Rule::given).toList())
                    .asMap();
        }
    }

    /**
     * An update does not take away the last of the parameters; it may leave all of them alone.
     *
     * @param description one sentence
     * @param names the parameters
     */
    record NotAllCleared(String description, List<String> names) implements Rule {
        @Override
        public boolean allows(Map<String, Object> values) {
            return names.stream().anyMatch(name -> !values.containsKey(name) || values.get(name) != null);
        }

        @Override
        public Map<String, Object> schema() {
            Map<String, Object> cleared = new LinkedHashMap<>();
            names.forEach(
                    name -> cleared.put(name, Schema.any().with("const", null).asMap()));
            return Schema.any().with("not", present(cleared, names)).asMap();
        }
    }

    /**
     * A parameter has a value only together with some values of another one. What is stored already is not known.
     *
     * @param name the parameter
     * @param other the other one
     * @param fallback the other one's value where none is given; null when it may be any
     * @param allowed the other one's values
     */
    record OnlyWith(String name, String other, String fallback, List<String> allowed) implements Rule {
        @Override
        public String description() {
            return name + " can only be set together with " + other + " "
                    + allowed.stream().collect(Collectors.joining("' or '", "'", "'"));
        }

        @Override
        public boolean allows(Map<String, Object> values) {
            Object given = values.getOrDefault(other, fallback);
            return values.get(name) == null || given == null || allowed.contains(given);
        }

        @Override
        public Map<String, Object> schema() {
            boolean needed = fallback != null && !allowed.contains(fallback);
            Map<String, Object> fitting =
                    Map.of(other, Schema.any().with("enum", allowed).asMap());
            return Schema.any()
                    .with("if", given(name))
                    .with("then", present(fitting, needed ? List.of(other) : List.of()))
                    .asMap();
        }
    }

    /**
     * A flag is set only when the record that it is about is given too.
     *
     * @param flag the parameter, 0 or 1
     * @param needed the other one
     */
    record FlagNeeds(String flag, String needed) implements Rule {
        @Override
        public String description() {
            return flag + " needs " + needed;
        }

        @Override
        public boolean allows(Map<String, Object> values) {
            return !Objects.equals(values.get(flag), 1) || values.get(needed) != null;
        }

        @Override
        public Map<String, Object> schema() {
            Map<String, Object> set = Map.of(flag, Schema.any().with("const", 1).asMap());
            return Schema.any()
                    .with("if", present(set, List.of(flag)))
                    .with("then", given(needed))
                    .asMap();
        }
    }

    /**
     * A parameter that the API knows and that does not do what one would think.
     *
     * @param name the parameter
     * @param instead what to do
     */
    record Never(String name, String instead) implements Rule {
        @Override
        public String description() {
            return name + " can't be set here: " + instead;
        }

        @Override
        public boolean allows(Map<String, Object> values) {
            return !values.containsKey(name);
        }

        @Override
        public Map<String, Object> schema() {
            return Schema.any().with("properties", Map.of(name, false)).asMap();
        }
    }

    /** A search term has two characters, or one when it must match exactly. */
    record SearchTerm() implements Rule {

        private static final int FEWEST = 2;

        @Override
        public String description() {
            return "term must have at least 2 characters, or 1 with exact_match=true";
        }

        @Override
        public boolean allows(Map<String, Object> values) {
            Object term = values.get("term");
            int fewest = Boolean.TRUE.equals(values.get("exact_match")) ? 1 : FEWEST;
            return term == null || term.toString().strip().length() >= fewest;
        }

        @Override
        public Map<String, Object> schema() {
            Map<String, Object> exact =
                    Map.of("exact_match", Schema.any().with("const", true).asMap());
            Map<String, Object> longTerm = Map.of(
                    "term", Schema.any().with("pattern", "\\S[\\s\\S]*\\S").asMap());
            return Schema.any()
                    .with("if", present(exact, List.of("exact_match")))
                    .with("else", present(longTerm, List.of()))
                    .asMap();
        }
    }

    /**
     * A call says something.
     *
     * @param elsewhere the parameters that don't count, as they say of which record
     * @param customFieldsToo whether custom fields count
     */
    record AnyField(Set<String> elsewhere, boolean customFieldsToo) implements Rule {
        @Override
        public String description() {
            return "At least one field must be given";
        }

        @Override
        public boolean allows(Map<String, Object> values) {
            return !elsewhere.containsAll(values.keySet());
        }

        @Override
        public Optional<String> violation(Map<String, Object> values) {
            return allows(values)
                    ? Optional.empty()
                    : Optional.of("no field is given: give at least one, in the body, as a header or as an option"
                            + (customFieldsToo ? " (custom fields by their key)" : ""));
        }

        @Override
        public Map<String, Object> schema() {
            return Schema.any().with("minProperties", elsewhere.size() + 1).asMap();
        }
    }

    private static Map<String, Object> given(String name) {
        Map<String, Object> value =
                Map.of(name, Schema.any().with("not", Map.of("type", "null")).asMap());
        return present(value, List.of(name));
    }

    private static Map<String, Object> present(Map<String, Object> properties, List<String> required) {
        return Schema.any()
                .with("properties", properties)
                .with(!required.isEmpty(), "required", required)
                .asMap();
    }
}
