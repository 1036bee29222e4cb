// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import org.apache.camel.Variable;

/** The text of a note, which is HTML. What the form's users have written is escaped. */
public final class NoteText {

    /**
     * The note of an entry.
     *
     * @param entry the entry
     * @return HTML with the number, the time, the budget and the message of the entry
     */
    public String html(@Variable("entry") FormEntry entry) {
        StringBuilder html = new StringBuilder("Web form ").append(escaped(entry.mark()));
        if (!entry.received().isEmpty()) {
            html.append(", received ").append(escaped(entry.received()));
        }
        if (!entry.budget().isEmpty()) {
            html.append("<br>Budget: ").append(escaped(entry.budget()));
        }
        if (!entry.message().isEmpty()) {
            html.append("<br><br>").append(escaped(entry.message()).replace("\n", "<br>"));
        }
        return html.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
