// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.AnswerReader;
import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.call.Failures;
import io.github.camelpipedrive.call.NextPage;
import io.github.camelpipedrive.call.ResponseHeaders;
import io.github.camelpipedrive.call.reading.RecordReader.Data;
import io.github.camelpipedrive.call.reading.RecordReader.UnexpectedDataException;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Paging;
import io.github.camelpipedrive.operation.Result.Kind;
import io.github.camelpipedrive.transport.Response;
import io.github.camelpipedrive.wire.EncodedText;
import io.github.camelpipedrive.wire.Json;

/** Reads an operation's answers from their stream, in the form that is asked for. Made once an endpoint, used by many threads. */
public final class ResponseReader implements AnswerReader {

    private final Operation operation;
    private final OutputType outputType;
    private final RecordReader records;
    private final long maximumSize;

    /**
     * Creates a reader.
     *
     * @param operation whose answers are read
     * @param outputType in which form
     * @param records reads {@code data}
     * @param maximumSize the longest answer that is read, in bytes
     */
    ResponseReader(Operation operation, OutputType outputType, RecordReader records, long maximumSize) {
        this.operation = operation;
        this.outputType = outputType;
        this.records = records;
        this.maximumSize = maximumSize;
    }

    /**
     * Creates a reader.
     *
     * @param operation whose answers are read
     * @param outputType in which form
     * @param outputClass reads a record into a user's class; null for the form of {@code outputType}
     * @param maximumSize the longest answer that is read, in bytes
     * @return the reader
     */
    public static ResponseReader of(
            Operation operation, OutputType outputType, ObjectReader outputClass, long maximumSize) {
        RecordReader.Form form = form(outputType, outputClass);
        return new ResponseReader(operation, outputType, new RecordReader(operation.result(), form), maximumSize);
    }

    /**
     * Makes a reader of pages, whose results are {@link PageRecords}.
     *
     * @param operation whose answers are read: a list
     * @param outputType in which form each record is delivered; not {@link OutputType#RAW}
     * @param outputClass reads a record into a user's class; null for the form of {@code outputType}
     * @param maximumSize the longest answer that is read, in bytes
     * @return the reader
     */
    public static ResponseReader ofPages(
            Operation operation, OutputType outputType, ObjectReader outputClass, long maximumSize) {
        RecordReader.Form form =
                new RecordReader.Paged(form(outputType, outputClass), operation.paging() == Paging.OFFSET);
        return new ResponseReader(operation, outputType, new RecordReader(operation.result(), form), maximumSize);
    }

    private static RecordReader.Form form(OutputType outputType, ObjectReader outputClass) {
        if (outputClass != null) {
            return new RecordReader.Classes(outputClass);
        }
        return switch (outputType) {
            case MAP -> new RecordReader.Maps();
            case NODE -> new RecordReader.Nodes();
            case JSON -> new RecordReader.Texts();
            case RAW -> new RecordReader.Skipped();
        };
    }

    /**
     * The records of several pages as the one value that a single page with all of them would be.
     *
     * @param list the records, in the form in which they are delivered
     * @return a List, an ArrayNode, or JSON
     */
    public Object whole(List<Object> list) {
        return records.form().whole(list);
    }

    /**
     * An answer whose records are Maps, in the form that this reader gives.
     *
     * @param answer the answer as it was read, for what it says of the call
     * @param body its result: a Map, a List or {@link PageRecords} of them, or what is no record
     * @param operationId the operation, for messages
     * @param account the account, for messages
     * @return the answer with the result in this reader's form
     * @throws PipedriveValidationException when a record does not fit the user's class
     */
    public Answer converted(Answer answer, Object body, String operationId, String account)
            throws PipedriveValidationException {
        try {
            return answer.with(converted(body), answer.next());
        } catch (IOException e) {
            throw new PipedriveValidationException(
                    ErrorDetails.of(operationId, account, "the answer can't be read: " + e.getMessage()), e);
        }
    }

