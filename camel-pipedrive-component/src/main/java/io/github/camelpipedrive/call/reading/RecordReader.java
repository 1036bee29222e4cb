// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelpipedrive.operation.Result;
import io.github.camelpipedrive.operation.Result.Kind;
import io.github.camelpipedrive.wire.Json;

/**
 * Reads {@code data}: one record or a list of them, in the form that is asked for.
 *
 * @param result where the records stand
 * @param form how one record is read
 */
public record RecordReader(Result result, Form form) {

    private static final String SCORE = "result_score";

    /**
     * What was read.
     *
     * @param value the record, or the list of them
     * @param records how many there are
     */
    record Data(Object value, int records) {}

    /** How a record, and a list of records, is made of the stream. */
    interface Form {

        /** The record that begins at the parser's current token. */
        Object record(JsonParser parser) throws IOException;

        /** A record that is there as a tree, such as that of a search with its {@code result_score}. */
        Object record(JsonNode tree) throws IOException;

        /** The record that begins at the parser's current token, and its ID. */
        default Identified identified(JsonParser parser) throws IOException {
            JsonNode tree = Json.tree(parser);
            try (JsonParser again = Json.WIRE.treeAsTokens(tree)) {
                again.nextToken();
                return new Identified(record(again), tree.path("id").asText());
            }
        }

        /** Records as one value. */
        default Object list(List<Object> records) {
            return records;
        }

        /** Records of several pages as one value. */
        default Object whole(List<Object> records) {
            return list(records);
        }
    }

    /** A record and its ID, which is empty where it has none. */
    record Identified(Object record, String id) {}

    /** What a result without data is: an empty list where there should be a list. */
    Data none() {
        return result.isList() ? new Data(form.list(new ArrayList<>()), 0) : new Data(null, 0);
    }

    /** A {@code data} that is not what the operation answers. */
    public static final class UnexpectedDataException extends IOException {
        private static final long serialVersionUID = 1L;

        UnexpectedDataException(String message) {
            super(message);
        }

        static UnexpectedDataException noList() {
            return new UnexpectedDataException("the answer holds no list");
        }
    }

    /** Whether {@code data}, at whose first token the parser stands, is what the operation answers. */
    boolean fits(JsonParser parser) {
        JsonToken first = parser.currentToken();
        boolean array = first == JsonToken.START_ARRAY && (result.listKey().isEmpty() || isUnderAnyKey());
        boolean object = first == JsonToken.START_OBJECT && !result.listKey().isEmpty();
        return !result.isList() || first == JsonToken.VALUE_NULL || array || object;
    }

    private boolean isUnderAnyKey() {
        return result.listKey().equals(Result.ANY_KEY);
    }

    /** Reads {@code data}, which fits, and at whose first token the parser stands. */
    Data read(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return none();
        }
        boolean array = parser.currentToken() == JsonToken.START_ARRAY;
        if (!result.isList() && !(array && result.kind() == Kind.ANY)) {
            return new Data(form.record(parser), 1);
        }
        if (array) {
            return list(parser);
        }
        Data found = none();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            boolean wanted = isUnderAnyKey() ? value == JsonToken.START_ARRAY : key.equals(result.listKey());
            if (wanted && parser.currentToken() != JsonToken.VALUE_NULL) {
                found = list(parser);
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }

