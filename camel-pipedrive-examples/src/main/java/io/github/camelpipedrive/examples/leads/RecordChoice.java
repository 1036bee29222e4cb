// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.util.List;
import java.util.Map;

import org.apache.camel.Body;
import org.apache.camel.Variable;

/** Picks one of the records that a call has found. */
public final class RecordChoice {

    /**
     * The note that an earlier import has made of an entry. Not by its whole text, which Pipedrive may have changed.
     *
     * @param notes what was found
     * @param entry the entry, whose number is in it
     * @return its ID, null when there is none
     */
    public Object noteOf(@Body List<Map<String, Object>> notes, @Variable("entry") FormEntry entry) {
        return notes.stream()
                .filter(found -> String.valueOf(found.get("content")).contains(entry.mark()))
                .map(found -> found.get("id"))
                .findFirst()
                .orElse(null);
    }
}
