// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import io.github.camelpipedrive.transport.Response;

/**
 * What the API says beside its answers. None of these headers is promised, so each may be missing.
 *
 * @param correlationId the ID under which Pipedrive's support finds the request, empty for none
 * @param rateLimit the requests allowed in the window, null when not said
 * @param rateLimitRemaining the requests left in the window, null when not said
 * @param rateLimitReset the seconds to the end of the window, null when not said
 * @param dailyTokens the tokens allowed in a day, null when not said
 * @param dailyTokensLeft the tokens left of the day, null when not said
 */
public record ResponseHeaders(
        String correlationId,
        Long rateLimit,
        Long rateLimitRemaining,
        Long rateLimitReset,
        Long dailyTokens,
        Long dailyTokensLeft) {

    /** Nothing was said. */
    static final ResponseHeaders NONE = new ResponseHeaders("", null, null, null, null, null);

    /**
     * Reads them.
     *
     * @param response the response
     * @return the headers
     */
    static ResponseHeaders of(Response response) {
        return new ResponseHeaders(
                response.header("x-correlation-id").orElse(""),
                number(response, "x-ratelimit-limit"),
                number(response, "x-ratelimit-remaining"),
                number(response, "x-ratelimit-reset"),
                number(response, "x-daily-ratelimit-token-limit"),
                number(response, "x-daily-ratelimit-token-remaining"));
    }

    /**
     * How long the API asks to wait: {@code Retry-After} in seconds or as a date, else the end of the window.
     *
     * @param response the response
     * @param clock tells the time that a date is compared with
     * @return the time, empty when it says none
     */
    static Optional<Duration> retryAfter(Response response, Clock clock) {
        Optional<Duration> said = response.header("retry-after").flatMap(value -> retryAfter(value, clock));
        return said.isPresent()
                ? said
                : Optional.ofNullable(number(response, "x-ratelimit-reset")).map(Duration::ofSeconds);
    }

    private static Optional<Duration> retryAfter(String value, Clock clock) {
        Long seconds = number(value);
        if (seconds != null) {
            return Optional.of(Duration.ofSeconds(seconds));
        }
        try {
            ZonedDateTime date = ZonedDateTime.parse(value.trim(), DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(clock.instant(), date.toInstant());
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            // Neither of the forms that HTTP knows: as good as not said.
            return Optional.empty();
        }
    }

    static Long number(Response response, String header) {
        return response.header(header).map(ResponseHeaders::number).orElse(null);
    }

    /** A whole number of at most nine digits; anything else in such a header counts as not said. */
    private static Long number(String text) {
        String trimmed = text.trim();
        if (trimmed.isEmpty() || trimmed.length() > 9) {
            return null;
        }
        for (int i = 0; i < trimmed.length(); i++) {
            if (trimmed.charAt(i) < '0' || trimmed.charAt(i) > '9') {
                return null;
            }
        }
        return Long.valueOf(trimmed);
    }
}