    private Object converted(Object body) throws IOException {
        if (body instanceof PageRecords page) {
            return new PageRecords(each(page.records()), page.ids());
        }
        if (body instanceof List<?> list) {
            return records.form().list(each(list));
        }
        return body instanceof Map<?, ?> ? each(List.of(body)).get(0) : body;
    }

    private List<Object> each(List<?> given) throws IOException {
        RecordReader.Form form = records.form();
        List<Object> formed = new ArrayList<>(given.size());
        for (Object each : given) {
            formed.add(form instanceof RecordReader.Maps ? each : form.record(Json.WIRE.<JsonNode>valueToTree(each)));
        }
        return formed;
    }

    /**
     * The parts of an answer's envelope: {@code data} as read, null where it is not what the operation answers, and
     * what is next to it.
     */
    private record Envelope(Data data, ObjectNode rest) {

        boolean refused() {
            return rest.path("success").isBoolean() && !rest.path("success").booleanValue();
        }
    }

    @Override
    public Answer read(Call call, Response response, Failures failures) throws PipedriveException {
        ResponseHeaders headers = ResponseHeaders.of(response, failures::safe);
        try (InputStream body = new LimitedInputStream(response.body(), maximumSize)) {
            if (isFile(response)) {
                return new Answer(call.files().keep(body), response.status(), NextPage.NONE, headers);
            }
            if (response.status() == 204) {
                return new Answer(null, 204, NextPage.NONE, headers);
            }
            if (outputType == OutputType.RAW) {
                byte[] bytes = body.readAllBytes();
                try (JsonParser parser = Json.WIRE.createParser(bytes)) {
                    Envelope envelope = envelope(parser);
                    return result(call, response, headers, envelope, EncodedText.ofAnswer(bytes, ""), failures);
                }
            }
            try (JsonParser parser = Json.WIRE.createParser(body)) {
                return result(call, response, headers, envelope(parser), null, failures);
            }
        } catch (IOException e) {
            response.abandon();
            throw failures.unreadable(call, response, e);
        } catch (OutOfMemoryError e) {
            // Most often a large array that does not fit; what was read is garbage by now.
            response.abandon();
            throw failures.outOfMemory(call, response, e);
        } catch (RuntimeException | StackOverflowError e) {
            // Such as a user's deserializer.
            throw failures.unexpected(call, e);
        }
    }

    private Answer result(
            Call call, Response response, ResponseHeaders headers, Envelope envelope, String text, Failures failures)
            throws PipedriveException, IOException {
        if (envelope.refused()) {
            throw failures.of(call, response, envelope.rest());
        }
        if (envelope.data() == null) {
            throw UnexpectedDataException.noList();
        }
        NextPage next = operation.result().isList() || operation.result().kind() == Kind.ANY
                ? NextPage.of(
                        envelope.rest().path("additional_data"), envelope.data().records())
                : NextPage.NONE;
        Object body = text == null ? envelope.data().value() : text;
        return new Answer(body, response.status(), next, headers);
    }

    private Envelope envelope(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw new UnexpectedDataException("the answer is " + (first == null ? "empty" : "not a JSON object"));
        }
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        Data data = records.none();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("data") && records.fits(parser)) {
                data = records.read(parser);
            } else if (name.equals("data")) {
                // Not an error yet: what else is in the answer may say why.
                data = null;
                parser.skipChildren();
            } else {
                rest.set(name, Json.tree(parser));
            }
        }
        return new Envelope(data, rest);
    }

    /** Where it is not known before what comes, a file is what is neither JSON nor a page that says what went wrong. */
    private boolean isFile(Response response) {
        if (operation.result().kind() != Kind.ANY) {
            return operation.result().kind() == Kind.BINARY;
        }
        String type = response.header("content-type").orElse("");
        return !type.isEmpty() && !type.contains("json") && !type.contains("html");
    }
}
