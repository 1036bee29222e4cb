// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.camel.Body;
import org.apache.camel.Variable;

/** Picks one of the records that a call has found. */
public final class RecordChoice {

    private static final List<String> TEXTS = List.of("title", "subject", "content");

    /**
     * The oldest of several, so that each import picks the same one, however a search sorts them.
     *
     * @param records what was found
     * @return its ID, null when nothing was found
     */
    public Object oldest(@Body List<Map<String, Object>> records) {
        return records.stream()
                .map(found -> ((Number) found.get("id")).longValue())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /**
     * The one that an earlier import has made of an entry.
     *
     * @param records what was found
     * @param entry the entry, whose number is in it
     * @return its ID, null when there is none
     */
    public Object ofEntry(@Body List<Map<String, Object>> records, @Variable("entry") FormEntry entry) {
        return records.stream()
                .filter(found -> TEXTS.stream()
                        .flatMap(text -> Stream.ofNullable(found.get(text)))
                        .anyMatch(text -> text.toString().contains(entry.mark())))
                .map(found -> found.get("id"))
                .findFirst()
                .orElse(null);
    }
}
