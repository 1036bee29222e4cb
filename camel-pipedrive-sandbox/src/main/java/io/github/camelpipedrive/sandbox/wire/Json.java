// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON as the sandbox reads and writes it: decimals are exact, a key that stands twice is an error. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    /**
     * Reads any JSON value.
     *
     * @param text the JSON
     * @return a {@code Map}, {@code List}, {@code String}, {@code Integer}, {@code Long}, {@code BigInteger},
     *     {@code BigDecimal}, {@code Boolean} or null
     * @throws IOException when it is not JSON
     */
    public static Object read(byte[] text) throws IOException {
        return MAPPER.readValue(text, Object.class);
    }

    /**
     * Writes a JSON value.
     *
     * @param value maps, lists and plain values
     * @return the JSON in UTF-8
     */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("The sandbox made an answer that is not JSON", e);
        }
    }

    /**
     * The smallest type that holds a whole number, as the reader of JSON picks it.
     *
     * @param number the number
     * @return an {@code Integer} where it fits, a {@code Long} otherwise
     */
    public static Number whole(long number) {
        if (number >= Integer.MIN_VALUE && number <= Integer.MAX_VALUE) {
            return (int) number;
        }
        return number;
    }

    static boolean isWhole(Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof BigInteger;
    }
}
