// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call;

import java.time.Clock;
import java.util.function.UnaryOperator;

import io.github.camelpipedrive.ratelimit.RateLimitHeaders;
import io.github.camelpipedrive.transport.Response;

/**
 * What the API says beside its answers. None of these headers is promised, so each may be missing.
 *
 * @param correlationId the ID under which Pipedrive's support finds the request, empty for none
 * @param rates what it says of the limits
 */
public record ResponseHeaders(String correlationId, RateLimitHeaders rates) {

    /** Nothing was said. */
    public static final ResponseHeaders NONE = new ResponseHeaders("", RateLimitHeaders.NONE);

    /**
     * Reads them.
     *
     * @param response the response
     * @param safe makes words of the API fit to be handed on
     * @return the headers
     */
    public static ResponseHeaders of(Response response, UnaryOperator<String> safe) {
        String correlationId = response.header("x-correlation-id").map(safe).orElse("");
        return new ResponseHeaders(correlationId, rates(response, Clock.systemUTC()));
    }

    /** What it says of the limits; of the account's only the API itself knows. */
    public static RateLimitHeaders rates(Response response, Clock clock) {
        return response.elsewhere().isPresent()
                ? RateLimitHeaders.NONE
                : RateLimitHeaders.of(response.status(), response::header, clock);
    }
}
