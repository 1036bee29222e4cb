// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.binding;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelpipedrive.operation.type.AnyJson;
import io.github.camelpipedrive.operation.type.Binary;
import io.github.camelpipedrive.operation.type.BooleanValue;
import io.github.camelpipedrive.operation.type.Choice;
import io.github.camelpipedrive.operation.type.CustomFields;
import io.github.camelpipedrive.operation.type.DateValue;
import io.github.camelpipedrive.operation.type.Decimal;
import io.github.camelpipedrive.operation.type.Field;
import io.github.camelpipedrive.operation.type.FlagValue;
import io.github.camelpipedrive.operation.type.IdOrReference;
import io.github.camelpipedrive.operation.type.IntegerValue;
import io.github.camelpipedrive.operation.type.ListOf;
import io.github.camelpipedrive.operation.type.NamedCustomFields;
import io.github.camelpipedrive.operation.type.ObjectValue;
import io.github.camelpipedrive.operation.type.PathSegment;
import io.github.camelpipedrive.operation.type.RecordId;
import io.github.camelpipedrive.operation.type.SortOrder;
import io.github.camelpipedrive.operation.type.Text;
import io.github.camelpipedrive.operation.type.TimeOfDay;
import io.github.camelpipedrive.operation.type.TimeSpan;
import io.github.camelpipedrive.operation.type.Timestamp;
import io.github.camelpipedrive.operation.type.UuidValue;
import io.github.camelpipedrive.operation.type.ValueType;
import io.github.camelpipedrive.wire.Json;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

import static java.util.Map.entry;

/**
 * A legal value by chance: in one of the forms in which users give it, and in the one that the API takes, which is
 * written down here again and not computed by the types.
 *
 * @param given as a user gives it
 * @param wire as it should go over the wire, in the classes of JSON
 */
record Sample(Object given, Object wire) {

    /** What breaks encodings: reserved in URIs, reserved in JSON, in Camel, blanks, controls, beyond ASCII and the BMP. */
    private static final int[] AWKWARD =
            " +&%#;=?/\\\"'{}[]()<>:@!$,*~^|`\n\t\r\u0000\u0001\u007f\u0085\u00a0äßé\u2028\ufeff株式\ud7ff\ue000\uffff🧱👩‍🔧"
                    .codePoints()
                    .toArray();

    private interface Source {
        Sample of(ValueType type, Random random);
    }

    /** One line a type; {@link BindingPropertiesTest} checks that none is missing. */
    private static final Map<Class<? extends ValueType>, Source> SOURCES = Map.ofEntries(
            entry(BooleanValue.class, (type, random) -> {
                boolean value = random.nextBoolean();
                return new Sample(oneOf(random, value, String.valueOf(value)), value);
            }),
            entry(FlagValue.class, (type, random) -> {
                int value = random.nextInt(2);
                return new Sample(oneOf(random, value, String.valueOf(value), value == 1), value);
            }),
            entry(IntegerValue.class, (type, random) -> integer((IntegerValue) type, random)),
            entry(RecordId.class, (type, random) -> id((RecordId) type, random)),
            entry(IdOrReference.class, (type, random) -> id(((IdOrReference) type).id(), random)),
            entry(Decimal.class, (type, random) -> decimal((Decimal) type, random)),
            entry(Choice.class, (type, random) -> {
                Object value = oneOf(random, ((Choice) type).choices().toArray());
                return new Sample(oneOf(random, value, value.toString()), value);
            }),
            entry(DateValue.class, (type, random) -> {
                LocalDate value =
                        LocalDate.of(1 + random.nextInt(9999), 1 + random.nextInt(12), 1 + random.nextInt(28));
                return new Sample(oneOf(random, value, value.toString()), value.toString());
            }),
            entry(Timestamp.class, (type, random) -> timestamp(((Timestamp) type).form(), random)),
            entry(TimeOfDay.class, (type, random) -> {
                LocalTime value = LocalTime.of(random.nextInt(24), random.nextInt(60), random.nextInt(60));
                return new Sample(oneOf(random, value, value.toString()), value.toString());
            }),
            entry(TimeSpan.class, (type, random) -> timeSpan(random)),
            entry(UuidValue.class, (type, random) -> uuid(random)),
            entry(SortOrder.class, (type, random) -> sortOrder((SortOrder) type, random)),
            entry(ListOf.class, (type, random) -> list((ListOf) type, random)),
            entry(ObjectValue.class, (type, random) -> object((ObjectValue) type, random)),
            entry(CustomFields.class, (type, random) -> customFields(random)),
            entry(NamedCustomFields.class, (type, random) -> customFields(random)),
            entry(AnyJson.class, (type, random) -> json(random, 2)),
            entry(Text.class, (type, random) -> words((Text) type, random)),
            entry(PathSegment.class, (type, random) -> new Sample("tiles", "tiles")),
            entry(Binary.class, (type, random) -> new Sample("tiles", "tiles")));

    static Sample of(ValueType type, Random random) {
        return SOURCES.get(type.getClass()).of(type, random);
    }

    /** The types of which there are samples. */
    static Set<Class<? extends ValueType>> types() {
        return SOURCES.keySet();
    }

    private static Sample id(RecordId type, Random random) {
        return switch (type.resource().ids()) {
            case UUID -> uuid(random);
            case TEXT -> new Sample("tiles", "tiles");
            case INTEGER -> integer(IntegerValue.ID, random);
        };
    }

    private static Sample uuid(Random random) {
        UUID value = new UUID(random.nextLong(), random.nextLong());
        return new Sample(oneOf(random, value, value.toString()), value.toString());
    }

