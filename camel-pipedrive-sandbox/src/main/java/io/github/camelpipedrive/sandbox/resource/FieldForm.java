// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.resource.Resources;

/**
 * What the values of a type of custom fields consist of. Source: Pipedrive's tutorials about custom fields, and the
 * description of version 2.
 *
 * @param type the API's word, such as {@code monetary}
 * @param named what errors call it
 * @param value what {@code value}, or the whole value, is
 * @param parts the other parts of the value, each with what it is
 * @param required the parts without which there is no value
 */
record FieldForm(String type, String named, Content value, Map<String, Content> parts, Set<String> required) {

    /** What a value, or a part of one, is. */
    enum Content {
        TEXT("string"),
        NUMBER("number"),
        OPTION("number"),
        OPTIONS("array of numbers"),
        DATE("date YYYY-MM-DD"),
        TIME("time HH:MM:SS"),
        RECORD("number");

        private final String word;

        Content(String word) {
            this.word = word;
        }

        /** The word for it in errors. */
        String word() {
            return word;
        }
    }

    private static final Map<String, Content> ZONE =
            Map.of("timezone_name", Content.TEXT, "timezone_id", Content.NUMBER);

    private static final List<FieldForm> ALL = List.of(
            plain("varchar", Content.TEXT),
            plain("varchar_auto", Content.TEXT),
            plain("text", Content.TEXT),
            plain("phone", Content.TEXT),
            plain("double", Content.NUMBER),
            new FieldForm("monetary", "monetary", Content.NUMBER, Map.of("currency", Content.TEXT), Set.of("currency")),
            new FieldForm("enum", "single option", Content.OPTION, Map.of(), Set.of()),
            new FieldForm("set", "multiple options", Content.OPTIONS, Map.of(), Set.of()),
            plain("date", Content.DATE),
            new FieldForm("daterange", "daterange", Content.DATE, Map.of("until", Content.DATE), Set.of("until")),
            new FieldForm("time", "time", Content.TIME, ZONE, Set.of()),
            new FieldForm(
                    "timerange",
                    "timerange",
                    Content.TIME,
                    Map.of("until", Content.TIME, "timezone_name", Content.TEXT, "timezone_id", Content.NUMBER),
                    Set.of("until")),
            new FieldForm(
                    "address",
                    "address",
                    Content.TEXT,
                    Map.of(
                            "country", Content.TEXT,
                            "admin_area_level_1", Content.TEXT,
                            "admin_area_level_2", Content.TEXT,
                            "locality", Content.TEXT,
                            "sublocality", Content.TEXT,
                            "route", Content.TEXT,
                            "street_number", Content.TEXT,
                            "subpremise", Content.TEXT,
                            "postal_code", Content.TEXT,
                            "formatted_address", Content.TEXT),
                    Set.of()),
            plain(Resources.USER.name(), Content.RECORD),
            plain("org", Content.RECORD),
            plain("people", Content.RECORD));

    private static final Set<String> SEARCHED =
            Set.of("varchar", "varchar_auto", "text", "phone", "double", "monetary", "address");

    private static final Map<String, Resource> REFERRED =
            Map.of(Resources.USER.name(), Resources.USER, "org", Resources.ORGANIZATION, "people", Resources.PERSON);

    private static FieldForm plain(String type, Content value) {
        return new FieldForm(type, type, value, Map.of(), Set.of());
    }

    /** The form of a type; empty for types that no custom field has. */
    static Optional<FieldForm> of(String type) {
        return ALL.stream().filter(form -> form.type.equals(type)).findFirst();
    }

    /** The types that custom fields can have. */
    static List<String> types() {
        return ALL.stream().map(FieldForm::type).toList();
    }

    /** Whether version 2 writes the value as an object. */
    boolean isObject() {
        return !parts.isEmpty();
    }

    boolean hasOptions() {
        return value == Content.OPTION || value == Content.OPTIONS;
    }

    /** Whether searches look into the values. */
    boolean isSearched() {
        return SEARCHED.contains(type);
    }

    /** Whose IDs the values are. */
    Optional<Resource> referred() {
        return Optional.ofNullable(REFERRED.get(type));
    }

    /** The most characters of a text. */
    int longestText() {
        return type.equals("text") ? 65_535 : 255;
    }
}
