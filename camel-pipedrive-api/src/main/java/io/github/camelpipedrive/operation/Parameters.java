// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.math.BigDecimal;
import java.util.List;

import io.github.camelpipedrive.operation.Parameter.Location;
import io.github.camelpipedrive.operation.type.AnyJson;
import io.github.camelpipedrive.operation.type.Binary;
import io.github.camelpipedrive.operation.type.BooleanValue;
import io.github.camelpipedrive.operation.type.Choice;
import io.github.camelpipedrive.operation.type.CustomFields;
import io.github.camelpipedrive.operation.type.DateValue;
import io.github.camelpipedrive.operation.type.Decimal;
import io.github.camelpipedrive.operation.type.Field;
import io.github.camelpipedrive.operation.type.FlagValue;
import io.github.camelpipedrive.operation.type.IntegerValue;
import io.github.camelpipedrive.operation.type.ListOf;
import io.github.camelpipedrive.operation.type.ObjectValue;
import io.github.camelpipedrive.operation.type.SortOrder;
import io.github.camelpipedrive.operation.type.Text;
import io.github.camelpipedrive.operation.type.TimeOfDay;
import io.github.camelpipedrive.operation.type.TimeSpan;
import io.github.camelpipedrive.operation.type.Timestamp;
import io.github.camelpipedrive.operation.type.UuidValue;
import io.github.camelpipedrive.operation.type.ValueType;

/** The words in which rows speak of their parameters. Each takes a name in the API's spelling and a sentence. */
public final class Parameters {

    /** What {@code custom_fields} may name in a read. */
    private static final int MOST_CUSTOM_FIELD_KEYS = 15;

    /** What {@code ids} may name in a list. */
    private static final int MOST_IDS = 100;

    private Parameters() {}

    /**
     * A parameter that a call can't do without.
     *
     * @param parameter the parameter
     * @return the same, required
     */
    public static Parameter required(Parameter parameter) {
        return parameter.asRequired();
    }

    /**
     * The ID of a record: a whole number from 1.
     *
     * @param name the API's name
     * @param description one sentence
     * @return the parameter
     */
    public static Parameter id(String name, String description) {
        return parameter(name, IntegerValue.ID, description);
    }

    /**
     * Any whole number.
     *
     * @param name the API's name
     * @param description one sentence
     * @return the parameter
     */
    public static Parameter integer(String name, String description) {
        return parameter(name, IntegerValue.ANY, description);
    }

    /**
     * A decimal number.
     *
     * @param name the API's name
     * @param description one sentence
     * @return the parameter
     */
    public static Parameter decimal(String name, String description) {
        return parameter(name, Decimal.ANY, description);
    }

    /**
     * A number from 0 to 100.
     *
     * @param name the API's name
     * @param description one sentence
     * @return the parameter
     */
    public static Parameter percentage(String name, String description) {
        return parameter(name, new Decimal(BigDecimal.ZERO, BigDecimal.valueOf(100)), description);
    }

    /**
     * Text, which may be empty.
     *
     * @param name the API's name
     * @param description one sentence
     * @return the parameter
     */
    public static Parameter text(String name, String description) {
        return parameter(name, Text.ANY, description);
    }

    /**
     * Text with at least one visible character and a greatest length.
     *
     * @param name the API's name
     * @param maximumLength the most characters
     * @param description one sentence
     * @return the parameter
     */
    public static Parameter title(String name, int maximumLength, String description) {
        return parameter(name, new Text(1, maximumLength), description);
    }

    /**
     * Text with at least one visible character.
     *
     * @param name the API's name
     * @param description one sentence
     * @return the parameter
     */
    public static Parameter words(String name, String description) {
        return parameter(name, Text.NOT_BLANK, description);
    }

    /**
     * True or false.
     *
     * @param name the API's name
     * @param description one sentence
     * @return the parameter
     */
    public static Parameter bool(String name, String description) {
        return parameter(name, new BooleanValue(), description);
    }

