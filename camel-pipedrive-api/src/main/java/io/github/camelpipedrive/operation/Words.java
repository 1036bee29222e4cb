// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.math.BigDecimal;
import java.util.List;

import io.github.camelpipedrive.operation.Parameter.Location;
import io.github.camelpipedrive.operation.type.AnyJson;
import io.github.camelpipedrive.operation.type.Binary;
import io.github.camelpipedrive.operation.type.BooleanValue;
import io.github.camelpipedrive.operation.type.Choice;
import io.github.camelpipedrive.operation.type.DateValue;
import io.github.camelpipedrive.operation.type.Decimal;
import io.github.camelpipedrive.operation.type.Field;
import io.github.camelpipedrive.operation.type.FlagValue;
import io.github.camelpipedrive.operation.type.IntegerValue;
import io.github.camelpipedrive.operation.type.ListOf;
import io.github.camelpipedrive.operation.type.NamedCustomFields;
import io.github.camelpipedrive.operation.type.ObjectValue;
import io.github.camelpipedrive.operation.type.RecordId;
import io.github.camelpipedrive.operation.type.SortOrder;
import io.github.camelpipedrive.operation.type.Text;
import io.github.camelpipedrive.operation.type.TimeOfDay;
import io.github.camelpipedrive.operation.type.TimeSpan;
import io.github.camelpipedrive.operation.type.Timestamp;
import io.github.camelpipedrive.operation.type.UuidValue;
import io.github.camelpipedrive.operation.type.ValueType;
import io.github.camelpipedrive.resource.Resource;

/**
 * The words in which rows speak; a class of rows inherits them. Those of parameters take a name in the API's spelling and
 * one sentence for the reference.
 */
public abstract class Words {

    protected static final ApiVersion V1 = ApiVersion.V1;
    protected static final ApiVersion V2 = ApiVersion.V2;

    protected Words() {}

    /** Creates a record: a retry would create another one. */
    public static Operation create(Resource resource, ApiVersion version, String path) {
        return Operation.of(resource, "create", version, Method.POST, path);
    }

    /** Gets one record. */
    public static Operation get(Resource resource, ApiVersion version, String path) {
        return Operation.of(resource, "get", version, Method.GET, path);
    }

    /** Lists records. */
    public static Operation list(Resource resource, ApiVersion version, String path) {
        return Operation.of(resource, "list", version, Method.GET, path).returns(Result.RECORDS);
    }

    /** Sets fields of a record to what is given: a retry sets them to the same. */
    public static Operation update(Resource resource, ApiVersion version, String path) {
        return Operation.of(resource, "update", version, Method.PATCH, path).safeToRepeat();
    }

    /** Deletes the record that the last placeholder of the path names. */
    public static Operation delete(Resource resource, ApiVersion version, String path) {
        Operation row = Operation.of(resource, "delete", version, Method.DELETE, path);
        List<Parameter> placeholders = row.parameters();
        return row.safeToRepeat()
                .deletes(placeholders.get(placeholders.size() - 1).name());
    }

    /** Finds records by a term. */
    public static Operation search(Resource resource, ApiVersion version, String path) {
        return Operation.of(resource, "search", version, Method.GET, path)
                .returns(Result.FOUND)
                .cursorPaged()
                .countedAsSearch()
                .checked(new Rule.SearchTerm());
    }

    /**
     * Finds one record by what is known of it, or says why there is no one record.
     *
     * @param criteria what may be known of it; with them, custom fields
     */
    public static Operation find(Resource resource, Parameter... criteria) {
        Operation row = Operation.composed(resource, "find")
                .does("Finds the one " + resource.singular() + " that has all of the given values.")
                .returns(Result.RECORD)
                .about(id("id", resource, "The ID, or a reference."))
                .about(criteria);
        return resource.fieldResource().isEmpty()
                ? row.takes(found())
                : row.about(namedFields()).takes(found());
    }

    private static Parameter[] found() {
        return new Parameter[] {
            oneOf(
                    "result",
                    "What is returned: exactly one record (one, the default), the one with the smallest ID (first), a list"
                            + " (all), or one record or none (none-ok).",
                    "one",
                    "first",
                    "all",
                    "none-ok"),
            bool("include_archived", "Whether archived records count; false if omitted.")
        };
    }

    /** Custom fields by name or key. */
    protected static Parameter namedFields() {
        return parameter("custom_fields", new NamedCustomFields(), "Custom fields by their name or key.");
    }

    /**
     * Creates a record, or changes the one that is already there.
     *
     * @param keys the fields by which it is found when {@code match_on} does not say it, the first that is given counts
     */
    public static Operation upsert(Resource resource, String... keys) {
        return Operation.composed(resource, "upsert")
                .does("Finds the " + resource.singular() + " by " + String.join(", ", keys)
                        + " and changes what is different, or creates one.")
                .writes()
                .safeToRepeat()
                .returns(Result.RECORD)
                .takes(
                        id("id", resource, "The ID, or a reference, of a record that must be there."),
                        parameter(
                                "match_on",
                                ListOf.any(Text.NOT_BLANK),
                                "The fields that must all be the same for it to be the same record, such as title,person_id"
                                        + " or field:VAT number. By default, the first given one of "
                                        + String.join(", ", keys) + "."),
                        oneOf(
                                "on_update",
                                "What becomes of a record that is there: fields are replaced (replace, the default), only"
                                        + " empty fields are set (fill), or items of lists are added (merge).",
                                "replace",
                                "fill",
                                "merge"))
                .keyedBy(keys);
    }

