// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** A type's schema describes the form in which its values go over the wire, and no other. */
class SchemasOfTypesTest {

    static Stream<Arguments> taken() {
        return ValueTypesTest.taken();
    }

    @ParameterizedTest
    @MethodSource("taken")
    void allowWhatGoesOverTheWire(ValueType type, Object given, Object wire) {
        if (type instanceof Binary) {
            assertThat(type.schema()).containsEntry("contentMediaType", "application/octet-stream");
            return;
        }
        assertThat(JsonSchemas.mistakes(type.schema())).isEmpty();
        assertThat(JsonSchemas.violations(type.schema(), asWritten(wire))).isEmpty();
    }

    /** What is referred to goes over the wire by its ID; until then it is written as its text. */
    private static Object asWritten(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(SchemasOfTypesTest::asWritten).toList();
        }
        return value instanceof Reference reference ? reference.toString() : value;
    }

    static Stream<Arguments> otherForms() {
        Field amount = Field.required("amount", Decimal.ANY, "The amount.");
        return Stream.of(
                arguments(new BooleanValue(), "true"),
                arguments(new FlagValue(), true),
                arguments(new FlagValue(), 2),
                arguments(IntegerValue.ID, 0),
                arguments(IntegerValue.ID, "7"),
                arguments(IntegerValue.ANY, new BigDecimal("7.5")),
                arguments(new Decimal(BigDecimal.ZERO, BigDecimal.TEN), 11),
                arguments(new Decimal(BigDecimal.ZERO, BigDecimal.TEN), -1),
                arguments(Choice.ofWords("a", "b"), "c"),
                arguments(Choice.ofNumbers(1, 3), "3"),
                arguments(new DateValue(), "2031-02-30"),
                arguments(new DateValue(), "2031-03-02T08:15:30Z"),
                arguments(new Timestamp(Timestamp.Form.RFC_3339), "2031-03-02 08:15:30"),
                arguments(new Timestamp(Timestamp.Form.SPACED_UTC), "2031-03-02T08:15:30Z"),
                arguments(new Timestamp(Timestamp.Form.SPACED_UTC), "2031-03-02 24:15:30"),
                arguments(new TimeOfDay(), "9:05"),
                arguments(new TimeOfDay(), "24:00"),
                arguments(new TimeSpan(), "1:00"),
                arguments(new TimeSpan(), "01:60"),
                arguments(new UuidValue(), "7"),
                arguments(new SortOrder(List.of("id")), "title DESC"),
                arguments(new SortOrder(List.of("id")), "id down"),
                arguments(new Text(1, 3), ""),
                arguments(new Text(1, 3), "tiles"),
                arguments(new PathSegment(), "a/b"),
                arguments(ListOf.atMost(1, Text.ANY), List.of("a", "b")),
                arguments(ListOf.notEmpty(2, Text.ANY), List.of()),
                arguments(ListOf.any(Text.ANY), "a"),
                arguments(new ObjectValue(List.of(amount), "{}"), Map.of()),
                arguments(new ObjectValue(List.of(amount), "{}"), Map.of("amount", 1, "sum", 2)),
                arguments(new CustomFields(), Map.of("title", "x")));
    }

    @ParameterizedTest
    @MethodSource("otherForms")
    void refuseOtherForms(ValueType type, Object value) {
        assertThat(JsonSchemas.violations(type.schema(), value)).isNotEmpty();
    }

    @Test
    void describeEachKeyOfAnObject() {
        ObjectValue money = new ObjectValue(
                List.of(
                        Field.required("amount", Decimal.ANY, "The amount."),
                        Field.of("currency", Text.NOT_BLANK, "Its currency.")),
                "{}");

        assertThat(money.schema())
                .containsEntry("required", List.of("amount"))
                .containsEntry(
                        "properties",
                        Map.of(
                                "amount",
                                Map.of("type", "number", "description", "The amount."),
                                "currency",
                                Map.of(
                                        "type",
                                        List.of("string", "null"),
                                        "minLength",
                                        1,
                                        "description",
                                        "Its currency.")));
    }
}
