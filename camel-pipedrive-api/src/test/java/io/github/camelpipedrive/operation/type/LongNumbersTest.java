// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Numbers of millions of digits are refused by their length; reading them would take hours of a core. */
class LongNumbersTest {

    private static final String DIGITS = "9".repeat(5_000_000);
    private static final BigInteger BIG = BigInteger.ONE.shiftLeft(50_000_000);

    private static final List<ValueType> TYPES = List.of(
            Decimal.ANY,
            new Decimal(BigDecimal.ZERO, BigDecimal.valueOf(100)),
            IntegerValue.ID,
            IntegerValue.ANY,
            new FlagValue(),
            new BooleanValue(),
            Choice.ofNumbers(1, 3),
            Choice.ofWords("open"),
            new DateValue(),
            new TimeOfDay(),
            new TimeSpan(),
            new Timestamp(Timestamp.Form.RFC_3339),
            new Timestamp(Timestamp.Form.SPACED_UTC),
            new UuidValue(),
            new SortOrder(List.of("id")),
            new PathSegment(),
            new Text(1, 255));

    static Stream<Arguments> ofEachTypeAndForm() {
        return TYPES.stream().flatMap(type -> Stream.of(
                        DIGITS,
                        "-" + DIGITS,
                        "0." + DIGITS,
                        DIGITS + "e" + DIGITS,
                        BIG,
                        new BigDecimal(BIG, 3),
                        new BigDecimal(BIG, -3))
                .map(number -> arguments(type, number)));
    }

    /** The timeout is not a measure of speed: without the check one of these takes hours. */
    @ParameterizedTest(name = "{index}")
    @MethodSource({"ofEachTypeAndForm", "inside"})
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void areRefusedBeforeTheyAreRead(ValueType type, Object value) {
        assertThatThrownBy(() -> type.accept(value))
                .isInstanceOf(InvalidValueException.class)
                .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(300));
    }

    static Stream<Arguments> inside() {
        return Stream.of(
                arguments(ListOf.any(IntegerValue.ID), DIGITS),
                arguments(ListOf.any(IntegerValue.ID), List.of(BIG)),
                arguments(
                        new ObjectValue(
                                List.of(Field.required("amount", Decimal.ANY, "The amount.")), "{\"amount\": 1}"),
                        Map.of("amount", DIGITS)),
                arguments(AnyJson.INSTANCE, List.of(BIG)),
                arguments(new CustomFields(), Map.of("ab".repeat(20), new BigDecimal(BIG))));
    }

    @ParameterizedTest
    @MethodSource("longButTaken")
    void ofHundredsOfDigitsAreTaken(String text) throws InvalidValueException {
        assertThat(Decimal.ANY.accept(text)).isEqualTo(new BigDecimal(text));
    }

    static Stream<String> longButTaken() {
        return Stream.of(
                "9".repeat(400),
                "-" + "9".repeat(400),
                "0." + "9".repeat(400),
                "9".repeat(300) + "." + "9".repeat(100));
    }
}