    /**
     * A parameter that a call can't do without.
     *
     * @param parameter the parameter
     */
    public static Parameter required(Parameter parameter) {
        return parameter.asRequired();
    }

    /** The ID of a record of a resource. */
    public static Parameter id(String name, Resource resource, String description) {
        return parameter(name, new RecordId(resource), description);
    }

    /** The IDs of records of a resource. */
    public static Parameter ids(String name, Resource resource, String description) {
        return listOf(name, new RecordId(resource), description);
    }

    /** The ID of one of a field's options: a whole number from 1. */
    public static Parameter option(String name, String description) {
        return parameter(name, IntegerValue.ID, description);
    }

    /** Any whole number. */
    public static Parameter integer(String name, String description) {
        return parameter(name, IntegerValue.ANY, description);
    }

    /** A decimal number. */
    public static Parameter decimal(String name, String description) {
        return parameter(name, Decimal.ANY, description);
    }

    /** A number from 0 to 100. */
    public static Parameter percentage(String name, String description) {
        return parameter(name, new Decimal(BigDecimal.ZERO, BigDecimal.valueOf(100)), description);
    }

    /** Text, which may be empty. */
    public static Parameter text(String name, String description) {
        return parameter(name, Text.ANY, description);
    }

    /**
     * Text with at least one visible character and a greatest length.
     *
     * @param maximumLength the most characters
     */
    public static Parameter title(String name, int maximumLength, String description) {
        return parameter(name, new Text(1, maximumLength), description);
    }

    /** Text with at least one visible character. */
    public static Parameter words(String name, String description) {
        return parameter(name, Text.NOT_BLANK, description);
    }

    /** True or false. */
    public static Parameter bool(String name, String description) {
        return parameter(name, new BooleanValue(), description);
    }

    /** The 0 or 1 of version 1. */
    public static Parameter flag(String name, String description) {
        return parameter(name, new FlagValue(), description);
    }

    /**
     * One of several words.
     *
     * @param words the words
     */
    public static Parameter oneOf(String name, String description, String... words) {
        return parameter(name, Choice.ofWords(words), description);
    }

    /**
     * Some of several words, comma-separated on the wire.
     *
     * @param words the words
     */
    public static Parameter someOf(String name, String description, String... words) {
        return parameter(name, ListOf.any(Choice.ofWords(words)), description);
    }

    /** A UUID. */
    public static Parameter uuid(String name, String description) {
        return parameter(name, new UuidValue(), description);
    }

    /** A calendar date. */
    public static Parameter date(String name, String description) {
        return parameter(name, new DateValue(), description);
    }

    /** A point in time as RFC 3339 writes it, in whole seconds and UTC. */
    public static Parameter rfc3339(String name, String description) {
        return parameter(name, new Timestamp(Timestamp.Form.RFC_3339), description);
    }

    /** A point in time in UTC with a space between date and time. */
    public static Parameter utcTime(String name, String description) {
        return parameter(name, new Timestamp(Timestamp.Form.SPACED_UTC), description);
    }

    /** A time of day. */
    public static Parameter timeOfDay(String name, String description) {
        return parameter(name, new TimeOfDay(), description);
    }

    /** A length of time. */
    public static Parameter timeSpan(String name, String description) {
        return parameter(name, new TimeSpan(), description);
    }

    /**
     * A list of values of one type.
     *
     * @param item the type of each
     */
    public static Parameter listOf(String name, ValueType item, String description) {
        return parameter(name, ListOf.any(item), description);
    }

    /**
     * An object with known keys.
     *
     * @param form an example of the object
     * @param fields the keys
     */
    public static Parameter object(String name, String form, String description, Field... fields) {
        return parameter(name, new ObjectValue(List.of(fields), form), description);
    }

    /** Any JSON. */
    public static Parameter json(String name, String description) {
        return parameter(name, new AnyJson(), description);
    }

    /** The file of a multipart body. */
    public static Parameter file(String name, String description) {
        return parameter(name, new Binary(), description);
    }

    /**
     * The sort order of version 1.
     *
     * @param fields the fields that can be sorted by; none when the API names none
     */
    public static Parameter sort(String... fields) {
        return parameter(
                "sort",
                new SortOrder(List.of(fields)),
                "Fields to sort by, comma-separated; each may be followed by ASC or DESC.");
    }

    static Parameter limit(int most) {
        return parameter("limit", new IntegerValue(1, most), "Records on a page; 100 if omitted.");
    }

    static Parameter cursor() {
        return words("cursor", "Where the page begins: the next cursor of the page before.");
    }

    static Parameter start() {
        return parameter("start", new IntegerValue(0, Integer.MAX_VALUE), "How many records to pass over.");
    }

    /** A parameter of any type. */
    public static Parameter parameter(String name, ValueType type, String description) {
        return new Parameter(name, Location.QUERY, type, false, description);
    }
}
