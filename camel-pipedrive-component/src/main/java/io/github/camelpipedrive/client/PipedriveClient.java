// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import io.github.camelpipedrive.auth.KnownSecrets;
import io.github.camelpipedrive.auth.TokenSource;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveRateLimitException;
import io.github.camelpipedrive.error.PipedriveRateLimitException.Limit;
import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.ratelimit.RateBudget;
import io.github.camelpipedrive.transport.Authorized;
import io.github.camelpipedrive.transport.RateLimited;
import io.github.camelpipedrive.transport.Reauthorizing;
import io.github.camelpipedrive.transport.Redirecting;
import io.github.camelpipedrive.transport.Renewing;
import io.github.camelpipedrive.transport.Response;
import io.github.camelpipedrive.transport.Transport;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the API for one account, through connections that it shares with others. */
final class PipedriveClient implements Caller {

    private static final Logger LOG = LoggerFactory.getLogger(PipedriveClient.class);

    private final Transport transport;
    private final ErrorMapper errors;
    private final RateBudget budget;

    /**
     * Makes a client.
     *
     * @param account the account's name, for messages
     * @param tokens who is calling
     * @param others knows secrets besides those of the account
     * @param connections sends what is signed
     * @param budget what the account may send
     * @param longestExchange how long a request is on its way at most
     * @param observer hears of waits
     * @param clock tells the time that the API's dates are compared with
     */
    PipedriveClient(
            String account,
            TokenSource tokens,
            KnownSecrets others,
            Transport connections,
            RateBudget budget,
            Duration longestExchange,
            CallObserver observer,
            Clock clock) {
        UnaryOperator<String> redact = text -> others.redact(tokens.redact(text));
        Transport signed = new Authorized(connections, tokens);
        Transport limited = new RateLimited(signed, budget, longestExchange, observer, clock);
        this.transport = new Redirecting(
                new Reauthorizing(new Renewing(limited, tokens)),
                new RateLimited(connections, budget, longestExchange, observer, clock),
                connections,
                redact);
        this.budget = budget;
        this.errors = new ErrorMapper(account, tokens, redact, clock);
    }

    ErrorMapper errors() {
        return errors;
    }

    @Override
    public Result call(Call call, ResponseReader reader, Exchange exchange)
            throws PipedriveException, InterruptedException {
        long begin = System.nanoTime();
        try (Response response = send(call)) {
            log(call, response, begin);
            if (!response.successful()) {
                throw told(errors.of(call, response));
            }
            return reader.read(call, response, exchange, errors);
        } catch (RejectedExecutionException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw errors.unexpected(call, e);
        }
    }

    private Response send(Call call) throws PipedriveException, InterruptedException {
        try {
            return transport.send(call.request());
        } catch (PipedriveException e) {
            throw errors.withoutSecrets(e);
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
