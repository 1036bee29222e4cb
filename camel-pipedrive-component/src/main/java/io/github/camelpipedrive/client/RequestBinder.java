// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.operation.BodyKind;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.Rule;
import io.github.camelpipedrive.operation.type.Binary;
import io.github.camelpipedrive.operation.type.CustomFields;
import io.github.camelpipedrive.operation.type.InvalidValueException;
import io.github.camelpipedrive.ratelimit.Claim;
import io.github.camelpipedrive.transport.Request;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

/**
 * Binds a message to a request of one operation: a header goes before an option of the endpoint, an option before the
 * body. Everything is checked here; what does not fit is an error, and nothing is dropped. Made once an endpoint, used
 * by many threads.
 */
public final class RequestBinder {

    private static final String BODY = "body";

    private final Operation operation;
    private final RequestWriter writer;
    private final MessageBody bodies;
    private final Map<String, Parameter> byHeader;
    private final Map<String, Object> options;

    /**
     * Makes a binder and checks the endpoint's options.
     *
     * @param operation what is called
     * @param bodies reads message bodies
     * @param claim what each call asks of its account's budget
     * @param options parameters given as options of the endpoint, by name in either spelling
     * @throws PipedriveValidationException when an option is unknown or its value does not fit
     */
    RequestBinder(Operation operation, MessageBody bodies, Claim claim, Map<String, Object> options)
            throws PipedriveValidationException {
        this.operation = operation;
        this.bodies = bodies;
        this.writer = new RequestWriter(operation, claim);
        this.byHeader = inAnyCase(operation);
        this.options = Collections.unmodifiableMap(check(options));
    }

    /** Headers have no case: what crossed HTTP or a broker often comes in small letters only. */
    private static Map<String, Parameter> inAnyCase(Operation operation) {
        Map<String, Parameter> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        operation.parameters().forEach(parameter -> names.put(parameter.name(), parameter));
        operation.parameters().forEach(parameter -> names.putIfAbsent(parameter.camelName(), parameter));
        return names;
    }

    private Optional<Parameter> ofHeader(String name) {
        return Optional.ofNullable(byHeader.get(name));
    }

    /**
     * Makes a binder and checks the endpoint's options.
     *
     * @param operation what is called
     * @param userClasses writes classes of the user's
     * @param claim what each call asks of its account's budget
     * @param options parameters given as options of the endpoint, by name in either spelling
     * @return the binder, for use by many threads
     * @throws PipedriveValidationException when an option is unknown or its value does not fit
     */
    public static RequestBinder of(
            Operation operation, ObjectMapper userClasses, Claim claim, Map<String, Object> options)
            throws PipedriveValidationException {
        return new RequestBinder(operation, new MessageBody(userClasses), claim, options);
    }

    /**
     * Binds a message. Its parameter headers are removed, so that they don't reach the next call.
     *
     * @param message the message
     * @param dynamicOptions options that came with this message (from {@code toD}), by name in either spelling
     * @param account the account's name, for messages
     * @return the call, checked
     * @throws PipedriveValidationException when anything does not fit; it names all problems at once
     */
    public Call bind(Message message, Map<String, Object> dynamicOptions, String account)
            throws PipedriveValidationException {
        Problems problems = new Problems();
        Map<String, Object> fromHeaders = accept(ParameterHeaders.take(message), this::ofHeader, problems);
        Map<String, Object> fromOptions = dynamicOptions.isEmpty()
                ? options
                : merge(accept(dynamicOptions, operation::parameter, problems), options);

        Map<String, Object> values = new LinkedHashMap<>();
        if (looksAtBody(fromHeaders, fromOptions, dynamicOptions)) {
            addBody(message, fromHeaders, fromOptions, values, problems);
        }
        values.putAll(fromOptions);
        values.putAll(fromHeaders);

        checkComplete(values, problems);
        if (problems.any()) {
            throw problems.asException(operation.id(), account);
        }
        Request request = writer.write(values, message, account);
        return new Call(operation, values, request);
    }

    /**
     * The same call with other values.
     *
     * @param call a call of this operation, which has no request body
     * @param values all values by API name, checked
     * @return the changed call
     */
    public Call changed(Call call, Map<String, Object> values) {
        return new Call(
                operation, values, writer.write(values, null, call.request().account()));
    }

