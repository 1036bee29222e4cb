// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON for the ways without the component. */
final class Json {

    private Json() {}

    /** A mapper that reads decimals as the component does, so that the results are the same. */
    static ObjectMapper mapper() {
        return new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }
}
