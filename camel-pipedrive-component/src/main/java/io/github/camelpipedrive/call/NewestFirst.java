// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.type.InvalidValueException;
import io.github.camelpipedrive.operation.type.Timestamp;

/**
 * Asks a list for what was written last. A list is never behind, as a search may be.
 *
 * @param list an operation that lists records
 * @param by the field to sort by: {@code add_time} or {@code update_time}
 */
public record NewestFirst(Operation list, String by) {

    private static final int PAGE = 500;

    /** As text that sorts as the times do; it reads both forms of the API. */
    private static final Timestamp TIME = new Timestamp(Timestamp.Form.SPACED_UTC);

    /**
     * The values that ask for the first page.
     *
     * @param filters further values, of which the list's own parameters are taken
     * @param since what was changed before need not be listed; a list without this parameter has older ones behind
     * @return values by API name
     */
    public Map<String, Object> values(Map<String, Object> filters, Instant since) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : list.parameters()) {
            Object value =
                    switch (parameter.name()) {
                        case "updated_since" -> since;
                        case "limit" -> PAGE;
                        case "sort" -> by + " DESC";
                        case "sort_by" -> by;
                        case "sort_direction" -> "desc";
                        default -> filters.get(parameter.name());
                    };
            if (value != null) {
                values.put(parameter.name(), value);
            }
        }
        return values;
    }

    /**
     * A time of the API, or of this machine, to be compared with others.
     *
     * @param given a text, an {@code Instant}, or null
     * @return text that sorts as the times do; empty for what is not a time
     */
    public static String time(Object given) {
        try {
            return given == null ? "" : TIME.accept(given).toString();
        } catch (InvalidValueException e) {
            return "";
        }
    }
}
