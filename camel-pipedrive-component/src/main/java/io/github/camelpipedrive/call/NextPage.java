// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where a list continues.
 *
 * @param cursor the next cursor of version 2, null for none
 * @param start the next start of version 1, null for none
 * @param position where to continue behind several pages that {@code maxResults} has ended; empty for nowhere, and behind
 *     one page
 */
public record NextPage(String cursor, Long start, String position) {

    /** There is no next page. */
    public static final NextPage NONE = new NextPage(null, null);

    /**
     * Behind one page.
     *
     * @param cursor the next cursor of version 2, null for none
     * @param start the next start of version 1, null for none
     */
    public NextPage(String cursor, Long start) {
        this(cursor, start, "");
    }

    /**
     * Behind several pages.
     *
     * @param position where to continue, empty for nowhere
     * @return the place
     */
    public static NextPage at(String position) {
        return new NextPage(null, null, position);
    }

    /**
     * Reads it from an answer. Version 1 has two forms: {@code additional_data.pagination} with a {@code next_start},
     * and for leads the same keys without one directly in {@code additional_data}.
     *
     * @param additionalData {@code additional_data}, which may be missing or null
     * @param records the number of records on this page
     * @return where the next page begins
     */
    public static NextPage of(JsonNode additionalData, int records) {
        String cursor = additionalData.path("next_cursor").asText("");
        if (!cursor.isEmpty() && !additionalData.path("next_cursor").isNull()) {
            return new NextPage(cursor, null);
        }
        JsonNode pagination = additionalData.path("pagination");
        JsonNode offsets = pagination.isObject() ? pagination : additionalData;
        if (!offsets.path("more_items_in_collection").asBoolean(false)) {
            return NONE;
        }
        if (offsets.path("next_start").canConvertToLong()) {
            return new NextPage(null, offsets.path("next_start").asLong());
        }
        // No next_start and no records: continuing would never end.
        return records == 0 ? NONE : new NextPage(null, offsets.path("start").asLong() + records);
    }

    /**
     * The values that ask for the next page, where there is one.
     *
     * @param values those that asked for this page
     * @return the same with the place of the next page
     */
    public Map<String, Object> behind(Map<String, Object> values) {
        Map<String, Object> following = new LinkedHashMap<>(values);
        if (cursor != null) {
            following.put("cursor", cursor);
        } else {
            following.put("start", start);
        }
        return following;
    }
}
