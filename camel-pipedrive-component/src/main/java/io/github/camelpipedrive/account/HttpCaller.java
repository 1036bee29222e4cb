// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.account;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.call.Caller;
import io.github.camelpipedrive.call.failure.ErrorMapper;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveRateLimitException;
import io.github.camelpipedrive.error.PipedriveRateLimitException.Limit;
import io.github.camelpipedrive.ratelimit.RateBudget;
import io.github.camelpipedrive.transport.Response;
import io.github.camelpipedrive.transport.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the requests of one account's calls, and has their answers read: one try of each.
 *
 * @param transport sends a request, signed and within the limits
 * @param failures makes the exceptions
 * @param budget is notified when the day's budget is spent
 */
record HttpCaller(Transport transport, ErrorMapper failures, RateBudget budget) implements Caller {

    private static final Logger LOG = LoggerFactory.getLogger(HttpCaller.class);

    @Override
    public Answer call(Call call) throws PipedriveException, InterruptedException {
        long begin = System.nanoTime();
        try (Response response = send(call)) {
            log(call, response, begin);
            if (!response.successful()) {
                throw told(failures.of(call, response));
            }
            return call.reader().read(call, response, failures);
        } catch (RejectedExecutionException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw failures.unexpected(call, e);
        }
    }

    private Response send(Call call) throws PipedriveException, InterruptedException {
        try {
            return transport.send(call.request());
        } catch (PipedriveException e) {
            throw failures.withoutSecrets(e);
        }
    }

    /** The budget has seen the headers only. */
    private PipedriveException told(PipedriveException failure) {
        if (failure instanceof PipedriveRateLimitException limited && limited.getLimit() == Limit.DAILY) {
            budget.dayIsSpent(limited.getRetryAfter().orElse(null));
        }
        return failure;
    }

    private static void log(Call call, Response response, long begin) {
        if (LOG.isDebugEnabled()) {
            LOG.debug(
                    "{} {}: {} in {} ms, cost {}",
                    call.operation().id(),
                    call.subject(),
                    response.status(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin),
                    call.operation().cost());
        }
    }
}
