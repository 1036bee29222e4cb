// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.limits;

import java.util.Locale;
import java.util.Map;

import io.github.camelpipedrive.sandbox.wire.Answer;
import io.github.camelpipedrive.sandbox.wire.Errors;

/** The limits that a request can be over, each with the answer that it then gets. */
public enum OverLimit {
    /** Too many requests in the window. */
    REQUESTS {
        @Override
        public Answer answer(Map<String, String> headers) {
            return Answer.of(Errors.tooManyRequests().reply(), headers);
        }
    },
    /** Too many searches in the window. */
    SEARCHES {
        @Override
        public Answer answer(Map<String, String> headers) {
            return Answer.of(Errors.overLimit().reply(), headers);
        }
    },
    /** The tokens of the day are used up. */
    DAILY_TOKENS {
        @Override
        public Answer answer(Map<String, String> headers) {
            return Answer.of(Errors.dailyBudgetExceeded().reply(), headers);
        }
    },
    /** Too many 429s: the caller is shut out for a while. */
    BLOCK {
        @Override
        public Answer answer(Map<String, String> headers) {
            return BLOCKED;
        }
    };

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
    public abstract Answer answer(Map<String, String> headers);
}
