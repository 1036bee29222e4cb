// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.transport.Authorized;
import io.github.camelpipedrive.transport.CamelHttpTransport;
import io.github.camelpipedrive.transport.Redirecting;
import io.github.camelpipedrive.transport.Response;
import io.github.camelpipedrive.transport.Transport;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out the calls of one account. Safe for use by several threads; started and stopped by its component. */
public final class PipedriveClient extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(PipedriveClient.class);

    private final CamelHttpTransport http;
    private final Transport transport;
    private final ErrorMapper errors;

    /**
     * Makes a client, to be started.
     *
     * @param camelContext whose http component is used
     * @param settings whose calls, and where they go
     */
    public PipedriveClient(CamelContext camelContext, ClientSettings settings) {
        this.http = new CamelHttpTransport(camelContext, settings.baseUrl(), settings.http(), settings.account());
        this.transport = new Authorized(new Redirecting(http), settings.tokens());
        this.errors = new ErrorMapper(settings.account(), settings.tokens(), Clock.systemUTC());
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(http);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(http);
    }

    /**
     * Prepares the binding of messages to requests of an operation.
     *
     * @param operation what is called
     * @param account the account's name, for messages
     * @param userClasses writes classes of the user's
     * @param options parameters given as options of the endpoint
     * @return the binder, for use by many threads
     * @throws PipedriveValidationException when an option is unknown or its value does not fit
     */
    public static RequestBinder binder(
            Operation operation, String account, ObjectMapper userClasses, Map<String, Object> options)
            throws PipedriveValidationException {
        return new RequestBinder(operation, account, new MessageBody(userClasses), options);
    }

    /**
     * Carries out a call.
     *
     * @param call the call
     * @param reader reads the answer
     * @param exchange what the bytes of a file belong to
     * @return the result
     * @throws PipedriveException when it did not succeed
     * @throws InterruptedException when the thread was interrupted while waiting
     */
    public Result call(Call call, ResponseReader reader, Exchange exchange)
            throws PipedriveException, InterruptedException {
        long begin = System.nanoTime();
        try (Response response = transport.send(call.request())) {
            log(call, response, begin);
            if (!response.successful()) {
                throw errors.of(call, response);
            }
            return reader.read(call, response, exchange, errors);
        }
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
