// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.binding;

import java.io.File;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.call.NamedFile;
import io.github.camelpipedrive.operation.BodyKind;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.type.Binary;
import io.github.camelpipedrive.wire.UnreadableException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

/** Takes the values of one operation from the bodies of messages. Made once an endpoint, used by many threads. */
final class BodyBinder {

    /** What the message body is called in problems. */
    static final String BODY = "body";

    private final Operation operation;
    private final ValueChecks checks;
    private final RecordShapes shapes;
    private final MessageBody bodies;
    private final Optional<Parameter> file;

    /**
     * Creates a binder.
     *
     * @param operation what is called
     * @param checks checks single values
     * @param shapes tell records of the operation's resource
     * @param userClasses writes classes of the user's
     */
    BodyBinder(Operation operation, ValueChecks checks, RecordShapes shapes, ObjectMapper userClasses) {
        this.operation = operation;
        this.checks = checks;
        this.shapes = shapes;
        boolean plain =
                operation.bodyKind() == BodyKind.NONE && operation.principal().isPresent();
        this.bodies = new MessageBody(userClasses, plain);
        this.file = operation.parameters().stream()
                .filter(parameter -> parameter.type() instanceof Binary)
                .findFirst();
    }

    /** Adds what the body of a message gives. */
    void bind(Message message, Binding binding) {
        if (operation.bodyKind() == BodyKind.MULTIPART) {
            addUpload(message, binding);
            return;
        }
        Object body;
        try {
            body = bodies.read(message);
        } catch (UnreadableException e) {
            binding.problems().with(BODY, e.getMessage());
            return;
        }
        if (body == null) {
            return;
        }
        Optional<Parameter> whole = wholeBody(body);
        if (whole.isPresent()) {
            whole.filter(one -> !binding.isStated(one.name())).ifPresent(one -> accept(one, body, binding));
        } else if (body instanceof Map<?, ?> map) {
            addFromMap(map, binding);
        } else {
            binding.problems().with(BODY, unusable(body));
        }
    }

    private void accept(Parameter parameter, Object value, Binding binding) {
        checks.accept(parameter, value, binding.values(), binding.problems());
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

    private void addUpload(Message message, Binding binding) {
        Object body = message.getBody();
        if (body instanceof Map<?, ?> map) {
            addFromMap(map, binding.withoutStated());
        } else if (body != null) {
            file.ifPresent(one -> accept(one, content(message), binding));
        }
    }

    private static Object content(Message message) {
        Object body = message.getBody();
        if (body instanceof WrappedFile<?> wrapped) {
            return wrapped.getFile() instanceof File file ? file : message.getBody(InputStream.class);
        }
        return body instanceof StreamCache ? message.getBody(InputStream.class) : body;
    }

    /** Gives an upload the name that Camel has for the file, whether it came as the body or in another way. */
    void nameFile(Message message, Map<String, Object> values) {
        file.ifPresent(one -> {
            String name = fileName(message);
            if (!name.isEmpty()) {
                values.computeIfPresent(one.name(), (key, content) -> new NamedFile(content, name));
            }
        });
    }

    /** Camel's name of a file may start with its folders, in the way of either system. */
    private static String fileName(Message message) {
        String name = message.getHeader(Exchange.FILE_NAME_ONLY, String.class);
        if (name == null) {
            name = message.getHeader(Exchange.FILE_NAME, String.class);
        }
        return name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private void addFromMap(Map<?, ?> body, Binding binding) {
        Problems problems = binding.problems();
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
            accept(principal.get(), body.get(principal.get().name()), binding);
            return;
        }
        if (!unknown.isEmpty()) {
            new UnknownNames(operation).tell(unknown, problems);
        }
        if (unknown.size() > UnknownNames.MOST_EXPLAINED && operation.bodyKind() == BodyKind.NONE) {
            // What is left over from an earlier step are not values of this call.
            return;
        }
        body.forEach((key, value) -> {
            String name = String.valueOf(key);
            String apiName = operation.parameter(name).map(Parameter::name).orElse(name);
            if (checks.has(name) && !binding.isStated(apiName)) {
                checks.ofBody(name, value, binding.values(), problems);
            }
        });
    }

    /** What a body stands for that is not a Map. */
    Optional<Parameter> plainBody() {
        if (operation.bodyKind() == BodyKind.MULTIPART) {
            return file;
        }
        return operation.bodyKind() == BodyKind.NONE && !operation.takesAnyQuery()
                ? operation.principal()
                : Optional.empty();
    }
}
