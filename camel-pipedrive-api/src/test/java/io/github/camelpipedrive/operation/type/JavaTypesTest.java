// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Values in the types that Java, JDBC and JSON libraries have for them. */
class JavaTypesTest {

    @ParameterizedTest
    @CsvSource({"PT45M, 00:45", "pt1h40m, 01:40", "PT1M1S, 00:01:01", "PT0S, 00:00", "P1D, 24:00"})
    void aLengthOfTimeMayBeTheTextOfADuration(String text, String wire) throws Exception {
        assertThat(new TimeSpan().accept(text)).isEqualTo(wire);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1M", "PT1000H", "P1W", "PT"})
    void aLengthOfTimeIsNoOtherText(String text) {
        assertThatThrownBy(() -> new TimeSpan().accept(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("expected a duration in hours and minutes such as 00:45, got '" + text + "'");
    }
}
