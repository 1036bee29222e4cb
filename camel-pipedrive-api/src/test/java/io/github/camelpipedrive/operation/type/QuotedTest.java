// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** How what a user gave is in a message. */
class QuotedTest {

    static Stream<Arguments> quotes() {
        return Stream.of(
                arguments("4711", "'4711'"),
                arguments("", "''"),
                arguments("x".repeat(60), "'" + "x".repeat(60) + "'"),
                arguments("x".repeat(61), "'" + "x".repeat(60) + "…'"),
                // Not half an emoji.
                arguments("x".repeat(59) + "🧱🧱", "'" + "x".repeat(59) + "…'"),
                // One line of a log stays one line.
                arguments("a\nb\r\tc\u0000d\u2028e\u001b[1m", "'a\\nb\\r\\tc\\u0000d\\u2028e\\u001b[1m'"),
                arguments("a\u202eb", "'a\\u202eb'"),
                arguments('x', "'x'"),
                arguments(4711, "4711"),
                arguments(true, "true"),
                arguments(
                        UUID.fromString("0c9d2f40-1111-4abc-8def-20310304aaaa"),
                        "'0c9d2f40-1111-4abc-8def-20310304aaaa'"),
                arguments(Map.of("secret", 1), "an object"),
                arguments(List.of("secret"), "a list"),
                arguments(new int[] {1}, "a list"),
                arguments(null, "null"));
    }

    @ParameterizedTest
    @MethodSource("quotes")
    void standsOnOneShortLine(Object given, String quoted) {
        assertThat(InvalidValueException.quote(given)).isEqualTo(quoted);
    }
}
