// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import org.apache.camel.Variable;

import static org.apache.camel.util.StringHelper.xmlEncode;

/** The text of a note, which is HTML. What the form's users have written is escaped. */
public final class NoteText {

    /**
     * The note of an entry.
     *
     * @param entry the entry
     * @return HTML with the number, the time, the budget and the message of the entry
     */
    public String html(@Variable("entry") FormEntry entry) {
        StringBuilder html = new StringBuilder("Web form ").append(xmlEncode(entry.mark()));
        if (!entry.received().isEmpty()) {
            html.append(", received ").append(xmlEncode(entry.received()));
        }
        if (!entry.budget().isEmpty()) {
            html.append("<br>Budget: ").append(xmlEncode(entry.budget()));
        }
        if (!entry.message().isEmpty()) {
            html.append("<br><br>").append(xmlEncode(entry.message()).replace("\n", "<br>"));
        }
        return html.toString();
    }
}
