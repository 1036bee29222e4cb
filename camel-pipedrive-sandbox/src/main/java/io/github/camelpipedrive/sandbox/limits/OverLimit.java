// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.limits;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.camelpipedrive.sandbox.wire.Answer;
import io.github.camelpipedrive.sandbox.wire.Errors;
import io.github.camelpipedrive.sandbox.wire.Refusal;

/** The limits that a request can be over, each with the answer that it then gets. */
public enum OverLimit {
    /** Too many requests in the window. */
    REQUESTS(Errors::tooManyRequests),
    /** Too many searches in the window. */
    SEARCHES(Errors::overLimit),
    /** The tokens of the day are used up. */
    DAILY_TOKENS(Errors::dailyBudgetExceeded),
    /** Too many 429s: the caller is blocked for a while. */
    BLOCK(headers -> blocked());

    /** What Cloudflare answers in the place of Pipedrive. */
    private static final Answer BLOCKED = Answer.of(
            403,
            Map.of(
                    "content-type",
                    "text/html; charset=UTF-8",
                    "server",
                    "cloudflare",
                    "cf-ray",
                    "0000000000000000-XXX"),
            "<!DOCTYPE html><html lang=\"en-US\"><head><title>Access denied</title></head><body><h1>Error 1015</h1>"
                    + "<p>You are being rate limited. The sandbox says so in the place of Cloudflare.</p></body></html>");

    private final Function<Map<String, String>, Answer> answer;

    OverLimit(Supplier<Refusal> refusal) {
        this((Map<String, String> headers) -> Answer.of(refusal.get().reply(), headers));
    }

    OverLimit(Function<Map<String, String>, Answer> answer) {
        this.answer = answer;
    }

    private static Answer blocked() {
        return BLOCKED;
    }

    /**
     * The name in statistics.
     *
     * @return such as {@code daily-tokens}
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The answer to a request that is over this limit.
     *
     * @param headers what it tells about the limits
     * @return the answer
     */
    public Answer answer(Map<String, String> headers) {
        return answer.apply(headers);
    }
}
