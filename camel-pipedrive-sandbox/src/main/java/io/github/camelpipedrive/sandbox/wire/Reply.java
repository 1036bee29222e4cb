// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An answer before it is written.
 *
 * @param status the HTTP status
 * @param headers headers beside those that every answer has
 * @param body what becomes the JSON body
 */
public record Reply(int status, Map<String, String> headers, Map<String, Object> body) {

    /**
     * A successful answer.
     *
     * @param status 200 or 201
     * @param data what stands below {@code data}, null included
     * @return the answer
     */
    public static Reply data(int status, Object data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", true);
        body.put("data", data);
        return new Reply(status, Map.of(), body);
    }

    /**
     * The ID of the record that stands below {@code data}.
     *
     * @return empty when there stands no record
     */
    public Optional<Object> id() {
        return body.get("data") instanceof Map<?, ?> record ? Optional.ofNullable(record.get("id")) : Optional.empty();
    }

    /**
     * The same answer with {@code additional_data}.
     *
     * @param additional what stands below {@code additional_data}
     * @return a new answer
     */
    public Reply with(Map<String, Object> additional) {
        Map<String, Object> more = new LinkedHashMap<>(body);
        more.put("additional_data", additional);
        return new Reply(status, headers, more);
    }
}
