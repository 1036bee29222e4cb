// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.operation.type.AnyJson;
import io.github.camelpipedrive.operation.type.DateValue;
import io.github.camelpipedrive.operation.type.Decimal;
import io.github.camelpipedrive.operation.type.IntegerValue;
import io.github.camelpipedrive.operation.type.InvalidValueException;
import io.github.camelpipedrive.operation.type.Spelling;
import io.github.camelpipedrive.operation.type.Text;
import io.github.camelpipedrive.operation.type.TimeOfDay;
import io.github.camelpipedrive.operation.type.ValueType;

/**
 * Values of several parts, such as an amount and its currency. People write them as version 2 does. Parts that are newer than
 * this list are left as they are.
 *
 * @param parts the parts that are known, the first of which is {@code value}
 * @param form an example for messages
 * @param takesValueAlone whether a plain value is taken for the part {@code value}
 */
record Parts(List<Part> parts, String form, boolean takesValueAlone) implements ValueForm {

    /** The part that all have. Where parts are next to each other, it has the key of the field. */
    static final String VALUE = "value";

    private static final Part ZONE_NAME = new Part("timezone_name", Text.NOT_BLANK, Role.CONTEXT);
    private static final Part ZONE_ID = new Part("timezone_id", IntegerValue.ANY, Role.CONTEXT);

    static final Parts MONEY = new Parts(
            List.of(new Part(VALUE, Decimal.ANY, Role.MAIN), new Part("currency", Text.NOT_BLANK, Role.UNIT)),
            "{\"value\": 4800, \"currency\": \"EUR\"}",
            false);

    static final Parts DATES = new Parts(
            List.of(new Part(VALUE, new DateValue(), Role.MAIN), new Part("until", new DateValue(), Role.MAIN)),
            "{\"value\": \"2031-03-02\", \"until\": \"2031-03-09\"}",
            false);

    static final Parts TIME = new Parts(
            List.of(new Part(VALUE, new TimeOfDay(), Role.MAIN), ZONE_NAME, ZONE_ID),
            "{\"value\": \"08:30:00\", \"timezone_name\": \"Europe/Tallinn\"}",
            true);

    static final Parts TIMES = new Parts(
            List.of(
                    new Part(VALUE, new TimeOfDay(), Role.MAIN),
                    new Part("until", new TimeOfDay(), Role.MAIN),
                    ZONE_NAME,
                    ZONE_ID),
            "{\"value\": \"08:30:00\", \"until\": \"17:00:00\", \"timezone_name\": \"Europe/Tallinn\"}",
            false);

    static final Parts ADDRESS = new Parts(
            List.of(
                    new Part(VALUE, Text.ANY, Role.MAIN),
                    detail("subpremise"),
                    detail("street_number"),
                    detail("route"),
                    detail("sublocality"),
                    detail("locality"),
                    detail("admin_area_level_1"),
                    detail("admin_area_level_2"),
                    detail("country"),
                    detail("postal_code"),
                    detail("formatted_address")),
            "{\"value\": \"Old Quay 5, Tallinn\", \"country\": \"Estonia\"}",
            true);

    private static final int LENGTH_WITHOUT_SECONDS = "08:30".length();

    /** Copies the parts. */
    Parts {
        parts = List.copyOf(parts);
    }

    /** What a part is for. */
    enum Role {
        /** It is the value, or one end of it, and must be named. It may be null as long as another part says something. */
        MAIN,
        /** Without it the value means nothing. */
        UNIT,
        /** It adds to the value and may be missing. */
        DETAIL,
        /** It explains the value, says nothing without it, and may be missing. */
        CONTEXT;

        /** Whether a field that has nothing but this part is set. */
        boolean saysSomethingAlone() {
            return this == MAIN || this == DETAIL;
        }
    }

    /**
     * One part.
     *
     * @param name the API's name for it
     * @param type what its values are
     * @param role what it is for
     */
    record Part(String name, ValueType type, Role role) {

        private Object accept(Object value) throws InvalidValueException {
            try {
                Object accepted = type.accept(value);
                // The API writes and takes seconds here.
                return type instanceof TimeOfDay && accepted.toString().length() == LENGTH_WITHOUT_SECONDS
                        ? accepted + ":00"
                        : accepted;
            } catch (InvalidValueException e) {
                throw e.inside(name);
            }
        }

        private boolean isCalled(String key) {
            return key.equals(name) || key.equals(Spelling.camelCase(name));
        }
    }

    private static Part detail(String name) {
        return new Part(name, Text.ANY, Role.DETAIL);
    }

    /** Whether there is such a part besides {@code value}. */
    boolean has(String part) {
        return !part.equals(VALUE)
                && parts.stream().anyMatch(known -> known.name().equals(part));
    }

    /** Whether a part says something when it is null: then another value is removed by it. */
    boolean isClearedByNull(String part) {
        return parts.stream()
                .noneMatch(known -> known.name().equals(part) && !known.role().saysSomethingAlone());
    }

    @Override
    public Object read(Object wire) {
        if (wire instanceof Map<?, ?> map) {
            return saysNothing(map) ? null : wire;
        }
        return wire instanceof CharSequence && takesValueAlone ? Map.of(VALUE, wire) : wire;
    }

    private boolean saysNothing(Map<?, ?> value) {
        return value.entrySet().stream()
                .allMatch(part -> isNothing(part.getValue()) || !isClearedByNull(String.valueOf(part.getKey())));
    }

    private static boolean isNothing(Object value) {
        return value == null
                || value instanceof CharSequence text && text.toString().isBlank();
    }

    @Override
    public Object write(Object given, FieldShape shape) throws InvalidValueException {
        if (given instanceof Map<?, ?> map) {
            return ofMap(map, shape);
        }
        boolean isOne = takesValueAlone
                && !(given instanceof Iterable)
                && !given.getClass().isArray();
        if (!isOne) {
            throw InvalidValueException.expected("an object such as " + form, given);
        }
        return ofMap(Map.of(VALUE, given), shape);
    }

    private Map<String, Object> ofMap(Map<?, ?> given, FieldShape shape) throws InvalidValueException {
        Map<String, Object> accepted = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : given.entrySet()) {
            accept(String.valueOf(entry.getKey()), entry.getValue(), accepted);
        }
        for (Part part : parts) {
            requireIfNeeded(part, accepted, shape);
        }
        return saysNothing(accepted) ? null : accepted;
    }

    private void accept(String key, Object value, Map<String, Object> accepted) throws InvalidValueException {
        for (Part part : parts) {
            if (part.isCalled(key)) {
                accepted.put(part.name(), value == null ? null : part.accept(value));
                return;
            }
        }
        String near = Spelling.suggestion(key, parts.stream().map(Part::name).toList());
        if (!near.isEmpty()) {
            throw new InvalidValueException("unknown key " + Spelling.quoted(key) + "." + near);
        }
        accepted.put(key, value == null ? null : AnyJson.INSTANCE.accept(value));
    }

    private void requireIfNeeded(Part part, Map<String, Object> accepted, FieldShape shape)
            throws InvalidValueException {
        boolean missing =
                switch (part.role()) {
                    case MAIN -> !accepted.containsKey(part.name());
                    // Leads answer amounts without a currency, too, when they were written so.
                    case UNIT ->
                        shape != FieldShape.FLAT && accepted.get(part.name()) == null && !saysNothing(accepted);
                    case DETAIL, CONTEXT -> false;
                };
        if (missing) {
            throw new InvalidValueException(part.name() + " is missing; the form is " + form);
        }
    }
}
