// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecordParametersTest {

    private static final RecordParameters PARAMETERS =
            new RecordParameters(Clock.fixed(Instant.parse("2026-12-31T23:30:00Z"), ZoneOffset.UTC));

    private static FormEntry entry(String phone) {
        List<String> fields = new ArrayList<>(Collections.nCopies(Form.COLUMNS.size(), ""));
        fields.set(Form.COLUMNS.indexOf("Entry"), "F-1");
        fields.set(Form.COLUMNS.indexOf("E-mail"), "\"ilse\"@example.org");
        fields.set(Form.COLUMNS.indexOf("Phone"), phone);
        return FormEntry.of(new FormEntry.Row(2, fields, false), column -> fields.get(Form.COLUMNS.indexOf(column)));
    }

    @Test
    void quoteNothingOfWhatWasWritten() {
        assertThat(PARAMETERS.person(entry(""), null))
                .containsEntry("emails", List.of(Map.of("value", "\"ilse\"@example.org")))
                .containsEntry("phones", null);
    }

    @Test
    void findNotesByTheLeadWhereThereIsNoDeal() {
        assertThat(PARAMETERS.dealOrLead(5, null)).isEqualTo(Map.of("deal_id", 5));
        assertThat(PARAMETERS.dealOrLead(null, "uuid")).isEqualTo(Map.of("lead_id", "uuid"));
    }

    @Test
    void askForAnAnswerOnTheNextDay() {
        assertThat(PARAMETERS.activity(entry(""), 5, null, 7, null))
                .containsEntry("due_date", LocalDate.of(2027, 1, 1))
                .containsEntry("type", "email");
    }
}