    private static Sample timeSpan(Random random) {
        String value = String.format("%02d:%02d", random.nextInt(1000), random.nextInt(60));
        String[] parts = value.split(":");
        Duration duration = Duration.ofHours(Long.parseLong(parts[0])).plusMinutes(Long.parseLong(parts[1]));
        return new Sample(oneOf(random, value, duration), value);
    }

    private static Sample sortOrder(SortOrder order, Random random) {
        String field = order.fields().isEmpty()
                ? "add_time"
                : (String) oneOf(random, order.fields().toArray());
        String given = field + oneOf(random, "", " ASC", " DESC");
        return new Sample(given, given);
    }

    private static Sample words(Text type, Random random) {
        String text = text(type, random);
        return new Sample(text, text);
    }

    /** Any text that is Unicode, full of what breaks encodings. */
    static Arbitrary<String> texts() {
        Arbitrary<Integer> awkward =
                Arbitraries.of(Arrays.stream(AWKWARD).boxed().toList());
        Arbitrary<Integer> any = Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
        return Arbitraries.oneOf(awkward, any).list().ofMaxSize(40).map(points -> {
            StringBuilder text = new StringBuilder();
            points.forEach(text::appendCodePoint);
            return text.toString();
        });
    }

    private static Object oneOf(Random random, Object... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static Sample integer(IntegerValue type, Random random) {
        long value = random.nextBoolean()
                ? random.longs(1, Math.max(type.minimum(), -5000), Math.min(type.maximum(), 5000) + 1)
                        .sum()
                : random.longs(1, type.minimum(), type.maximum()).sum();
        Object wire = value == (int) value ? (Object) (int) value : (Object) value;
        return new Sample(oneOf(random, value, wire, String.valueOf(value), BigDecimal.valueOf(value)), wire);
    }

    private static Sample decimal(Decimal type, Random random) {
        BigDecimal value = BigDecimal.valueOf(random.nextInt(10_001), random.nextInt(6));
        BigDecimal fitting = type.maximum() != null && value.compareTo(type.maximum()) > 0 ? type.maximum() : value;
        return new Sample(oneOf(random, fitting, fitting.toPlainString()), fitting);
    }

    private static Sample timestamp(Timestamp.Form form, Random random) {
        Instant value = Instant.ofEpochSecond(
                random.longs(1, -2_000_000_000L, 200_000_000_000L).sum());
        String text = value.toString();
        String wire =
                form == Timestamp.Form.RFC_3339 ? text : text.replace('T', ' ').replace("Z", "");
        return new Sample(
                oneOf(
                        random,
                        value,
                        wire,
                        value.plusMillis(random.nextInt(1000)),
                        value.atOffset(ZoneOffset.ofHours(5))),
                wire);
    }

    private static Sample list(ListOf type, Random random) {
        List<Sample> items = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> item(type.item(), random))
                .toList();
        List<Object> wire = items.stream().map(Sample::wire).toList();
        if (!type.item().isStructured() && random.nextBoolean()) {
            String separator = random.nextBoolean() ? "," : ", ";
            return new Sample(wire.stream().map(Object::toString).collect(Collectors.joining(separator)), wire);
        }
        return new Sample(items.stream().map(Sample::given).toList(), wire);
    }

    /** Commas separate items and blanks round them don't count, so that text with such things is none. */
    private static Sample item(ValueType type, Random random) {
        return type instanceof Text ? new Sample("tiles", "tiles") : of(type, random);
    }

    private static Sample object(ObjectValue type, Random random) {
        Map<String, Object> given = new LinkedHashMap<>();
        Map<String, Object> wire = new LinkedHashMap<>();
        for (Field field : type.fields()) {
            if (field.required() || random.nextBoolean()) {
                Sample value = of(field.type(), random);
                given.put(field.name(), value.given());
                wire.put(field.name(), value.wire());
            }
        }
        return new Sample(given, wire);
    }

    private static Sample customFields(Random random) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String key = String.format("%016x%016x%08x", random.nextLong(), random.nextLong(), random.nextInt());
            fields.put(key, random.nextInt(4) == 0 ? null : json(random, 2).wire());
        }
        fields.values().removeIf(value -> value instanceof List<?> list && list.isEmpty());
        return new Sample(fields, fields);
    }

    private static Sample json(Random random, int depth) {
        Object value =
                switch (random.nextInt(depth == 0 ? 4 : 6)) {
                    case 0 -> text(Text.ANY, random);
                    case 1 -> random.nextInt();
                    case 2 -> random.nextBoolean();
                    case 3 -> new BigDecimal("4800.50");
                    case 4 ->
                        IntStream.range(0, random.nextInt(3))
                                .mapToObj(i -> json(random, depth - 1).wire())
                                .toList();
                    default ->
                        IntStream.range(0, random.nextInt(3))
                                .boxed()
                                .collect(Collectors.toMap(i -> "key " + i, i -> json(random, depth - 1)
                                        .wire()));
                };
        return new Sample(value, value);
    }

    private static String text(Text type, Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(Math.min(type.maximumLength(), 24)) / 2;
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(codePoint(random));
        }
        return type.minimumLength() == 0
                ? text.toString()
                : text.append("tiles").toString();
    }

    private static int codePoint(Random random) {
        if (random.nextInt(3) > 0) {
            return AWKWARD[random.nextInt(AWKWARD.length)];
        }
        int any = random.nextInt(Character.MAX_CODE_POINT + 1);
        return any >= Character.MIN_SURROGATE && any <= Character.MAX_SURROGATE ? 'x' : any;
    }

    /** As it is written where only text can be: in options of an endpoint. */
    String asText() {
        try {
            return wire instanceof Map || wire instanceof List
                    ? Json.WIRE.writeValueAsString(wire)
                    : wire instanceof BigDecimal number ? number.toPlainString() : wire.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
