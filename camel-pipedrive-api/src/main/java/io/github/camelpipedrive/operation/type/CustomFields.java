// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The custom fields of a version 2 record: an object whose keys are the fields' 40-character hashes. A null value
 * clears a field; an empty list is refused here, as the API refuses it.
 */
public record CustomFields() implements ValueType {

    private static final int KEY_LENGTH = 40;

    /**
     * Whether a name is a custom field's key.
     *
     * @param name any name
     * @return true for 40 hexadecimal characters in lower case
     */
    public static boolean isKey(String name) {
        return name.length() == KEY_LENGTH && startsWithKey(name);
    }

    /**
     * Whether a name is a custom field's key in the flat form of leads, where parts such as {@code _currency} follow
     * the hash.
     *
     * @param name any name
     * @return true for a key, alone or with the name of a part behind it
     */
    public static boolean isFlatKey(String name) {
        return name.length() >= KEY_LENGTH && startsWithKey(name) && (name.length() == KEY_LENGTH || isPart(name));
    }

    /** Asked for each field of each record: by characters, as a regular expression takes more than the rest. */
    private static boolean startsWithKey(String name) {
        for (int i = 0; i < KEY_LENGTH; i++) {
            char letter = name.charAt(i);
            if (!(letter >= '0' && letter <= '9' || letter >= 'a' && letter <= 'f')) {
                return false;
            }
        }
        return true;
    }

    /** Behind the key, such as {@code _currency}, {@code _until} or {@code _timezone_id}. */
    private static boolean isPart(String name) {
        if (name.charAt(KEY_LENGTH) != '_' || name.length() == KEY_LENGTH + 1) {
            return false;
        }
        for (int i = KEY_LENGTH + 1; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (!(letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9' || letter == '_')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Object accept(Object value) throws InvalidValueException {
        if (!(value instanceof Map<?, ?> map)) {
            throw InvalidValueException.expected("an object with field keys of 40 hexadecimal characters", value);
        }
        Map<String, Object> accepted = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = String.valueOf(entry.getKey());
            if (!isKey(key)) {
                throw new InvalidValueException(notAKey(key));
            }
            try {
                accepted.put(key, acceptField(entry.getValue()));
            } catch (InvalidValueException e) {
                throw e.inside(key);
            }
        }
        return accepted;
    }

    private static String notAKey(String name) {
        return isFlatKey(name)
                ? Spelling.quoted(name) + " is a part of a field; here parts are inside the field's value, such as"
                        + " {\"value\": 4800, \"currency\": \"EUR\"}"
                : Spelling.quoted(name)
                        + " is not a custom field key; names need fieldNames=true, a key has 40 hexadecimal characters and is in"
                        + " the account's field settings";
    }

    /**
     * Checks the value of one custom field.
     *
     * @param value the value as given; null clears the field
     * @return the value for the wire, null to clear
     * @throws InvalidValueException when it is not a JSON value, or an empty list
     */
    public static Object acceptField(Object value) throws InvalidValueException {
        if (value == null) {
            return null;
        }
        if (ListOf.isList(value) && ListOf.elements(value).isEmpty()) {
            throw new InvalidValueException("the API refuses an empty list; null clears the field");
        }
        return AnyJson.INSTANCE.accept(value);
    }

    @Override
    public String description() {
        return "object of custom fields by key";
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.of("object")
                .with(
                        "propertyNames",
                        Schema.any()
                                .with("pattern", "^[0-9a-f]{" + KEY_LENGTH + "}$")
                                .asMap())
                .example(Map.of())
                .asMap();
    }

    @Override
    public boolean isStructured() {
        return true;
    }
}
