// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;

import io.github.camelpipedrive.client.Call;
import io.github.camelpipedrive.client.Caller;
import io.github.camelpipedrive.client.ForeignFailure;
import io.github.camelpipedrive.client.ParameterHeaders;
import io.github.camelpipedrive.client.PipedriveConnection;
import io.github.camelpipedrive.client.Result;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.paging.ListCall;
import io.github.camelpipedrive.paging.Listed;
import io.github.camelpipedrive.paging.PagingMode;
import io.github.camelpipedrive.paging.RecordStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.MessageHelper;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Calls the endpoint's operation with what the message gives, and puts the result into the message. A call that fails leaves
 * the message as it was, so that it can be repeated; one that succeeds takes the headers that were for it.
 */
public class PipedriveProducer extends DefaultProducer {

    private final PipedriveEndpoint endpoint;
    private final ConnectionHold connections;

    /**
     * Makes a producer.
     *
     * @param endpoint whose operation is called
     */
    public PipedriveProducer(PipedriveEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.connections = endpoint.connection();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        connections.start();
    }

    @Override
    protected void doStop() throws Exception {
        connections.stop();
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        SharedConnection used = connections.join();
        boolean successful = false;
        try {
            process(exchange, used);
            successful = true;
        } finally {
            used.leave();
            if (!successful) {
                // Whoever gets the message next reads its body from the beginning.
                MessageHelper.resetStreamCache(exchange.getMessage());
            }
        }
    }

    /** A call that was bound, and what its message keeps until it has succeeded. */
    private record Bound(ParameterHeaders headers, AccountOfCall account, Caller caller, Call call, ListCall list) {}

    private void process(Exchange exchange, SharedConnection used) throws PipedriveException, InterruptedException {
        Bound bound;
        try {
            bound = bind(exchange, used.connection());
        } catch (RejectedExecutionException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            // Such as a header whose conversion fails.
            throw new PipedriveValidationException(
                    ErrorDetails.of(
                                    endpoint.row().id(),
                                    "",
                                    "the message can't be read (" + ForeignFailure.words(e) + ")")
                            .withHint("Nothing was sent."),
                    e);
        }
        try {
            carryOut(exchange, used, bound);
        } catch (RejectedExecutionException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw ForeignFailure.during(bound.call(), e, UnaryOperator.identity());
        }
    }

    private Bound bind(Exchange exchange, PipedriveConnection connection) throws PipedriveException {
        Message message = exchange.getMessage();
        Map<String, Object> options = PipedriveSendDynamicAware.takeOptions(exchange, endpoint.operationId());
        ParameterHeaders headers = ParameterHeaders.of(message, PipedriveConstants.HEADERS);
        endpoint.acceptedHeaders().check(message, headers);
        AccountOfCall account = endpoint.account(exchange);
        Caller caller = connection.caller(endpoint.row(), account.name(), endpoint.retries());
        String resumeFrom = endpoint.resumeFrom(message);
        String owner = account.name().isEmpty() ? connection.defaultAccount() : account.name();
        Call call = endpoint.binder().bind(message, headers, options, owner);
        ListCall list = endpoint.pages()
                .map(pages -> new ListCall(pages, call, resumeFrom, owner, caller, connection.observer()))
                .orElse(null);
        return new Bound(headers, account, caller, call, list);
    }

    private void carryOut(Exchange exchange, SharedConnection used, Bound bound)
            throws PipedriveException, InterruptedException {
        if (bound.list() != null) {
            read(exchange, bound.list(), used);
            exchange.getMessage().removeHeader(PipedriveConstants.RESUME_FROM);
        } else {
            Message message = exchange.getMessage();
            Result result = bound.caller().call(bound.call(), endpoint.reader(), exchange);
            message.setBody(result.body());
            setHeaders(message, result);
            message.removeHeader(PipedriveConstants.NEXT_POSITION);
        }
        bound.headers().removeFrom(exchange.getMessage());
        bound.account().removeFrom(exchange.getMessage());
    }

    private void read(Exchange exchange, ListCall list, SharedConnection used)
            throws PipedriveException, InterruptedException {
        Listed listed;
        if (endpoint.getConfiguration().getPaging() == PagingMode.STREAM) {
            listed = stream(list, used);
            closeWithExchange(exchange, (RecordStream) listed.records());
            StreamMessage message = new StreamMessage(exchange.getContext());
            message.copyFrom(exchange.getMessage());
            exchange.setMessage(message);
        } else {
            listed = endpoint.streams().all(list);
        }
        Message message = exchange.getMessage();
        message.setBody(listed.records());
        setHeaders(message, listed.answer());
        setOrRemove(message, PipedriveConstants.NEXT_POSITION, listed.next().isEmpty() ? null : listed.next());
    }

    /** The stream uses the connection until it ends. */
    private Listed stream(ListCall list, SharedConnection used) throws PipedriveException, InterruptedException {
        used.join();
        boolean opened = false;
        try {
            Listed listed = endpoint.streams().stream(list, used::leave);
            opened = true;
            return listed;
        } finally {
            if (!opened) {
                used.leave();
            }
        }
    }

    /** Where the exchange goes on under another name, as behind seda, this goes with it. */
    private static void closeWithExchange(Exchange exchange, RecordStream stream) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                stream.end();
            }
        });
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