    private Map<String, Object> check(Map<String, Object> given) throws PipedriveValidationException {
        Problems problems = new Problems();
        Map<String, Object> accepted = accept(given, operation::parameter, problems);
        if (problems.any()) {
            throw problems.asException(operation.id(), "");
        }
        return accepted;
    }

    private static Map<String, Object> merge(Map<String, Object> first, Map<String, Object> second) {
        Map<String, Object> merged = new LinkedHashMap<>(second);
        merged.putAll(first);
        return merged;
    }

    /**
     * An operation without a request body takes its parameters from the message body only when nothing else says what
     * it is about. Otherwise the body is what the route is working on: the Map that {@code ${body[id]}} was read from.
     */
    private boolean looksAtBody(
            Map<String, Object> fromHeaders, Map<String, Object> fromOptions, Map<String, Object> dynamicOptions) {
        if (operation.bodyKind() != BodyKind.NONE) {
            return true;
        }
        boolean named = operation
                .principal()
                .map(Parameter::name)
                .filter(name -> fromHeaders.containsKey(name) || fromOptions.containsKey(name))
                .isPresent();
        return !named && dynamicOptions.isEmpty();
    }

    /** Options or headers: a null there means that nothing is given. */
    private Map<String, Object> accept(
            Map<String, Object> given, Function<String, Optional<Parameter>> find, Problems problems) {
        if (given.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> accepted = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            Optional<Parameter> parameter = find.apply(name);
            if (parameter.isEmpty() && operation.takesFlatCustomField(name)) {
                acceptFlat(name, value, accepted, problems);
            } else if (parameter.isEmpty()) {
                problems.with(new UnknownNames(operation).explain(name));
            } else if (value != null && accepted.containsKey(parameter.get().name())) {
                problems.with(parameter.get().name(), "is given twice, in two spellings");
            } else if (value != null) {
                accept(parameter.get(), value, accepted, problems);
            }
        });
        return accepted;
    }

    private void addBody(
            Message message,
            Map<String, Object> fromHeaders,
            Map<String, Object> fromOptions,
            Map<String, Object> values,
            Problems problems) {
        if (operation.bodyKind() == BodyKind.MULTIPART) {
            addUpload(message, values, problems);
            return;
        }
        Object body;
        try {
            body = bodies.read(message);
        } catch (MessageBody.UnreadableException e) {
            problems.with(BODY, e.getMessage());
            return;
        }
        if (body == null) {
            return;
        }
        if (body instanceof Map<?, ?> map) {
            addFromBody(map, fromHeaders, fromOptions, values, problems);
            return;
        }
        Optional<Parameter> whole = wholeBody(body);
        if (whole.isPresent()) {
            Parameter parameter = whole.get();
            if (!fromHeaders.containsKey(parameter.name()) && !fromOptions.containsKey(parameter.name())) {
                accept(parameter, body, values, problems);
            }
            return;
        }
        problems.with(BODY, unusable(body));
    }

    /** What the body stands for when it is no object. */
    private Optional<Parameter> wholeBody(Object body) {
        if (operation.bodyKind() == BodyKind.ARRAY) {
            return body instanceof List
                    ? operation.parameters().stream().filter(Parameter::inBody).findFirst()
                    : Optional.empty();
        }
        return operation.bodyKind() == BodyKind.NONE && !(body instanceof List)
                ? operation.principal()
                : Optional.empty();
    }

    private String unusable(Object body) {
        String kind = body instanceof List
                ? "a list"
                : body instanceof CharSequence
                        ? "plain text"
                        : "a plain " + body.getClass().getSimpleName();
        if (operation.bodyKind() == BodyKind.NONE) {
            return operation.id() + " can't use " + kind + "; give its parameters as headers, as options or as a Map,"
                    + " and set the body to null when it is left over from an earlier step";
        }
        return operation.bodyKind() == BodyKind.ARRAY
                ? "must be a list, not " + kind
                : "must be an object (a Map, JSON or a class with properties), not " + kind
                        + (body instanceof List ? "; split it to make one call for each item" : "");
    }

    private void addUpload(Message message, Map<String, Object> values, Problems problems) {
        Object body = message.getBody();
        if (body instanceof Map<?, ?> map) {
            addFromBody(map, Map.of(), Map.of(), values, problems);
        } else if (body != null) {
            operation.parameters().stream()
                    .filter(parameter -> parameter.type() instanceof Binary)
                    .findFirst()
                    .ifPresent(file -> accept(file, content(message), values, problems));
        }
    }

    private static Object content(Message message) {
        Object body = message.getBody();
        if (body instanceof WrappedFile<?> wrapped) {
            return wrapped.getFile() instanceof File file ? file : message.getBody(InputStream.class);
        }
        return body instanceof StreamCache ? message.getBody(InputStream.class) : body;
    }

    private void addFromBody(
            Map<?, ?> body,
            Map<String, Object> fromHeaders,
            Map<String, Object> fromOptions,
            Map<String, Object> values,
            Problems problems) {
        List<String> unknown = new ArrayList<>();
        body.forEach((key, value) -> {
            String name = String.valueOf(key);
            Optional<Parameter> parameter = operation.parameter(name);
            if (parameter.isPresent()) {
                addFromBody(parameter.get(), value, fromHeaders, fromOptions, values, problems);
            } else if (operation.takesFlatCustomField(name)) {
                acceptFlat(name, value, values, problems);
            } else {
                unknown.add(name);
            }
        });
        if (!unknown.isEmpty()) {
            new UnknownNames(operation).tell(unknown, problems);
        }
    }

    private static void addFromBody(
            Parameter parameter,
            Object value,
            Map<String, Object> fromHeaders,
            Map<String, Object> fromOptions,
            Map<String, Object> values,
            Problems problems) {
        String name = parameter.name();
        if (values.containsKey(name)) {
            problems.with(name, "is given twice in the body, in two spellings");
        } else if (!fromHeaders.containsKey(name) && !fromOptions.containsKey(name)) {
            if (value != null) {
                accept(parameter, value, values, problems);
            } else if (parameter.inBody()) {
                // Null and not there are two things in an update: null clears the field.
                values.put(name, null);
            }
        }
    }

    private static void acceptFlat(String name, Object value, Map<String, Object> target, Problems problems) {
        try {
            target.put(name, CustomFields.acceptField(value));
        } catch (InvalidValueException e) {
            problems.with(name, e.getMessage());
        }
    }

    private static void accept(Parameter parameter, Object value, Map<String, Object> target, Problems problems) {
        try {
            Object accepted = parameter.type().accept(structured(parameter, value));
            if (!parameter.inBody() && accepted instanceof List<?> list && list.isEmpty()) {
                // No ID at all would mean every record.
                problems.with(
                        parameter.name(),
                        "is an empty list, which would not filter at all; leave it out, or give at least one");
                return;
            }
            target.put(parameter.name(), accepted);
        } catch (InvalidValueException | MessageBody.UnreadableException e) {
            problems.with(parameter.name(), e.getMessage());
        }
    }

    /** Objects and lists may come as JSON text where only text can be given: in options and headers. */
    private static Object structured(Parameter parameter, Object value) throws MessageBody.UnreadableException {
        if (parameter.type().isStructured() && value instanceof CharSequence text) {
            String stripped = text.toString().strip();
            return MessageBody.isJson(stripped) ? MessageBody.parse(stripped) : value;
        }
        return value instanceof JsonNode node ? Json.WIRE.convertValue(node, Object.class) : value;
    }

    private void checkComplete(Map<String, Object> values, Problems problems) {
        if (problems.has(BODY)) {
            // It can't be known what is missing: it may stand in the body.
            return;
        }
        List<String> missing = new ArrayList<>();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.required() && values.get(parameter.name()) == null && !problems.has(parameter.name())) {
                missing.add(parameter.name());
            }
        }
        if (!missing.isEmpty()) {
            missing.forEach(name -> problems.with(name, "is required"));
            problems.with("give it " + (operation.bodyKind() == BodyKind.NONE ? "" : "in the body, ") + "as header "
                    + ParameterHeaders.PREFIX + missing.get(0) + " or as option " + missing.get(0));
        }
        if (!problems.any()) {
            for (Rule rule : operation.rules()) {
                rule.violation(values).ifPresent(problems::with);
            }
        }
    }
}