    /**
     * The 0 or 1 of version 1.
     *
     * @param name the API's name
     * @param description one sentence
     * @return the parameter
     */
    public static Parameter flag(String name, String description) {
        return parameter(name, new FlagValue(), description);
    }

    /**
     * One of several words.
     *
     * @param name the API's name
     * @param description one sentence
     * @param words the words
     * @return the parameter
     */
    public static Parameter oneOf(String name, String description, String... words) {
        return parameter(name, Choice.ofWords(words), description);
    }

    /**
     * Some of several words, comma-separated on the wire.
     *
     * @param name the API's name
     * @param description one sentence
     * @param words the words
     * @return the parameter
     */
    public static Parameter someOf(String name, String description, String... words) {
        return parameter(name, ListOf.any(Choice.ofWords(words)), description);
    }

    /**
     * A UUID.
     *
     * @param name the API's name
     * @param description one sentence
     * @return the parameter
     */
    public static Parameter uuid(String name, String description) {
        return parameter(name, new UuidValue(), description);
    }

    /**
     * A calendar date.
     *
     * @param name the API's name
     * @param description one sentence
     * @return the parameter
     */
    public static Parameter date(String name, String description) {
        return parameter(name, new DateValue(), description);
    }

    /**
     * A point in time as RFC 3339 writes it, in whole seconds and UTC.
     *
     * @param name the API's name
     * @param description one sentence
     * @return the parameter
     */
    public static Parameter rfc3339(String name, String description) {
        return parameter(name, new Timestamp(Timestamp.Form.RFC_3339), description);
    }

    /**
     * A point in time in UTC with a space between date and time.
     *
     * @param name the API's name
     * @param description one sentence
     * @return the parameter
     */
    public static Parameter utcTime(String name, String description) {
        return parameter(name, new Timestamp(Timestamp.Form.SPACED_UTC), description);
    }

    /**
     * A time of day.
     *
     * @param name the API's name
     * @param description one sentence
     * @return the parameter
     */
    public static Parameter timeOfDay(String name, String description) {
        return parameter(name, new TimeOfDay(), description);
    }

    /**
     * A length of time.
     *
     * @param name the API's name
     * @param description one sentence
     * @return the parameter
     */
    public static Parameter timeSpan(String name, String description) {
        return parameter(name, new TimeSpan(), description);
    }

    /**
     * A list of values of one type.
     *
     * @param name the API's name
     * @param item the type of each
     * @param description one sentence
     * @return the parameter
     */
    public static Parameter listOf(String name, ValueType item, String description) {
        return parameter(name, ListOf.any(item), description);
    }

    /**
     * An object with known keys.
     *
     * @param name the API's name
     * @param form an example of the object
     * @param description one sentence
     * @param fields the keys
     * @return the parameter
     */
    public static Parameter object(String name, String form, String description, Field... fields) {
        return parameter(name, new ObjectValue(List.of(fields), form), description);
    }

    /**
     * Any JSON.
     *
     * @param name the API's name
     * @param description one sentence
     * @return the parameter
     */
    public static Parameter json(String name, String description) {
        return parameter(name, new AnyJson(), description);
    }

    /**
     * The file of a multipart body.
     *
     * @param name the API's name
     * @param description one sentence
     * @return the parameter
     */
    public static Parameter file(String name, String description) {
        return parameter(name, new Binary(), description);
    }

    /**
     * The sort order of version 1.
     *
     * @param fields the fields that can be sorted by; none when the API names none
     * @return the parameter {@code sort}
     */
    public static Parameter sort(String... fields) {
        return parameter(
                "sort",
                new SortOrder(List.of(fields)),
                "Fields to sort by, comma-separated; each may be followed by ASC or DESC.");
    }

    static Parameter limit(int most) {
        return parameter("limit", new IntegerValue(1, most), "Records on a page; 100 when left out.");
    }

    static Parameter cursor() {
        return words("cursor", "Where the page begins: the next cursor of the page before.");
    }

    static Parameter start() {
        return parameter("start", new IntegerValue(0, Integer.MAX_VALUE), "How many records to pass over.");
    }

