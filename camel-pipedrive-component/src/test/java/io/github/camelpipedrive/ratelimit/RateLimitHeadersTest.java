// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

import io.github.camelpipedrive.ratelimit.RateLimitHeaders.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which limit a 429 is about, and how long it asks to wait. */
class RateLimitHeadersTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2031-03-02T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // Retry-After, tokens left of the day, refusal, seconds
                "-, -, BURST, -",
                "2, -, BURST, 2",
                "60, -, BURST, 60",
                "61, -, DAILY, 61",
                "3600, -, DAILY, 3600",
                "3939, 0, DAILY, 3939",
                "2, 0, DAILY, 2",
                "3600, 51200, DAILY, 3600",
                "999999999, -, DAILY, 86400",
                "999999999, 51200, DAILY, 86400",
                "'Sun, 02 Mar 2031 13:00:00 GMT', -, DAILY, 3600",
                "'Sun, 02 Mar 2036 13:00:00 GMT', -, DAILY, 86400"
            })
    void takesAPauseThatIsLongerThanAnyWindowForTheDays(
            String retryAfter, String dailyTokensLeft, Refusal refusal, Long seconds) {
        Map<String, Optional<String>> headers = Map.of(
                "retry-after", Optional.ofNullable(retryAfter),
                "x-daily-ratelimit-token-remaining", Optional.ofNullable(dailyTokensLeft));

        RateLimitHeaders said = RateLimitHeaders.of(429, name -> headers.getOrDefault(name, Optional.empty()), NOON);

        assertThat(said.refusal()).isEqualTo(refusal);
        assertThat(said.pause()).isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
    }
}
