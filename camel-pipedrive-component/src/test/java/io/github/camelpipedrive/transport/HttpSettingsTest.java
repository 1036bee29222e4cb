// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** How long a request takes at most, by its timeouts in seconds. */
class HttpSettingsTest {

    private static HttpSettings settings(long connect, long response, long request) {
        return new HttpSettings(
                Duration.ofSeconds(connect),
                Duration.ofSeconds(response),
                Duration.ofSeconds(request),
                1,
                1,
                null,
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 60, 300, 140",
        "10, 60, 0, 140",
        "10, 60, 100, 100",
        "0, 60, 300, 300",
        "10, 0, 0, 3600",
        "0, 0, 0, 3600"
    })
    void isTheShortestOfTheLimits(long connect, long response, long request, long longest) {
        assertThat(settings(connect, response, request).longestExchange()).isEqualTo(Duration.ofSeconds(longest));
    }

    @Test
    void isNeverNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(1, 1, -1))
                .withMessage("requestTimeout must not be negative");
    }
}
