// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.wire;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ways in which JSON is read and written here. Mappers are safe for use by several threads. */
public final class Json {

    /**
     * Each takes memory that its length does not tell: of {@code {}} 30 MB are a Map for every third byte. An answer of the
     * greatest usual size has half as many.
     */
    private static final long MOST_TOKENS = 4_000_000;

    /** Reads and writes the wire: decimals stay exact, and amounts are written without an exponent. */
    public static final ObjectMapper WIRE = JsonMapper.builder(new JsonFactoryBuilder()
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

    private static final Logger LOG = LoggerFactory.getLogger(Json.class);

    private Json() {}

    /**
     * The mapper for users' own classes where they configure none: with the modules for Java's dates and optional values,
     * dates as text, properties that are null omitted, unknown ones passed over. The class path is not searched for
     * modules.
     *
     * @return a new mapper
     */
    public static ObjectMapper forUserClasses() {
        return forUserClasses(null);
    }

    /**
     * The mapper for users' own classes where the application has one for all that it does: with that one's modules and
     * settings, but with dates, null and unknown properties as in {@link #forUserClasses()}, as in Pipedrive null clears a
     * field.
     *
     * @param own the application's mapper, which stays as it is, and is not used when it is of a class that can't be
     *     copied; null for none
     * @return a new mapper
     */
    public static ObjectMapper forUserClasses(ObjectMapper own) {
        ObjectMapper mapper = copyOrNew(own);
        if (!leavesOutNull(mapper)) {
            mapper.setSerializationInclusion(JsonInclude.Include.NON_NULL);
        }
        return mapper.registerModules(missing(mapper, new JavaTimeModule(), new Jdk8Module()))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    private static ObjectMapper copyOrNew(ObjectMapper own) {
        try {
            return own == null ? new JsonMapper() : own.copy();
        } catch (IllegalStateException e) {
            LOG.debug("The ObjectMapper in the registry is not used: {}", e.getMessage());
            return new JsonMapper();
        }
    }

    private static boolean leavesOutNull(ObjectMapper mapper) {
        JsonInclude.Include included =
                mapper.getSerializationConfig().getDefaultPropertyInclusion().getValueInclusion();
        return included != JsonInclude.Include.ALWAYS && included != JsonInclude.Include.USE_DEFAULTS;
    }

    /** Those that the mapper has already may be set up in another way. */
    private static List<Module> missing(ObjectMapper mapper, Module... modules) {
        return Stream.of(modules)
                .filter(module -> !mapper.getRegisteredModuleIds().contains(module.getTypeId()))
                .toList();
    }

    /**
     * Reads the value that begins at the parser's current token.
     *
     * @param reader reads it
     * @throws StreamConstraintsException for a number with an exponent of more than ten digits, of which Jackson says so by
     *     an exception that is no {@link IOException}
     */
    public static <T> T read(ObjectReader reader, JsonParser parser) throws IOException {
        try {
            return reader.readValue(parser);
        } catch (NumberFormatException e) {
            throw exponentTooLong();
        }
    }

    /** The same as a tree. */
    public static JsonNode tree(JsonParser parser) throws IOException {
        try {
            return WIRE.readTree(parser);
        } catch (NumberFormatException e) {
            throw exponentTooLong();
        }
    }

    /** The same of a whole text. */
    public static JsonNode tree(String text) throws JsonProcessingException {
        try {
            return WIRE.readTree(text);
        } catch (NumberFormatException e) {
            throw exponentTooLong();
        }
    }

    /** Whether text begins like a JSON object or list. */
    public static boolean isJson(String stripped) {
        return stripped.startsWith("{") || stripped.startsWith("[");
    }

    /** Reads what a user wrote. */
    public static Object ofUser(String text) throws JsonProcessingException {
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
    public static String place(JsonProcessingException problem) {
        return problem instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .limit(DEEPEST_PLACE)
                        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
    }
}
