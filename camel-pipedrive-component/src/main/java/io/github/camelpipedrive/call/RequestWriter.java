// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.Parameter.Location;
import io.github.camelpipedrive.operation.type.Binary;
import io.github.camelpipedrive.ratelimit.Claim;
import io.github.camelpipedrive.transport.Body;
import io.github.camelpipedrive.transport.Request;
import io.github.camelpipedrive.wire.Json;
import io.github.camelpipedrive.wire.PercentEncoding;

/** Writes checked values as a request: into the path, the query and the body. Made once an endpoint. */
final class RequestWriter {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)}");

    private final Operation operation;
    private final Claim claim;
    private final List<PathPiece> path;
    private final List<Parameter> query;
    private final List<Parameter> body;
    private final Set<String> named;

    /** A piece of the path: fixed text, or the place of a parameter. */
    private record PathPiece(String text, boolean placeholder) {}

    RequestWriter(Operation operation, Claim claim) {
        this.operation = operation;
        this.named = operation.parameters().stream().map(Parameter::name).collect(Collectors.toUnmodifiableSet());
        this.claim = claim;
        this.path = pieces(operation.path());
        this.query = at(operation, Location.QUERY);
        this.body = at(operation, Location.BODY);
    }

    private static List<Parameter> at(Operation operation, Location location) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.location() == location)
                .toList();
    }

    private static List<PathPiece> pieces(String template) {
        List<PathPiece> pieces = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(template);
        int end = 0;
        while (matcher.find()) {
            pieces.add(new PathPiece(template.substring(end, matcher.start()), false));
            pieces.add(new PathPiece(matcher.group(1), true));
            end = matcher.end();
        }
        pieces.add(new PathPiece(template.substring(end), false));
        return List.copyOf(pieces);
    }

    Request write(Map<String, Object> values, String account) {
        return new Request(
                operation.id(),
                account,
                operation.method(),
                operation.effect().safeToRepeat(),
                target(values),
                body(values),
                claim);
    }

    private String target(Map<String, Object> values) {
        StringBuilder target = new StringBuilder(128);
        for (PathPiece piece : path) {
            if (piece.placeholder()) {
                PercentEncoding.append(target, values.get(piece.text()));
            } else {
                target.append(piece.text());
            }
        }
        char separator = '?';
        for (Parameter parameter : query) {
            Object value = values.get(parameter.name());
            if (value != null) {
                target.append(separator).append(parameter.name()).append('=');
                PercentEncoding.append(target, value);
                separator = '&';
            }
        }
        if (operation.locationOfUnnamed() == Location.QUERY) {
            for (Map.Entry<String, Object> each : unnamed(values)) {
                target.append(separator);
                PercentEncoding.append(target, each.getKey());
                target.append('=');
                PercentEncoding.append(target, each.getValue());
                separator = '&';
            }
        }
        return target.toString();
    }

    /** What the row does not name; in a call of the usual kind nothing. */
    private List<Map.Entry<String, Object>> unnamed(Map<String, Object> values) {
        return named.containsAll(values.keySet())
                ? List.of()
                : values.entrySet().stream()
                        .filter(each -> each.getValue() != null && !named.contains(each.getKey()))
                        .toList();
    }

    private Body body(Map<String, Object> values) {
        return switch (operation.bodyKind()) {
            case NONE -> Body.NONE;
            case JSON -> json(object(values));
            case ARRAY -> json(values.get(body.get(0).name()));
            case ANY ->
                values.get(body.get(0).name()) == null
                        ? Body.NONE
                        : json(values.get(body.get(0).name()));
            case FORM -> new Body.Bytes("application/x-www-form-urlencoded", form(values));
            case MULTIPART -> new Body.Multipart(parts(values));
        };
    }

    private Map<String, Object> object(Map<String, Object> values) {
        Map<String, Object> object = new LinkedHashMap<>(values);
        for (Parameter parameter : operation.parameters()) {
            if (!parameter.inBody()) {
                object.remove(parameter.name());
            }
        }
        return object;
    }

    private static Body json(Object value) {
        try {
            return new Body.Bytes("application/json", Json.WIRE.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            // Canonical values are maps, lists, text, numbers, booleans and null: all of them can be written.
            throw new IllegalStateException("A checked value can't be written as JSON", e);
        }
    }

    private byte[] form(Map<String, Object> values) {
        StringBuilder form = new StringBuilder();
        for (Parameter parameter : body) {
            Object value = values.get(parameter.name());
            if (value != null) {
                form.append(form.length() == 0 ? "" : "&")
                        .append(parameter.name())
                        .append('=');
                PercentEncoding.append(form, value);
            }
        }
        for (Map.Entry<String, Object> each : unnamed(values)) {
            form.append(form.length() == 0 ? "" : "&");
            PercentEncoding.append(form, each.getKey());
            form.append('=');
            PercentEncoding.append(form, each.getValue());
        }
        return form.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private List<Body.Part> parts(Map<String, Object> values) {
        List<Body.Part> parts = new ArrayList<>();
        for (Parameter parameter : body) {
            Object value = values.get(parameter.name());
            if (value != null) {
                parts.add(
                        parameter.type() instanceof Binary
                                ? file(parameter.name(), value)
                                : new Body.Part(parameter.name(), value, ""));
            }
        }
        unnamed(values).forEach(each -> parts.add(new Body.Part(each.getKey(), each.getValue(), "")));
        return parts;
    }

    private static Body.Part file(String parameter, Object value) {
        return value instanceof NamedFile named
                ? new Body.Part(parameter, named.content(), nameOrFile(named.name()))
                : new Body.Part(parameter, value, nameOrFile(ownName(value)));
    }

    private static String ownName(Object value) {
        if (value instanceof File file) {
            return file.getName();
        }
        return value instanceof Path file && file.getFileName() != null
                ? file.getFileName().toString()
                : "";
    }

    /** Servers refuse a file part without a name, so there always is one. */
    private static String nameOrFile(String name) {
        return name.isEmpty() ? "file" : name;
    }
}
