// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

import io.github.camelpipedrive.Invocation.AllPages;
import io.github.camelpipedrive.Invocation.Single;
import io.github.camelpipedrive.account.PipedriveConnection;
import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.call.Caller;
import io.github.camelpipedrive.call.Invoker;
import io.github.camelpipedrive.call.binding.ParameterHeaders;
import io.github.camelpipedrive.call.failure.ForeignFailure;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.naming.Translation;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.paging.ListCall;
import io.github.camelpipedrive.paging.PagingMode;
import io.github.camelpipedrive.paging.RecordStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.MessageHelper;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Calls the endpoint's operation with what the message gives, and puts the result into the message. A call that fails leaves
 * the message as it was, so that it can be retried; one that succeeds takes the headers that were for it.
 */
public class PipedriveProducer extends DefaultProducer {

    private final PipedriveEndpoint endpoint;
    private final Invocation invocation;
    private final ConnectionHold connections;

    /**
     * Creates a producer.
     *
     * @param endpoint whose operation is called
     */
    public PipedriveProducer(PipedriveEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.invocation = endpoint.invocation();
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

    /** Makes a call ready of the values that were bound, before anything is sent. */
    private interface Carrier {
        Ready ready(Map<String, Object> values) throws PipedriveException;
    }

    /** Carries out a call that is ready. */
    private interface Step {
        Answer take() throws PipedriveException, InterruptedException;
    }

    /** A call that is ready, and what it is about. */
    private record Ready(String subject, Step step) {}

    /** A call that was bound, and what its message keeps until it has succeeded. */
    private record Bound(ParameterHeaders headers, AccountOfCall account, String owner, Ready call) {}

    private void process(Exchange exchange, SharedConnection used) throws PipedriveException, InterruptedException {
        Bound bound;
        try {
            bound = bind(exchange, used);
        } catch (RejectedExecutionException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            // Such as a header whose conversion fails.
            throw new PipedriveValidationException(
                    ErrorDetails.of(
                                    invocation.operation().id(),
                                    "",
                                    "the message can't be read (" + ForeignFailure.words(e) + ")")
                            .withHint("Nothing was sent."),
                    e);
        }
        try {
            Answer answer = bound.call().step().take();
            Message message = messageFor(exchange, answer);
            message.setBody(answer.body());
            setHeaders(message, answer);
            bound.headers().removeFrom(message);
            bound.account().removeFrom(message);
        } catch (RejectedExecutionException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw ForeignFailure.during(invocation.operation(), bound.call().subject(), bound.owner(), e);
        }
    }

    private Bound bind(Exchange exchange, SharedConnection used) throws PipedriveException {
        Message message = exchange.getMessage();
        Map<String, Object> options = PipedriveSendDynamicAware.takeOptions(exchange, endpoint.operationId());
        ParameterHeaders headers = ParameterHeaders.of(message, PipedriveConstants.HEADERS);
        invocation.acceptedHeaders().check(message, headers);
        AccountOfCall account = endpoint.account(exchange);
        String owner = account.name().isEmpty() ? used.connection().defaultAccount() : account.name();
        Carrier carrier = carrier(exchange, used, account.name(), owner);
        Map<String, Object> values = invocation.binder().bind(message, headers, options, owner);
        return new Bound(headers, account, owner, carrier.ready(values));
    }

    private Carrier carrier(Exchange exchange, SharedConnection used, String account, String owner)
            throws PipedriveException {
        Operation operation = invocation.operation();
        PipedriveConnection connection = used.connection();
        String resumeFrom = endpoint.resumeFrom(exchange.getMessage());
        if (invocation.way() instanceof Single single) {
            Caller caller = connection.caller(operation, account, single.retries());
            return values -> {
                if (invocation.isInNames(values)) {
                    Translation translation = connection.translation(operation, account, invocation.names());
                    return new Ready(subject(values), () -> {
                        Map<String, Object> wire = translation.toWire(values);
                        Answer answer = caller.call(single.calls().call(wire, owner, new ExchangeFiles(exchange)));
                        return translation.fromWire(answer, single.form());
                    });
                }
                Call call = single.calls().call(values, owner, new ExchangeFiles(exchange));
                return new Ready(call.subject(), () -> caller.call(call));
            };
        }
        if (invocation.way() instanceof AllPages all) {
            Caller caller = connection.caller(operation, account, all.retries());
            return values -> {
                ListCall list = new ListCall(all.pages(), values, resumeFrom, owner, caller, connection.observer());
                if (invocation.isInNames(values)) {
                    Translation translation = connection.translation(operation, account, invocation.names());
                    return new Ready("", () -> read(exchange, translated(list, translation, all), used));
                }
                return new Ready("", () -> read(exchange, list, used));
            };
        }
        Invoker invoker = connection.composed(operation, account, invocation.names());
        return values -> new Ready("", () -> invoker.call(operation, values, account));
    }

    /** The record that a call is about, as the message names it. */
    private static String subject(Map<String, Object> values) {
        Object id = values.get("id");
        return id == null ? "" : id.toString();
    }

    private static ListCall translated(ListCall list, Translation translation, AllPages all)
            throws PipedriveException, InterruptedException {
        Caller caller = list.caller();
        return list.with(translation.toWire(list.values()))
                .by(call -> translation.fromWire(caller.call(call), all.form()));
    }

    private Answer read(Exchange exchange, ListCall list, SharedConnection used)
            throws PipedriveException, InterruptedException {
        Answer answer;
        if (endpoint.getConfiguration().getPaging() == PagingMode.STREAM) {
            answer = stream(list, used);
            closeWithExchange(exchange, (RecordStream) answer.body());
        } else {
            answer = endpoint.streams().all(list);
        }
        exchange.getMessage().removeHeader(PipedriveConstants.RESUME_FROM);
        return answer;
    }

    /** The stream uses the connection until it ends. */
    private Answer stream(ListCall list, SharedConnection used) throws PipedriveException, InterruptedException {
        used.join();
        boolean opened = false;
        try {
            Answer answer = endpoint.streams().stream(list, used::leave);
            opened = true;
            return answer;
        } finally {
            if (!opened) {
                used.leave();
            }
        }
    }

    /** Of a stream, whoever copies the exchange has to copy it, too. */
    private static Message messageFor(Exchange exchange, Answer answer) {
        if (answer.body() instanceof RecordStream) {
            StreamMessage message = new StreamMessage(exchange.getContext());
            message.copyFrom(exchange.getMessage());
            exchange.setMessage(message);
        }
        return exchange.getMessage();
    }

    /** Where the exchange continues under another name, as behind seda, this goes with it. */
    private static void closeWithExchange(Exchange exchange, RecordStream stream) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                stream.end();
            }
        });
    }

    /** What the API did not say is taken away, so that no header of an earlier call stands for this one. */
    private static void setHeaders(Message message, Answer answer) {
        setOrRemove(message, PipedriveConstants.STATUS_CODE, answer.status());
        setOrRemove(message, PipedriveConstants.NEXT_CURSOR, answer.next().cursor());
        setOrRemove(message, PipedriveConstants.NEXT_START, answer.next().start());
        String position = answer.next().position();
        setOrRemove(message, PipedriveConstants.NEXT_POSITION, position.isEmpty() ? null : position);
        String correlationId = answer.headers().correlationId();
        setOrRemove(message, PipedriveConstants.CORRELATION_ID, correlationId.isEmpty() ? null : correlationId);
        setOrRemove(
                message, PipedriveConstants.RATE_LIMIT, answer.headers().rates().limit());
        setOrRemove(
                message,
                PipedriveConstants.RATE_LIMIT_REMAINING,
                answer.headers().rates().remaining());
        setOrRemove(
                message,
                PipedriveConstants.RATE_LIMIT_RESET,
                answer.headers().rates().resetSeconds());
        setOrRemove(
                message,
                PipedriveConstants.DAILY_TOKENS_LEFT,
                answer.headers().rates().dailyTokensLeft());
        String upsert = answer.notes().upsert();
        setOrRemove(message, PipedriveConstants.UPSERT, upsert.isEmpty() ? null : upsert);
        Map<String, Object> resolved = answer.notes().resolved();
        setOrRemove(message, PipedriveConstants.RESOLVED, resolved.isEmpty() ? null : resolved);
    }

    private static void setOrRemove(Message message, String header, Object value) {
        if (value == null) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }
}
