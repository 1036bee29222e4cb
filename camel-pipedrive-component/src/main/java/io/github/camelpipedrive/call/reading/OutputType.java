// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.reading;

/** In which form a result becomes the message body. */
public enum OutputType {
    /** {@code Map<String, Object>} or {@code List<Map<String, Object>>}; decimals are {@code BigDecimal}. */
    MAP,
    /** Jackson's {@code JsonNode}. */
    NODE,
    /** JSON as a {@code String}. */
    JSON,
    /** The whole answer unchanged, with its envelope, as a {@code String}. */
    RAW
}
