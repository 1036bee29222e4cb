// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.io.File;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.operation.BodyKind;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Operation.Kind;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.Rule;
import io.github.camelpipedrive.operation.type.Binary;
import io.github.camelpipedrive.ratelimit.Claim;
import io.github.camelpipedrive.transport.Request;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

/**
 * Binds a message to a request of one operation. What {@code toD} says for this message overrides a header, a header an
 * option of the endpoint, an option the body. Everything is checked here; what does not fit is an error, and nothing is
 * dropped. Made once an endpoint, used by many threads.
 */
public final class RequestBinder {

    /** What the message body is called in problems. */
    static final String BODY = "body";

    private final Operation operation;
    private final RequestWriter writer;
    private final MessageBody bodies;
    private final ValueChecks checks;
    private final RecordShapes shapes;
    private final Map<String, Parameter> byHeader;
    private final Map<String, Object> options;

    private RequestBinder(
            Operation operation,
            MessageBody bodies,
            UnknownParameters unknown,
            RecordShapes shapes,
            Claim claim,
            Map<String, Object> options)
            throws PipedriveValidationException {
        this.operation = operation;
        this.bodies = bodies;
        this.checks = new ValueChecks(operation, unknown);
        this.shapes = shapes;
        this.writer = operation.kind() == Kind.HTTP ? new RequestWriter(operation, claim) : null;
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

    /**
     * Makes a binder and checks the endpoint's options.
     *
     * @param operation what is called
     * @param shapes tell records of the operation's resource
     * @param allowUnknown whether parameters are sent that the operation's row does not have
     * @param userClasses writes classes of the user's
     * @param claim what each call asks of its account's budget
     * @param options parameters given as options of the endpoint, by name in either spelling
     * @return the binder, for use by many threads
     * @throws PipedriveValidationException when an option is unknown or its value does not fit
     */
    public static RequestBinder of(
            Operation operation,
            RecordShapes shapes,
            boolean allowUnknown,
            ObjectMapper userClasses,
            Claim claim,
            Map<String, Object> options)
            throws PipedriveValidationException {
        boolean plain =
                operation.bodyKind() == BodyKind.NONE && operation.principal().isPresent();
        return new RequestBinder(
                operation,
                new MessageBody(userClasses, plain),
                new UnknownParameters(operation, allowUnknown),
                shapes,
                claim,
                options);
    }

    /**
     * Binds a message, which keeps its headers.
     *
     * @param message the message
     * @param headers the message's parameter headers
     * @param dynamicOptions options that came with this message (from {@code toD}), by name in either spelling
     * @param account the account's name, for messages
     * @return the call, checked
     * @throws PipedriveValidationException when anything does not fit; it names all problems at once
     */
    public Call bind(Message message, ParameterHeaders headers, Map<String, Object> dynamicOptions, String account)
            throws PipedriveValidationException {
        try {
            return bound(message, headers, dynamicOptions, account);
        } catch (RuntimeException | StackOverflowError e) {
            throw new PipedriveValidationException(
                    ErrorDetails.of(
                                    operation.id(),
                                    account,
                                    "the message can't be read (" + ForeignFailure.words(e) + ")")
                            .withHint("Nothing was sent."),
                    e);
        }
    }

    private Call bound(Message message, ParameterHeaders headers, Map<String, Object> dynamicOptions, String account)
            throws PipedriveValidationException {
        Problems problems = new Problems();
        headers.unknown().forEach(name -> problems.with(() -> new UnknownNames(operation).explainHeader(name)));
        Map<String, Object> stated = stated(headers, dynamicOptions, problems);

        Map<String, Object> values = new LinkedHashMap<>();
        if (looksAtBody(stated, dynamicOptions)) {
            addBody(message, stated, values, problems);
        }
        values.putAll(stated);

        checkComplete(values, problems);
        if (problems.any()) {
            throw problems.asException(operation.id(), account);
        }
        Request request = operation.kind() == Kind.HTTP ? writer.write(values, message, account) : null;
        return new Call(operation, values, account, request);
    }

    /** What is given beside the body. */
    private Map<String, Object> stated(
            ParameterHeaders headers, Map<String, Object> dynamicOptions, Problems problems) {
        if (headers.values().isEmpty() && dynamicOptions.isEmpty()) {
            return options;
        }
        Map<String, Object> dynamic = accept(dynamicOptions, problems);
        Map<String, Object> fromHeaders = new LinkedHashMap<>();
        headers.values().forEach((name, value) -> {
            Parameter parameter = byHeader.get(name);
            // What is overridden is not looked at: it may be left over from another call.
            if (!dynamic.containsKey(parameter == null ? name : parameter.name())) {
                checks.besideBody(name, parameter, value, fromHeaders, problems);
            }
        });
        Map<String, Object> stated = new LinkedHashMap<>(options);
        stated.putAll(fromHeaders);
        stated.putAll(dynamic);
        return stated;
    }

    private Map<String, Object> accept(Map<String, Object> given, Problems problems) {
        Map<String, Object> accepted = new LinkedHashMap<>();
        given.forEach((name, value) ->
                checks.besideBody(name, operation.parameter(name).orElse(null), value, accepted, problems));
        return accepted;
    }

    private Map<String, Object> check(Map<String, Object> given) throws PipedriveValidationException {
        Problems problems = new Problems();
        Map<String, Object> accepted = accept(given, problems);
        if (problems.any()) {
            throw problems.asException(operation.id(), "");
        }
        return accepted;
    }

    /**
     * The same call with other values.
     *
     * @param call a call of this operation, which has no request body
     * @param values all values by API name, checked
     * @return the changed call
     */
    public Call changed(Call call, Map<String, Object> values) {
        return new Call(operation, values, call.account(), writer.write(values, null, call.account()));
    }

    /**
     * An operation without a request body takes its parameters from the message body only when nothing else says what
     * it is about. Otherwise the body is what the route is working on: the Map that {@code ${body[id]}} was read from.
     */
    private boolean looksAtBody(Map<String, Object> stated, Map<String, Object> dynamicOptions) {
        if (operation.bodyKind() != BodyKind.NONE) {
            return true;
        }
        boolean named = operation.principal().filter(isIn(stated)).isPresent();
        return !named && dynamicOptions.isEmpty() && !operation.takesAnyQuery();
    }

    private static Predicate<Parameter> isIn(Map<String, Object> values) {
        return parameter -> values.containsKey(parameter.name());
    }

    private void addBody(Message message, Map<String, Object> stated, Map<String, Object> values, Problems problems) {
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
        Optional<Parameter> whole = wholeBody(body);
        if (whole.isPresent()) {
            whole.filter(isIn(stated).negate()).ifPresent(one -> checks.accept(one, body, values, problems));
        } else if (body instanceof Map<?, ?> map) {
            addFromBody(map, stated, values, problems);
        } else {
            problems.with(BODY, unusable(body));
        }
    }

    /** What the body stands for as a whole. */
    private Optional<Parameter> wholeBody(Object body) {
        boolean list = body instanceof List;
        boolean object = body instanceof Map;
        return switch (operation.bodyKind()) {
            case ARRAY -> list ? firstInBody() : Optional.empty();
            case ANY -> list || object ? firstInBody() : Optional.empty();
            case NONE -> list || object ? Optional.empty() : operation.principal();
            case JSON, FORM, MULTIPART -> Optional.empty();
        };
    }

    private Optional<Parameter> firstInBody() {
        return operation.parameters().stream().filter(Parameter::inBody).findFirst();
    }

    private String unusable(Object body) {
        String kind = body instanceof List
                ? "a list"
                : body instanceof CharSequence
                        ? "plain text"
                        : "a plain " + body.getClass().getSimpleName();
        return switch (operation.bodyKind()) {
            case NONE ->
                operation.id() + " can't use " + kind + "; give its parameters as headers, as options or as a"
                        + " Map, and set the body to null when it is left over from an earlier step";
            case ARRAY -> "must be a list, not " + kind;
            case ANY -> "must be an object or a list (JSON, a Map, a List or a class with properties), not " + kind;
            case JSON, FORM, MULTIPART ->
                "must be an object (a Map, JSON or a class with properties), not " + kind
                        + (body instanceof List ? "; split it to make one call for each item" : "");
        };
    }

    private void addUpload(Message message, Map<String, Object> values, Problems problems) {
        Object body = message.getBody();
        if (body instanceof Map<?, ?> map) {
            addFromBody(map, Map.of(), values, problems);
        } else if (body != null) {
            file().ifPresent(file -> checks.accept(file, content(message), values, problems));
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
            Map<?, ?> body, Map<String, Object> stated, Map<String, Object> values, Problems problems) {
        List<String> unknown = body.keySet().stream()
                .map(String::valueOf)
                .filter(name -> !checks.has(name))
                .toList();
        Optional<Parameter> principal = operation.principal().filter(one -> body.get(one.name()) != null);
        if (!unknown.isEmpty()
                && operation.bodyKind() == BodyKind.NONE
                && principal.isPresent()
                && shapes.isRecord(operation.resource(), body)) {
            // A record of the resource, as a list or an event gave it: the call is about this one.
            checks.accept(principal.get(), body.get(principal.get().name()), values, problems);
            return;
        }
        if (!unknown.isEmpty()) {
            new UnknownNames(operation).tell(unknown, problems);
        }
        if (unknown.size() > UnknownNames.MOST_EXPLAINED && operation.bodyKind() == BodyKind.NONE) {
            // What is left over from an earlier step are no values of this call.
            return;
        }
        body.forEach((key, value) -> {
            String name = String.valueOf(key);
            String apiName = operation.parameter(name).map(Parameter::name).orElse(name);
            if (checks.has(name) && !stated.containsKey(apiName)) {
                checks.ofBody(name, value, values, problems);
            }
        });
    }

    private void checkComplete(Map<String, Object> values, Problems problems) {
        if (problems.has(BODY)) {
            // It can't be known what is missing: it may stand in the body.
            return;
        }
        List<String> missing = operation.parameters().stream()
                .filter(Parameter::required)
                .map(Parameter::name)
                .filter(name -> values.get(name) == null && !problems.has(name))
                .toList();
        if (!missing.isEmpty()) {
            problems.missing(missing, placesOf(missing));
        }
        if (!problems.any()) {
            for (Rule rule : operation.rules()) {
                rule.violation(values).ifPresent(problems::with);
            }
        }
    }

    private String placesOf(List<String> missing) {
        boolean isBody =
                plainBody().filter(one -> missing.equals(List.of(one.name()))).isPresent();
        boolean hasFields = operation.bodyKind() == BodyKind.JSON || operation.bodyKind() == BodyKind.MULTIPART;
        String body = isBody ? "as the body, " : hasFields ? "in the body, " : "";
        return missing.size() == 1
                ? "give it " + body + "as header " + ParameterHeaders.PREFIX + missing.get(0) + " or as option "
                        + missing.get(0)
                : "give each " + body + "as header such as " + ParameterHeaders.PREFIX + missing.get(0)
                        + " or as option";
    }

    /** What a body stands for that is no Map. */
    private Optional<Parameter> plainBody() {
        if (operation.bodyKind() == BodyKind.MULTIPART) {
            return file();
        }
        return operation.bodyKind() == BodyKind.NONE && !operation.takesAnyQuery()
                ? operation.principal()
                : Optional.empty();
    }

    private Optional<Parameter> file() {
        return operation.parameters().stream()
                .filter(parameter -> parameter.type() instanceof Binary)
                .findFirst();
    }
}
