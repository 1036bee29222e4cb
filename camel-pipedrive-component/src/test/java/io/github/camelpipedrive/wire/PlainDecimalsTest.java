// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.wire;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.node.DecimalNode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlainDecimalsTest {

    @ParameterizedTest
    @CsvSource({
        "4800.50, 4800.50",
        "1E+2, 100",
        "1e10, 10000000000",
        "-2.5E-7, -0.00000025",
        "0E+3, 0",
        "1E+64, 10000000000000000000000000000000000000000000000000000000000000000",
        "1E+65, 1E+65",
        "1e9999, 1E+9999",
        "1e-9999, 1E-9999",
        "-1e999999999, -1E+999999999",
        "1e2147483647, 1E+2147483647",
        "1e-2147483647, 1E-2147483647"
    })
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void areWrittenWithoutAnExponentUnlessThatTakesManyZeros(String number, String expected) throws Exception {
        BigDecimal given = new BigDecimal(number);

        assertThat(PlainDecimals.text(given)).isEqualTo(expected);
        assertThat(Json.WIRE.writeValueAsString(given)).isEqualTo(expected);
        assertThat(new String(Json.WIRE.writeValueAsBytes(DecimalNode.valueOf(given)), StandardCharsets.UTF_8))
                .isEqualTo(expected);
        StringBuilder query = new StringBuilder();
        PercentEncoding.append(query, given);
        assertThat(query.toString().replace("%2B", "+")).isEqualTo(expected);
    }

    @Property
    void areReadAsTheSameNumber(@ForAll BigInteger digits, @ForAll @IntRange(min = -3000, max = 3000) int scale)
            throws Exception {
        BigDecimal number = new BigDecimal(digits, scale);

        String written = Json.WIRE.writeValueAsString(number);

        assertThat(new BigDecimal(written)).isEqualByComparingTo(number);
        assertThat(written.length()).isLessThan(digits.toString().length() + 100);
    }
}
