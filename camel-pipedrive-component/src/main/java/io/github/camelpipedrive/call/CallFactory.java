// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.type.InvalidValueException;
import io.github.camelpipedrive.ratelimit.Claim;

/** Makes the calls of one HTTP operation from values. Made once an endpoint, used by many threads. */
public final class CallFactory {

    private final Operation operation;
    private final RequestWriter writer;
    private final AnswerReader reader;

    /**
     * Creates a factory.
     *
     * @param operation an HTTP operation
     * @param claim what each call asks of its account's budget
     * @param reader reads the answers
     */
    public CallFactory(Operation operation, Claim claim, AnswerReader reader) {
        this.operation = operation;
        this.writer = new RequestWriter(operation, claim);
        this.reader = reader;
    }

    public Operation operation() {
        return operation;
    }

    /**
     * Makes a call whose answer, when it is a file, is kept in memory.
     *
     * @param values all values by API name, checked
     * @param account the account's name, for messages
     * @return the call
     */
    public Call call(Map<String, Object> values, String account) {
        return call(values, account, FileSink.MEMORY);
    }

    /**
     * Creates a call.
     *
     * @param values all values by API name, checked
     * @param account the account's name, for messages
     * @param files keeps the answer when it is a file
     * @return the call
     */
    public Call call(Map<String, Object> values, String account, FileSink files) {
        return new Call(operation, values, account, writer.write(values, account), reader, files);
    }

    /**
     * Checks values that the component itself gives.
     *
     * @param operation what is called
     * @param values values by API name, as a user may give them
     * @return the values in the form that goes over the wire
     * @throws IllegalArgumentException when the operation has no such parameter, or does not take a value
     */
    public static Map<String, Object> checked(Operation operation, Map<String, Object> values) {
        Map<String, Object> checked = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (operation.takesFlatCustomField(name)) {
                checked.put(name, value);
                return;
            }
            Parameter parameter = operation
                    .parameter(name)
                    .orElseThrow(() -> new IllegalArgumentException(operation.id() + " has no parameter " + name));
            // Null clears a field.
            checked.put(parameter.name(), value == null ? null : accepted(operation, parameter, value));
        });
        return checked;
    }

    private static Object accepted(Operation operation, Parameter parameter, Object value) {
        try {
            return parameter.type().accept(value);
        } catch (InvalidValueException e) {
            throw new IllegalArgumentException(
                    operation.id() + " does not take " + parameter.name() + " = " + value, e);
        }
    }
}
