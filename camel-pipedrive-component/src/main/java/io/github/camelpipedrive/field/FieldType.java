// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a field's values are, by the API's words. Custom fields have the first sixteen; the others are of standard fields.
 * Source: {@code field_type} of the field resources, Pipedrive API v1 and v2, 2026.
 */
public enum FieldType {
    /** Text of up to 255 characters. */
    VARCHAR,
    /** Text of up to 255 characters that is completed as it is typed. */
    VARCHAR_AUTO,
    /** Long text. */
    TEXT,
    /** A phone number as text. */
    PHONE,
    /** A number. */
    DOUBLE,
    /** An amount with its currency. */
    MONETARY,
    /** One of the field's options. */
    ENUM,
    /** Some of the field's options. */
    SET,
    /** A date. */
    DATE,
    /** Two dates. */
    DATERANGE,
    /** A time of day in a time zone. */
    TIME,
    /** Two times of day in a time zone. */
    TIMERANGE,
    /** A postal address with its parts. */
    ADDRESS,
    /** A user. */
    USER,
    /** An organization. */
    ORG,
    /** A person. */
    PEOPLE,
    /** A whole number. */
    INT,
    /** True or false. */
    BOOLEAN,
    /** Text with choices. */
    VARCHAR_OPTIONS,
    /** A status. */
    STATUS,
    /** Who can see the record. */
    VISIBLE_TO,
    /** A stage. */
    STAGE,
    /** A deal. */
    DEAL,
    /** Deals. */
    DEALS,
    /** A lead. */
    LEAD,
    /** An activity. */
    ACTIVITY,
    /** A project. */
    PROJECT,
    /** The board of a project. */
    PROJECTS_BOARD,
    /** The phase of a project. */
    PROJECTS_PHASE,
    /** A picture. */
    PICTURE,
    /** The prices of a product. */
    PRICE_LIST,
    /** How often a product is billed. */
    BILLING_FREQUENCY,
    /** Structured data. */
    JSON,
    /** A type that is newer than this list; its values are left as they are. */
    UNKNOWN;

    private static final Map<String, FieldType> BY_WORD = byWord();

    private static Map<String, FieldType> byWord() {
        Map<String, FieldType> types = new HashMap<>();
        for (FieldType type : values()) {
            types.put(type.word(), type);
        }
        return Map.copyOf(types);
    }

    /**
     * The type of a word.
     *
     * @param word the API's word, such as {@code varchar}; may be null
     * @return {@link #UNKNOWN} for a word that is not known
     */
    public static FieldType of(String word) {
        return word == null ? UNKNOWN : BY_WORD.getOrDefault(word, UNKNOWN);
    }

    /**
     * The API's word for it.
     *
     * @return such as {@code varchar_auto}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
