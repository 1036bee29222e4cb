// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.time.Clock;

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
    static final ResponseHeaders NONE = new ResponseHeaders("", RateLimitHeaders.NONE);

    /**
     * Reads them.
     *
     * @param response the response
     * @return the headers
     */
    static ResponseHeaders of(Response response) {
        return new ResponseHeaders(response.header("x-correlation-id").orElse(""), rates(response, Clock.systemUTC()));
    }

    /** What it says of the limits. */
    static RateLimitHeaders rates(Response response, Clock clock) {
        return RateLimitHeaders.of(response.status(), response::header, clock);
    }
}