    private Data list(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw UnexpectedDataException.noList();
        }
        List<Object> records = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            records.add(result.kind() == Kind.FOUND ? found(parser) : form.record(parser));
        }
        return new Data(form.list(records), records.size());
    }

    /** What a search found: the record, behind its score. What is missing in the entry is missing in the record. */
    private Object found(JsonParser parser) throws IOException {
        JsonNode entry = Json.tree(parser);
        if (!(entry.get("item") instanceof ObjectNode item)) {
            return form.record(entry);
        }
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        if (entry.has(SCORE)) {
            found.set(SCORE, entry.get(SCORE));
        }
        found.setAll(item);
        return form.record(found);
    }

    /** {@link OutputType#MAP}. */
    record Maps() implements Form {

        private static final ObjectReader READER = Json.WIRE.readerFor(Object.class);

        @Override
        public Object record(JsonParser parser) throws IOException {
            return Json.read(READER, parser);
        }

        @Override
        public Identified identified(JsonParser parser) throws IOException {
            Object record = record(parser);
            Object id = record instanceof Map<?, ?> map ? map.get("id") : null;
            return new Identified(record, id == null ? "" : id.toString());
        }

        @Override
        public Object record(JsonNode tree) throws IOException {
            return Json.WIRE.treeToValue(tree, Object.class);
        }
    }

    /** {@link OutputType#NODE}. */
    record Nodes() implements Form {

        @Override
        public Object record(JsonParser parser) throws IOException {
            return Json.tree(parser);
        }

        @Override
        public Object record(JsonNode tree) {
            return tree;
        }

        @Override
        public ArrayNode list(List<Object> records) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode(records.size());
            records.forEach(record -> list.add((JsonNode) record));
            return list;
        }
    }

    /** {@link OutputType#JSON}. */
    record Texts() implements Form {

        @Override
        public String record(JsonParser parser) throws IOException {
            return Json.WIRE.writeValueAsString(Json.tree(parser));
        }

        @Override
        public String record(JsonNode tree) throws IOException {
            return Json.WIRE.writeValueAsString(tree);
        }

        @Override
        public String list(List<Object> records) {
            return records.stream().map(Object::toString).collect(Collectors.joining(",", "[", "]"));
        }
    }

    /**
     * A page whose records are delivered one by one, or with those of other pages: {@link PageRecords}.
     *
     * @param form how one record is read
     * @param identified whether the IDs of the records are wanted
     */
    record Paged(Form form, boolean identified) implements Form {

        @Override
        public Object record(JsonParser parser) throws IOException {
            return identified ? form.identified(parser) : form.record(parser);
        }

        @Override
        public Object record(JsonNode tree) throws IOException {
            Object record = form.record(tree);
            return identified ? new Identified(record, tree.path("id").asText()) : record;
        }

        @Override
        public PageRecords list(List<Object> records) {
            if (!identified) {
                return new PageRecords(records, List.of());
            }
            List<Object> bare = new ArrayList<>(records.size());
            List<String> ids = new ArrayList<>(records.size());
            for (Object each : records) {
                Identified pair = (Identified) each;
                bare.add(pair.record());
                ids.add(pair.id());
            }
            return new PageRecords(bare, ids);
        }

        @Override
        public Object whole(List<Object> records) {
            return form.list(records);
        }
    }

    /** A record that does not fit the user's class. */
    public static final class MisfitException extends IOException {
        private static final long serialVersionUID = 1L;

        MisfitException(DatabindException cause) {
            super("a record does not fit outputClass" + place(cause), cause);
        }

        private static String place(DatabindException cause) {
            String path = Json.place(cause);
            return path.isEmpty() ? "" : " at " + path;
        }
    }

    /**
     * A user's class.
     *
     * @param reader reads one
     */
    record Classes(ObjectReader reader) implements Form {

        @Override
        public Object record(JsonParser parser) throws IOException {
            try {
                return reader.readValue(parser);
            } catch (DatabindException e) {
                // The same class says that the text itself is broken somewhere inside the record.
                throw e.getCause() instanceof StreamReadException broken ? broken : new MisfitException(e);
            }
        }

        @Override
        public Object record(JsonNode tree) throws IOException {
            try {
                return reader.readValue(tree);
            } catch (DatabindException e) {
                throw new MisfitException(e);
            }
        }
    }

    /** {@link OutputType#RAW}: the text is the result, so that the records need not be made. */
    record Skipped() implements Form {

        @Override
        public Object record(JsonParser parser) throws IOException {
            parser.skipChildren();
            return true;
        }

        @Override
        public Object record(JsonNode tree) {
            return true;
        }
    }
}