    /** The filters that every list of version 2 takes. */
    static Parameter[] filters(String records) {
        return new Parameter[] {
            id("filter_id", "A saved filter; while it is given the other filters don't count."),
            parameter(
                    "ids",
                    new ListOf(IntegerValue.ID, MOST_IDS),
                    "Only these " + records + "; those that don't exist or can't be seen are left out."),
            id("owner_id", "Only " + records + " of this owner."),
            updatedSince(records)
        };
    }

    static Parameter updatedSince(String records) {
        return rfc3339("updated_since", "Only " + records + " changed at or after this time.");
    }

    static Parameter updatedUntil(String records) {
        return rfc3339("updated_until", "Only " + records + " changed before this time.");
    }

    /** How lists of version 2 are sorted. */
    static Parameter[] sorted(String... fields) {
        return new Parameter[] {
            oneOf("sort_by", "The field to sort by; id when left out.", fields),
            oneOf("sort_direction", "The direction; asc when left out.", "asc", "desc")
        };
    }

    /** What a read of version 2 can add to its records. */
    static Parameter[] readOptions(String... includeFields) {
        return new Parameter[] {
            someOf("include_fields", "Fields to add that are not there by default.", includeFields),
            customFieldKeys(),
            bool("include_option_labels", "Whether options of custom fields come as {id, label} instead of the ID."),
            bool("include_labels", "Whether the labels come as objects, beside label_ids.")
        };
    }

    static Parameter customFieldKeys() {
        return parameter(
                "custom_fields",
                new ListOf(Text.NOT_BLANK, MOST_CUSTOM_FIELD_KEYS),
                "Only these custom fields, by key: a smaller and faster answer.");
    }

    static Parameter customFields() {
        return parameter(
                "custom_fields", new CustomFields(), "Custom fields by their key of 40 characters; null clears one.");
    }

    /** The search term and how it must match. */
    static Parameter[] term(String... fields) {
        return new Parameter[] {
            required(words("term", "What to look for: at least 2 characters, 1 with an exact match.")),
            someOf("fields", "The fields to look in; all of them when left out.", fields),
            bool("exact_match", "Whether the whole value must match; case never counts.")
        };
    }

    static Parameter owner() {
        return id("owner_id", "The user who owns it; whoever signs in when left out.");
    }

    static Parameter visibleTo() {
        return parameter(
                "visible_to",
                Choice.ofNumbers(1, 3, 5, 7),
                "Who sees it: 1 the owner, 3 the company (or group), 5 group and subgroups, 7 the company.");
    }

    static Parameter labelIds() {
        return listOf("label_ids", IntegerValue.ID, "The labels, by ID.");
    }

    /** An address or place; {@code value} is the whole of it, the parts are for maps. */
    static Parameter address(String name, String description) {
        return object(
                name,
                "{\"value\": \"14 Harbour Lane, Port Vell\"}",
                description,
                Field.required("value", Text.NOT_BLANK),
                Field.of("country", Text.ANY),
                Field.of("admin_area_level_1", Text.ANY),
                Field.of("admin_area_level_2", Text.ANY),
                Field.of("locality", Text.ANY),
                Field.of("sublocality", Text.ANY),
                Field.of("route", Text.ANY),
                Field.of("street_number", Text.ANY),
                Field.of("subpremise", Text.ANY),
                Field.of("postal_code", Text.ANY));
    }

    /** Ways to reach a person: a list of values, of which one is the primary one. */
    static Parameter contacts(String name, String example, String description) {
        ValueType contact = new ObjectValue(
                List.of(
                        Field.required("value", Text.NOT_BLANK),
                        Field.of("primary", new BooleanValue()),
                        Field.of("label", Text.ANY)),
                "{\"value\": \"" + example + "\", \"primary\": true, \"label\": \"work\"}");
        return listOf(name, contact, description);
    }

    static Parameter parameter(String name, ValueType type, String description) {
        return new Parameter(name, Location.QUERY, type, false, description);
    }
}
