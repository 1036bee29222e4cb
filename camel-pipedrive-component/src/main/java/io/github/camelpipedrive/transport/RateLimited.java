// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.time.Clock;
import java.time.Duration;

import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.ratelimit.RateBudget;
import io.github.camelpipedrive.ratelimit.RateBudget.Left;
import io.github.camelpipedrive.ratelimit.RateBudget.Slot;
import io.github.camelpipedrive.ratelimit.RateLimitHeaders;

/**
 * Sends a request when the account's budget has a slot for it, and tells the budget what was answered.
 *
 * @param next sends the request
 * @param budget what the account may send
 * @param longestExchange how long a request takes at most
 * @param observer is notified of waits
 * @param clock tells the time that the API's dates are compared with
 */
public record RateLimited(
        Transport next, RateBudget budget, Duration longestExchange, CallObserver observer, Clock clock)
        implements Transport {

    @Override
    public Response send(Request request) throws PipedriveException, InterruptedException {
        Slot slot = budget.acquire(request.operation(), request.claim().onItsWayFor(longestExchange));
        if (slot.waitedNanos() > 0) {
            observer.waited(request.operation(), request.account(), Duration.ofNanos(slot.waitedNanos()));
        }
        Response response = null;
        boolean sent = true;
        try {
            response = next.send(request);
            return response;
        } catch (PipedriveConnectionException e) {
            sent = e.isPossiblyCarriedOut();
            throw e;
        } finally {
            if (!sent) {
                slot.notSent();
            } else if (response == null) {
                slot.unanswered();
            } else {
                Left left = slot.answered(RateLimitHeaders.of(response.status(), response::header, clock));
                observer.left(request.account(), left.requests(), left.dailyTokens());
            }
        }
    }
}
