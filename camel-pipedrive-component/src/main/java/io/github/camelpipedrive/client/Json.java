// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The ways in which JSON is read and written here. Mappers are safe for use by several threads. */
public final class Json {

    /** Reads and writes the wire: decimals stay exact, and amounts are written without an exponent. */
    static final ObjectMapper WIRE = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            // Otherwise a node of 100.00 says 1E+2.
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Reads what users wrote: one value and nothing after it, and no key twice, as nothing may be dropped silently. */
    static final ObjectReader OF_USERS = WIRE.readerFor(Object.class)
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /**
     * The mapper for users' own classes where they configure none: with the modules on the class path, dates as text,
     * properties that are null left out, unknown ones passed over.
     *
     * @return a new mapper
     */
    public static ObjectMapper forUserClasses() {
        return JsonMapper.builder()
                .findAndAddModules()
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }
}
