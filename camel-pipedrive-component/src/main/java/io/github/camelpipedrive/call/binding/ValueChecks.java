// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.binding;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelpipedrive.call.failure.ForeignFailure;
import io.github.camelpipedrive.operation.BodyKind;
import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Operation.Kind;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.type.CustomFields;
import io.github.camelpipedrive.operation.type.InvalidValueException;
import io.github.camelpipedrive.operation.type.ValueType;
import io.github.camelpipedrive.wire.EncodedText;
import io.github.camelpipedrive.wire.Json;
import io.github.camelpipedrive.wire.UnreadableException;

/**
 * Checks given values one by one and turns each into the form that goes over the wire. What null means depends on the
 * operation: a create has no value then, an update clears the field when the body says so, and everywhere else it is an
 * error, as a call without the parameter would be another call.
 *
 * @param operation what is called
 * @param unknown what becomes of parameters that the row does not have
 */
record ValueChecks(Operation operation, UnknownParameters unknown) {

    /** Takes a value as it is given and returns the one for the wire. */
    private interface Acceptance {
        Object accept(Object value) throws InvalidValueException, UnreadableException;
    }

    /** Whether the row, or what is let through beside it, has a parameter of this name. */
    boolean has(String name) {
        return operation.parameter(name).isPresent() || operation.takesFlatCustomField(name) || unknown.pass(name);
    }

    /**
     * Checks an option or a header.
     *
     * @param name its name as given
     * @param parameter what it stands for, null for a parameter that the row does not have
     * @param value its value, which may be null
     * @param target takes the value for the wire
     * @param problems takes what is wrong
     */
    void besideBody(String name, Parameter parameter, Object value, Map<String, Object> target, Problems problems) {
        if (parameter == null && !has(name)) {
            problems.with(() -> new UnknownNames(operation).explain(name));
            return;
        }
        String apiName = parameter == null ? name : parameter.name();
        if (target.containsKey(apiName)) {
            problems.with(apiName, "is given twice, in two spellings");
        } else if (value != null) {
            accept(apiName, acceptance(name, parameter), value, target, problems);
        } else if (!isNothingWhenNull(apiName)) {
            problems.with(apiName, nullBesideBody(name, parameter));
        }
    }

    /**
     * Checks a key of the message body.
     *
     * @param name its name as given, which {@link #has}
     * @param value its value, which may be null
     * @param target takes the value for the wire
     * @param problems takes what is wrong
     */
    void ofBody(String name, Object value, Map<String, Object> target, Problems problems) {
        Parameter parameter = operation.parameter(name).orElse(null);
        String apiName = parameter == null ? name : parameter.name();
        if (target.containsKey(apiName)) {
            problems.with(apiName, "is given twice in the body, in two spellings");
        } else if (value != null) {
            accept(apiName, acceptance(name, parameter), value, target, problems);
        } else if (!isNothingWhenNull(apiName)) {
            if (isField(name, parameter)) {
                target.put(apiName, null);
            } else {
                problems.with(apiName, nullBesideBody(name, parameter));
            }
        }
    }

    /** What creates or starts something has no value yet that null could clear. */
    private boolean isNothingWhenNull(String apiName) {
        return operation.kind() == Kind.COMPOSED
                ? operation.bodyKind() == BodyKind.NONE && !operation.isAbout(List.of(apiName))
                : operation.method() == Method.POST;
    }

    private boolean isField(String name, Parameter parameter) {
        if (parameter != null) {
            return parameter.inBody();
        }
        return operation.takesFlatCustomField(name) || operation.locationOfUnnamed() == Parameter.Location.BODY;
    }

    private String nullBesideBody(String name, Parameter parameter) {
        if (isField(name, parameter)) {
            return "is null; to clear the field give null in the body, to leave it as it is leave it out";
        }
        if (name.equals("cursor") || name.equals("start")) {
            return "is null: without it the list would start again at its first page";
        }
        if (parameter != null && parameter.required()) {
            return "is null, and the call needs it";
        }
        if (parameter != null && operation.kind() == Kind.COMPOSED && operation.isAbout(List.of(parameter.name()))) {
            return "is null: without it another record could be found";
        }
        return operation.result().isList()
                ? "is null: without it nothing would be filtered"
                : "is null; give a value or leave it out";
    }

    private Acceptance acceptance(String name, Parameter parameter) {
        if (parameter != null) {
            return value -> accepted(parameter, value);
        }
        return operation.takesFlatCustomField(name) ? CustomFields::acceptField : value -> unknown.accept(name, value);
    }

    /** A value of a parameter of the row. */
    void accept(Parameter parameter, Object value, Map<String, Object> target, Problems problems) {
        accept(parameter.name(), given -> accepted(parameter, given), value, target, problems);
    }

    private static void accept(
            String name, Acceptance acceptance, Object value, Map<String, Object> target, Problems problems) {
        try {
            Object accepted = acceptance.accept(value);
            target.put(name, accepted);
        } catch (InvalidValueException | UnreadableException e) {
            problems.with(name, e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            // A user's class, such as a list that is read from somewhere.
            problems.with(name, "can't be read (" + ForeignFailure.words(e) + ")");
        }
    }

    private Object accepted(Parameter parameter, Object value) throws InvalidValueException, UnreadableException {
        Object structured = structured(parameter, value);
        ValueType open = parameter.type().open();
        try {
            return notEmpty(parameter, parameter.type().accept(structured));
        } catch (InvalidValueException e) {
            if (!unknown.passValues() || open.equals(parameter.type())) {
                throw e;
            }
            Object accepted = notEmpty(parameter, open.accept(structured));
            unknown.warnOfValue(parameter.name(), accepted);
            return accepted;
        }
    }

    /** No ID at all would mean every record. */
    private static Object notEmpty(Parameter parameter, Object accepted) throws UnreadableException {
        if (!parameter.inBody() && accepted instanceof List<?> list && list.isEmpty()) {
            throw new UnreadableException(
                    "is an empty list, which would not filter at all; leave it out, or give at least one", null);
        }
        return accepted;
    }

    /** Objects and lists may come as JSON text where only text can be given: in options and headers. */
    private static Object structured(Parameter parameter, Object value) throws UnreadableException {
        if (parameter.type().isStructured() && value instanceof CharSequence text) {
            String stripped = EncodedText.withoutMark(text.toString()).strip();
            return Json.isJson(stripped) ? MessageBody.parse(stripped) : value;
        }
        return value instanceof JsonNode node ? Json.WIRE.convertValue(node, Object.class) : value;
    }
}
