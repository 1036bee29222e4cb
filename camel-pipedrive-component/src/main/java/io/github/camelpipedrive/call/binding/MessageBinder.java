// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.binding;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.call.failure.ForeignFailure;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.operation.BodyKind;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.Rule;
import org.apache.camel.Message;

/**
 * Takes the values of one operation from a message. What {@code toD} says for this message overrides a header, a header an
 * option of the endpoint, an option the body. Everything is checked here; what does not fit is an error, and nothing is
 * dropped. Made once an endpoint, used by many threads.
 */
public final class MessageBinder {

    private final Operation operation;
    private final BodyBinder bodies;
    private final ValueChecks checks;
    private final Map<String, Parameter> byHeader;
    private final Map<String, Object> options;

    private MessageBinder(Operation operation, ValueChecks checks, BodyBinder bodies, Map<String, Object> options)
            throws PipedriveValidationException {
        this.operation = operation;
        this.bodies = bodies;
        this.checks = checks;
        this.byHeader = inAnyCase(operation);
        this.options = Collections.unmodifiableMap(check(options));
    }

    /** Headers have no case: what crossed HTTP or a broker often comes in lowercase only. */
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
     * @param options parameters given as options of the endpoint, by name in either spelling
     * @return the binder, for use by many threads
     * @throws PipedriveValidationException when an option is unknown or its value does not fit
     */
    public static MessageBinder of(
            Operation operation,
            RecordShapes shapes,
            boolean allowUnknown,
            ObjectMapper userClasses,
            Map<String, Object> options)
            throws PipedriveValidationException {
        ValueChecks checks = new ValueChecks(operation, new UnknownParameters(operation, allowUnknown));
        return new MessageBinder(operation, checks, new BodyBinder(operation, checks, shapes, userClasses), options);
    }

    /**
     * Takes the values of a message, which keeps its headers.
     *
     * @param message the message
     * @param headers the message's parameter headers
     * @param dynamicOptions options that came with this message (from {@code toD}), by name in either spelling
     * @param account the account's name, for messages
     * @return all values by API name in the form that goes over the wire, checked
     * @throws PipedriveValidationException when anything does not fit; it names all problems at once
     */
    public Map<String, Object> bind(
            Message message, ParameterHeaders headers, Map<String, Object> dynamicOptions, String account)
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

    private Map<String, Object> bound(
            Message message, ParameterHeaders headers, Map<String, Object> dynamicOptions, String account)
            throws PipedriveValidationException {
        Problems problems = new Problems();
        headers.unknown().forEach(name -> problems.with(() -> new UnknownNames(operation).explainHeader(name)));
        Map<String, Object> stated = stated(headers, dynamicOptions, problems);

        Binding binding = new Binding(stated.keySet(), new LinkedHashMap<>(), problems);
        if (looksAtBody(stated, dynamicOptions)) {
            bodies.bind(message, binding);
        }
        Map<String, Object> values = binding.values();
        values.putAll(stated);
        bodies.nameFile(message, values);

        checkComplete(values, problems);
        if (problems.any()) {
            throw problems.asException(operation.id(), account);
        }
        return values;
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
     * An operation without a request body takes its parameters from the message body only when nothing else says what
     * it is about. Otherwise the body is what the route is working on: the Map that {@code ${body[id]}} was read from.
     */
    private boolean looksAtBody(Map<String, Object> stated, Map<String, Object> dynamicOptions) {
        if (operation.bodyKind() != BodyKind.NONE) {
            return true;
        }
        return !operation.isAbout(stated.keySet()) && dynamicOptions.isEmpty() && !operation.takesAnyQuery();
    }

    private void checkComplete(Map<String, Object> values, Problems problems) {
        if (problems.has(BodyBinder.BODY)) {
            // It can't be known what is missing: it may appear in the body.
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
        boolean isBody = bodies.plainBody()
                .filter(one -> missing.equals(List.of(one.name())))
                .isPresent();
        boolean hasFields = operation.bodyKind() == BodyKind.JSON || operation.bodyKind() == BodyKind.MULTIPART;
        String body = isBody ? "as the body, " : hasFields ? "in the body, " : "";
        return missing.size() == 1
                ? "give it " + body + "as header " + ParameterHeaders.PREFIX + missing.get(0) + " or as option "
                        + missing.get(0)
                : "give each " + body + "as header such as " + ParameterHeaders.PREFIX + missing.get(0)
                        + " or as option";
    }
}
