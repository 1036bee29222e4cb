// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NoteTextTest {

    private static String html(Map<String, String> fields) {
        FormEntry.Row row = new FormEntry.Row(2, List.of(), false);
        return new NoteText().html(FormEntry.of(row, column -> fields.getOrDefault(column, "")));
    }

    @Test
    void escapesWhatTheFormsUsersWrote() {
        assertThat(html(Map.of(
                        "Entry", "F-1",
                        "Received", "2026-10-08 01:34",
                        "Budget", "< 4'800 & \"more\"",
                        "Message", "<script>alert('hi')</script>\n\nBye & thanks")))
                .isEqualTo("Web form [F-1], received 2026-10-08 01:34"
                        + "<br>Budget: &lt; 4&apos;800 &amp; &quot;more&quot;"
                        + "<br><br>&lt;script&gt;alert(&apos;hi&apos;)&lt;/script&gt;<br><br>Bye &amp; thanks");
    }

    @Test
    void saysNothingAboutWhatIsNotThere() {
        assertThat(html(Map.of("Entry", "F-1"))).isEqualTo("Web form [F-1]");
    }
}
