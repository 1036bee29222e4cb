// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.moved;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.sandbox.wire.Formats;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What version 1 shows of a value, it takes back as the same value. */
class KindsTest {

    private static Object backAndForth(Kind kind, Object stored) {
        return kind.taken().apply(kind.shown().apply(stored, null));
    }

    @Property
    void timesAreTakenAsTheyAreShown(@ForAll @LongRange(min = 0, max = 253_402_300_799L) long second) {
        String stored = Formats.seconds(Instant.ofEpochSecond(second));

        assertThat(backAndForth(Kinds.TIME, stored)).isEqualTo(stored);
        assertThat(backAndForth(Kinds.TIME_OR_EMPTY, stored)).isEqualTo(stored);
    }

    @Property
    void numbersAreTakenAsTheirTextToo(@ForAll long whole, @ForAll @IntRange(min = 1, max = 9) int scale) {
        BigDecimal decimal = BigDecimal.valueOf(whole % 1_000_000_000, scale);
        long short18 = whole % 1_000_000_000_000_000_000L;

        assertThat(((Number) Kinds.number(String.valueOf(short18))).longValue()).isEqualTo(short18);
        assertThat(Kinds.number(decimal.toPlainString())).isEqualTo(decimal);
    }

    @Property
    void labelsAreTakenAsTheyAreShown(@ForAll @NotEmpty List<@IntRange(min = 1) Integer> labels) {
        assertThat(backAndForth(Kinds.LABELS, labels)).isEqualTo(labels);
        assertThat(backAndForth(Kinds.LABEL, labels)).isEqualTo(labels.subList(0, 1));
    }

    @Property
    void contactsParticipantsAndPricesAreTakenAsTheyAreShown(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1) Integer> numbers) {
        List<Map<String, Object>> contacts = numbers.stream()
                .map(number -> Map.<String, Object>of("value", "+" + number, "label", "work", "primary", false))
                .toList();
        List<Map<String, Object>> participants = numbers.stream()
                .map(number -> Map.<String, Object>of("person_id", number, "primary", true))
                .toList();
        List<Map<String, Object>> prices = numbers.stream()
                .map(number -> Map.<String, Object>of(
                        "product_id", 7, "price", number, "currency", "EUR", "cost", 1, "direct_cost", 2, "notes", ""))
                .toList();

        assertThat(backAndForth(Kinds.CONTACTS, contacts)).isEqualTo(contacts);
        assertThat(backAndForth(Kinds.PARTICIPANTS, participants)).isEqualTo(participants);
        assertThat((List<?>) backAndForth(Kinds.PRICES, prices))
                .hasSameSizeAs(prices)
                .allSatisfy(price -> assertThat(price)
                        .asInstanceOf(InstanceOfAssertFactories.MAP)
                        .containsEntry("direct_cost", 2)
                        .doesNotContainKey("overhead_cost"));
    }

    @Property
    void customFieldsAreTakenAsTheyAreShown(@ForAll("customFields") Map<String, Object> stored) {
        Map<String, Object> view = new LinkedHashMap<>();
        FlatFields.show(stored, stored.keySet(), view);

        assertThat(FlatFields.taken(view)).isEqualTo(stored);
    }

    @Provide
    Arbitrary<Map<String, Object>> customFields() {
        Arbitrary<String> keys =
                Arbitraries.strings().withChars("0123456789abcdef").ofLength(40);
        Arbitrary<Object> amounts = Arbitraries.integers().map(value -> ordered("value", value, "currency", "EUR"));
        Arbitrary<Object> ranges = Arbitraries.of(
                ordered("value", "2031-03-02", "until", "2031-03-09"),
                ordered("value", "10:00:00", "timezone_id", 7, "timezone_name", "Europe/London"));
        Arbitrary<Object> values = Arbitraries.oneOf(
                amounts,
                ranges,
                Arbitraries.integers().map(value -> value),
                Arbitraries.of("slate", "14 Harbour Lane"),
                Arbitraries.just(null));
        return Arbitraries.maps(keys, values).ofMaxSize(6);
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
        }
        return map;
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"'', -", "x, x", "2031-03-02T08:15:30Z, 2031-03-02T08:15:30Z", "1.2.3, 1.2.3"})
    void whatMakesNoSenseStaysAsItIsAndEmptyTextIsNull(String given, String taken) {
        for (Kind kind : Arrays.asList(Kinds.NUMBER, Kinds.TEXT_OF_NUMBER, Kinds.TIME, Kinds.HOURS_AND_MINUTES)) {
            assertThat(kind.taken().apply(given)).isEqualTo(taken);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, USD, $0",
        "50000, USD, '$50,000'",
        "49.99, USD, $49.99",
        "1234567.5, EUR, '€1,234,567.5'",
        "7, XYZ, XYZ7"
    })
    void amountsAreWrittenForPeople(BigDecimal amount, String currency, String text) {
        assertThat(Money.text(amount, currency)).isEqualTo(text);
    }
}
