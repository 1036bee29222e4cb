// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.binding;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.call.CallFactory;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.ratelimit.Claim;
import io.github.camelpipedrive.wire.Json;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** Opens the binding of messages to fuzz targets: calls for the account {@code acme}. */
public final class BindingFuzzing {

    private static final OperationCatalogue CATALOGUE = PipedriveOperations.catalogue();
    private static final RecordShapes SHAPES = new RecordShapes(CATALOGUE);
    private static final CamelContext CONTEXT = new DefaultCamelContext();
    private static final Map<String, MessageBinder> BINDERS = new ConcurrentHashMap<>();

    private BindingFuzzing() {}

    /**
     * The row of an operation.
     *
     * @param name its name
     * @return the row
     */
    public static Operation operation(String name) {
        String[] names = name.split("/");
        return CATALOGUE.operation(names[0], names[1]);
    }

    /**
     * A message.
     *
     * @param body its body
     * @param headers its headers
     * @return the message, of an exchange of its own
     */
    public static Message message(Object body, Map<String, Object> headers) {
        Message message = new DefaultExchange(CONTEXT).getMessage();
        message.setBody(body);
        headers.forEach(message::setHeader);
        return message;
    }

    /**
     * Binds a message.
     *
     * @param operation the operation's name
     * @param message the message
     * @return the call
     * @throws PipedriveValidationException when it does not fit
     */
    public static Call bind(String operation, Message message) throws PipedriveValidationException {
        MessageBinder binder = BINDERS.computeIfAbsent(operation, BindingFuzzing::binder);
        Map<String, Object> values = binder.bind(message, ParameterHeaders.of(message, Set.of()), Map.of(), "acme");
        return new CallFactory(operation(operation), Claim.NONE, (call, response, failures) -> null)
                .call(values, "acme");
    }

    private static MessageBinder binder(String operation) {
        try {
            return MessageBinder.of(operation(operation), SHAPES, false, Json.forUserClasses(), Map.of());
        } catch (PipedriveValidationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * JSON as plain values.
     *
     * @param json the text
     * @return Maps, Lists and single values; null for text that is not JSON
     */
    public static Object parsed(String json) {
        try {
            return Json.WIRE.readValue(json, Object.class);
        } catch (JsonProcessingException | NumberFormatException e) {
            return null;
        }
    }
}
