// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an answer says of the limits. None of these headers is promised, so each may be missing.
 *
 * @param limit the requests allowed in the window, null when not said
 * @param remaining the requests left in the window, null when not said
 * @param resetSeconds the seconds to the end of the window, null when not said
 * @param dailyTokens the tokens allowed in a day, null when not said
 * @param dailyTokensLeft the tokens left of the day before this request was charged (recorded), null when not said
 * @param retryAfter how long the API asks to wait, at most a day; null when not said
 * @param refusal which limit refused the request
 */
public record RateLimitHeaders(
        Long limit,
        Long remaining,
        Long resetSeconds,
        Long dailyTokens,
        Long dailyTokensLeft,
        Duration retryAfter,
        Refusal refusal) {

    /** Nothing was said. */
    public static final RateLimitHeaders NONE = new RateLimitHeaders(null, null, null, null, null, null, Refusal.NONE);

    /** Longer than any window: who has to wait so long has spent the day's budget (3,939 s were seen then). */
    private static final Duration LONGEST_BURST = Duration.ofMinutes(1);

    /** A longer one would be a mistake of the server's. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    /** Which limit refused a request. */
    public enum Refusal {
        /** None did. */
        NONE,
        /** The requests of two seconds. */
        BURST,
        /** The tokens of the day. */
        DAILY,
        /** The firewall in front of the API, after many requests over the limit. */
        BLOCK
    }

    /**
     * Reads them.
     *
     * @param status the HTTP status
     * @param header gives the first header of a name, in any case
     * @param clock tells the time that a date is compared with
     * @return the headers
     */
    public static RateLimitHeaders of(int status, Function<String, Optional<String>> header, Clock clock) {
        Long dailyTokensLeft = number(header, "x-daily-ratelimit-token-remaining");
        Duration retryAfter = status < 400 ? null : retryAfter(header.apply("retry-after"), clock);
        return new RateLimitHeaders(
                number(header, "x-ratelimit-limit"),
                number(header, "x-ratelimit-remaining"),
                number(header, "x-ratelimit-reset"),
                number(header, "x-daily-ratelimit-token-limit"),
                dailyTokensLeft,
                retryAfter,
                refusal(status, header, dailyTokensLeft, retryAfter));
    }

    private static Refusal refusal(
            int status, Function<String, Optional<String>> header, Long dailyTokensLeft, Duration retryAfter) {
        if (status == 429) {
            boolean daily = isZero(dailyTokensLeft)
                    || isZero(number(header, "x-daily-requests-left"))
                    || retryAfter != null && retryAfter.compareTo(LONGEST_BURST) > 0;
            return daily ? Refusal.DAILY : Refusal.BURST;
        }
        return status == 403 && contains(header, "server", "cloudflare") && contains(header, "content-type", "html")
                ? Refusal.BLOCK
                : Refusal.NONE;
    }

    private static boolean contains(Function<String, Optional<String>> header, String name, String part) {
        return header.apply(name).orElse("").toLowerCase(Locale.ROOT).contains(part);
    }

    private static boolean isZero(Long number) {
        return number != null && number == 0;
    }

    /**
     * How long the API asks to wait: {@code Retry-After} in seconds or as a date, else the end of the window.
     *
     * @return the time, empty when it says none
     */
    public Optional<Duration> pause() {
        return retryAfter != null
                ? Optional.of(retryAfter)
                : Optional.ofNullable(resetSeconds).map(Duration::ofSeconds).map(RateLimitHeaders::atMostADay);
    }

    private static Duration atMostADay(Duration pause) {
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static Duration retryAfter(Optional<String> header, Clock clock) {
        if (header.isEmpty()) {
            return null;
        }
        Long seconds = number(header.get());
        if (seconds != null) {
            return atMostADay(Duration.ofSeconds(seconds));
        }
        try {
            ZonedDateTime date = ZonedDateTime.parse(header.get().trim(), DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(clock.instant(), date.toInstant());
            return wait.isNegative() ? Duration.ZERO : atMostADay(wait);
        } catch (DateTimeException e) {
            // Neither of the forms that HTTP knows: as good as not said.
            return null;
        }
    }

    private static Long number(Function<String, Optional<String>> header, String name) {
        return header.apply(name).map(RateLimitHeaders::number).orElse(null);
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
