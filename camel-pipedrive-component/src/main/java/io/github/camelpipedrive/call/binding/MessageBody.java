// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.binding;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.github.camelpipedrive.call.failure.ForeignFailure;
import io.github.camelpipedrive.wire.EncodedText;
import io.github.camelpipedrive.wire.Json;
import io.github.camelpipedrive.wire.UnreadableException;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.converter.stream.ReaderCache;

/**
 * A message's body as plain values: a {@code Map}, a {@code List}, a single value, or null for none. Takes what Camel
 * users have available: maps, Jackson's nodes, JSON in any of its wrappings, plain values, and classes of their own.
 */
final class MessageBody {

    /** What a body may say in text; more than any request to the API. */
    private static final int LONGEST_TEXT = 32 * 1024 * 1024;

    private static final int LONGEST_REASON = 400;

    private static final String DUPLICATE = "Duplicate field ";

    /** The beginning of a JSON object that has a key; no term or ID looks like it. */
    private static final Pattern OBJECT_WITH_KEY = Pattern.compile("\\{\\s*\"[^\"]*\"\\s*:");

    private final ObjectMapper userClasses;
    private final boolean plain;

    /**
     * Creates a reader.
     *
     * @param userClasses writes classes of the user's
     * @param plain whether text may stand for itself, as a term or an ID
     */
    MessageBody(ObjectMapper userClasses, boolean plain) {
        this.userClasses = userClasses;
        this.plain = plain;
    }

    /**
     * Reads the body.
     *
     * @param message the message; a stream in it is read to its end, and can be reset
     * @return a {@code Map}, {@code List}, single value, or null for an empty body
     * @throws UnreadableException when it is not JSON where JSON begins, of no known kind, or its own code fails
     */
    Object read(Message message) throws UnreadableException {
        try {
            return readBody(message);
        } catch (RuntimeException | StackOverflowError e) {
            throw new UnreadableException("can't be read (" + ForeignFailure.words(e) + ")", e);
        }
    }

    private Object readBody(Message message) throws UnreadableException {
        Object body = message.getBody();
        if (body == null || body instanceof Map || body instanceof List) {
            return body;
        }
        if (body instanceof JsonNode node) {
            return fromNode(node);
        }
        if (body instanceof CharSequence text) {
            return fromText(text.toString());
        }
        if (isEncoded(body)) {
            return fromText(decode(message));
        }
        if (body instanceof Number
                || body instanceof Boolean
                || body instanceof Character
                || body instanceof Enum
                || body instanceof UUID) {
            return body;
        }
        if (body instanceof Iterator) {
            throw new UnreadableException(
                    "is a stream of records, which would be read to its end; split it, or set the body to null when it is"
                            + " left over from an earlier step",
                    null);
        }
        if (body instanceof Iterable<?> iterable) {
            List<Object> items = new ArrayList<>();
            iterable.forEach(items::add);
            return items;
        }
        if (body.getClass().isArray()) {
            return fromArray(body);
        }
        return fromUserClass(body);
    }

    private static boolean isEncoded(Object body) {
        return body instanceof byte[]
                || body instanceof InputStream
                || body instanceof StreamCache
                || body instanceof Reader
                || body instanceof WrappedFile
                || body instanceof File
                || body instanceof Path;
    }

    /** What can be read once is in the message as it was afterwards, so that a call that fails can be retried. */
    private static String decode(Message message) throws UnreadableException {
        Object body = message.getBody();
        if (body instanceof Reader) {
            String text = message.getBody(String.class);
            if (!(body instanceof StreamCache)) {
                message.setBody(new ReaderCache(text));
            }
            return text;
        }
        try (InputStream stream = stream(message)) {
            if (stream == null) {
                throw new UnreadableException("the body can't be read as a stream", null);
            }
            byte[] bytes = stream.readNBytes(LONGEST_TEXT + 1);
            if (bytes.length > LONGEST_TEXT) {
                throw new UnreadableException("the body is longer than " + LONGEST_TEXT + " bytes", null);
            }
            if (body instanceof InputStream && !(body instanceof StreamCache)) {
                message.setBody(new InputStreamCache(bytes));
            }
            return MessageText.decode(bytes, message);
        } catch (IOException e) {
            throw new UnreadableException("the body can't be read: " + e.getMessage(), e);
        }
    }

    /** The bytes as they are: of a file with a charset, Camel's conversion gives them in the JVM's default charset. */
    private static InputStream stream(Message message) throws IOException {
        return message.getBody() instanceof WrappedFile<?> wrapped
                        && wrapped.getFile() instanceof File file
                        && file.isFile()
                ? Files.newInputStream(file.toPath())
                : message.getBody(InputStream.class);
    }

    private Object fromText(String given) throws UnreadableException {
        String text = EncodedText.withoutMark(given);
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return null;
        }
        if (!Json.isJson(stripped)) {
            return text;
        }
        return plain ? parseOrKeep(stripped, text) : parse(stripped);
    }

    /** A term may be {@code [2024]} or {@code {abc}}; what is unmistakably JSON must be right, or it would be searched for. */
    private static Object parseOrKeep(String stripped, String text) throws UnreadableException {
        try {
            Object parsed = parse(stripped);
            boolean structured = parsed instanceof Map
                    || parsed instanceof List<?> list
                            && list.stream().anyMatch(item -> item instanceof Map || item instanceof List);
            return structured ? parsed : text;
        } catch (UnreadableException e) {
            if (OBJECT_WITH_KEY.matcher(stripped).lookingAt()) {
                throw e;
            }
            return text;
        }
    }

    /**
     * Parses JSON that a user wrote.
     *
     * @throws UnreadableException with the place of the mistake
     */
    static Object parse(String json) throws UnreadableException {
        try {
            return Json.ofUser(json);
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            throw new UnreadableException(wrong(e) + place, e);
        }
    }

    /** What Jackson found, in words that say nothing of Jackson where it is a common slip. */
    private static String wrong(JsonProcessingException failure) {
        String words = failure.getOriginalMessage();
        if (failure instanceof JsonEOFException) {
            return "is not JSON: it ends in the middle";
        }
        if (failure instanceof MismatchedInputException) {
            return "is not JSON: there is more text after its end";
        }
        return words.startsWith(DUPLICATE)
                ? "gives " + words.substring(DUPLICATE.length()) + " twice"
                : "is not JSON: " + words;
    }

    private static Object fromNode(JsonNode node) throws UnreadableException {
        try {
            return node.isMissingNode() ? null : Json.WIRE.treeToValue(node, Object.class);
        } catch (JsonProcessingException e) {
            throw new UnreadableException("is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static List<Object> fromArray(Object array) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            items.add(Array.get(array, i));
        }
        return items;
    }

    private Object fromUserClass(Object body) throws UnreadableException {
        try {
            return userClasses.convertValue(body, Map.class);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(
                    "is of " + body.getClass() + ", which can't be read as an object (" + reason(e)
                            + "); give a Map, JSON or a class with properties",
                    e);
        }
    }

    private static String reason(IllegalArgumentException failure) {
        if (!(failure.getCause() instanceof JsonProcessingException problem)) {
            return failure.getMessage();
        }
        String place = Json.place(problem);
        String words = problem.getOriginalMessage().lines().findFirst().orElse("");
        String reason = place.isEmpty() ? words : "at " + place + ": " + words;
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason;
    }
}
