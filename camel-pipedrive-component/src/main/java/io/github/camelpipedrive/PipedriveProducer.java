// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.Map;

import io.github.camelpipedrive.client.Call;
import io.github.camelpipedrive.client.Caller;
import io.github.camelpipedrive.client.PipedriveConnection;
import io.github.camelpipedrive.client.Result;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** Calls the endpoint's operation with what the message gives, and puts the result into the message. */
public class PipedriveProducer extends DefaultProducer {

    private final PipedriveEndpoint endpoint;
    private final String accountOption;
    private PipedriveConnection connection;

    /**
     * Makes a producer.
     *
     * @param endpoint whose operation is called
     */
    public PipedriveProducer(PipedriveEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.accountOption = endpoint.getConfiguration().accountOrNone();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        connection = endpoint.connection();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        Map<String, Object> options = PipedriveSendDynamicAware.takeOptions(exchange);
        String account = message.getHeader(PipedriveConstants.ACCOUNT, accountOption, String.class);
        Caller caller = connection.caller(endpoint.row(), account, endpoint.retries());
        Call call = endpoint.binder().bind(message, options, account);
        Result result = caller.call(call, endpoint.reader(), exchange);
        message.setBody(result.body());
        setHeaders(message, result);
    }

    /** What the API did not say is taken away, so that no header of an earlier call stands for this one. */
    private static void setHeaders(Message message, Result result) {
        setOrRemove(message, PipedriveConstants.STATUS_CODE, result.status());
        setOrRemove(message, PipedriveConstants.NEXT_CURSOR, result.next().cursor());
        setOrRemove(message, PipedriveConstants.NEXT_START, result.next().start());
        String correlationId = result.headers().correlationId();
        setOrRemove(message, PipedriveConstants.CORRELATION_ID, correlationId.isEmpty() ? null : correlationId);
        setOrRemove(
                message, PipedriveConstants.RATE_LIMIT, result.headers().rates().limit());
        setOrRemove(
                message,
                PipedriveConstants.RATE_LIMIT_REMAINING,
                result.headers().rates().remaining());
        setOrRemove(
                message,
                PipedriveConstants.RATE_LIMIT_RESET,
                result.headers().rates().resetSeconds());
        setOrRemove(
                message,
                PipedriveConstants.DAILY_TOKENS_LEFT,
                result.headers().rates().dailyTokensLeft());
    }

    private static void setOrRemove(Message message, String header, Object value) {
        if (value == null) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }
}
