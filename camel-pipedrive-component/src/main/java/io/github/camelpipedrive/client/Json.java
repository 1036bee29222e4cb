// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.io.IOException;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** The ways in which JSON is read and written here. Mappers are safe for use by several threads. */
public final class Json {

    /**
     * Each takes memory that its length does not tell: of {@code {}} 30 MB are a Map for every third byte. An answer of the
     * greatest usual size has half as many.
     */
    private static final long MOST_TOKENS = 4_000_000;

    /** Reads and writes the wire: decimals stay exact, and amounts are written without an exponent. */
    static final ObjectMapper WIRE = JsonMapper.builder(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .addDecorator((factory, generator) -> new PlainDecimals(generator))
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // Otherwise a node of 100.00 says 1E+2.
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Reads what users wrote: one value and nothing after it, and no key twice, as nothing may be dropped silently. */
    private static final ObjectReader OF_USERS = WIRE.readerFor(Object.class)
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** More steps are a class that refers to itself. */
    private static final int DEEPEST_PLACE = 8;

    private Json() {}

    /**
     * The mapper for users' own classes where they configure none: with the modules for Java's dates and optional values
     * and those on the class path, dates as text, properties that are null left out, unknown ones passed over.
     *
     * @return a new mapper
     */
    public static ObjectMapper forUserClasses() {
        return JsonMapper.builder()
                .addModules(new JavaTimeModule(), new Jdk8Module())
                .findAndAddModules()
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /**
     * Reads the value that begins at the parser's current token.
     *
     * @param reader reads it
     * @throws StreamConstraintsException for a number with an exponent of more than ten digits, of which Jackson says so by
     *     an exception that is no {@link IOException}
     */
    static <T> T read(ObjectReader reader, JsonParser parser) throws IOException {
        try {
            return reader.readValue(parser);
        } catch (NumberFormatException e) {
            throw exponentTooLong();
        }
    }

    /** The same as a tree. */
    static JsonNode tree(JsonParser parser) throws IOException {
        try {
            return WIRE.readTree(parser);
        } catch (NumberFormatException e) {
            throw exponentTooLong();
        }
    }

    /** The same of a whole text. */
    static JsonNode tree(String text) throws JsonProcessingException {
        try {
            return WIRE.readTree(text);
        } catch (NumberFormatException e) {
            throw exponentTooLong();
        }
    }

    /** Reads what a user wrote. */
    static Object ofUser(String text) throws JsonProcessingException {
        try {
            return OF_USERS.readValue(text);
        } catch (NumberFormatException e) {
            throw exponentTooLong();
        }
    }

    private static StreamConstraintsException exponentTooLong() {
        return new StreamConstraintsException("the exponent of a number has more than ten digits");
    }

    /** Where Jackson met a problem, such as {@code participants.[0].person_id}; empty for the value itself. */
    static String place(JsonProcessingException problem) {
        return problem instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .limit(DEEPEST_PLACE)
                        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
    }
}
