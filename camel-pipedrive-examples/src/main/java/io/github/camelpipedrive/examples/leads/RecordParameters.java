// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.Variable;

/**
 * The parameters of the calls that find and create records, as Maps: whatever the form's users have written, nothing has
 * to be quoted. A value that is null is omitted.
 */
public final class RecordParameters {

    private final NoteText note = new NoteText();
    private final Clock clock;

    /** Takes today from the clock of this machine. */
    public RecordParameters() {
        this(Clock.system(ZoneId.systemDefault()));
    }

    RecordParameters(Clock clock) {
        this.clock = clock;
    }

    /** The entry's organization. */
    public Map<String, Object> organization(@Variable("entry") FormEntry entry) {
        return Map.of("name", entry.company());
    }

    /** The entry's person. */
    public Map<String, Object> person(
            @Variable("entry") FormEntry entry, @Variable("organizationId") Object organizationId) {
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("name", entry.personName());
        person.put("emails", contact(entry.email()));
        person.put("phones", entry.phone().isEmpty() ? null : contact(entry.phone()));
        person.put("org_id", organizationId);
        return person;
    }

    private static List<Map<String, Object>> contact(String value) {
        return List.of(Map.of("value", value));
    }

    /** The deal that an entry with a large budget becomes. */
    public Map<String, Object> deal(
            @Variable("entry") FormEntry entry,
            @Variable("personId") Object personId,
            @Variable("organizationId") Object organizationId) {
        Map<String, Object> deal = new LinkedHashMap<>();
        deal.put("title", entry.title());
        deal.put("value", entry.amount());
        deal.put("currency", entry.currency());
        deal.put("person_id", personId);
        deal.put("org_id", organizationId);
        return deal;
    }

    /** The lead that any other entry becomes. Other than a deal's, its value is an object. */
    public Map<String, Object> lead(
            @Variable("entry") FormEntry entry,
            @Variable("personId") Object personId,
            @Variable("organizationId") Object organizationId) {
        Map<String, Object> lead = new LinkedHashMap<>();
        lead.put("title", entry.title());
        if (entry.amount().signum() > 0) {
            lead.put("value", Map.of("amount", entry.amount(), "currency", entry.currency()));
        }
        lead.put("person_id", personId);
        lead.put("organization_id", organizationId);
        return lead;
    }

    /** What the notes of an entry are found by. */
    public Map<String, Object> dealOrLead(@Variable("dealId") Object dealId, @Variable("leadId") Object leadId) {
        return dealId == null ? Map.of("lead_id", leadId) : Map.of("deal_id", dealId);
    }

    /** What the activity of an entry is found by: its subject has the entry's number. */
    public Map<String, Object> subject(@Variable("entry") FormEntry entry, @Variable("personId") Object personId) {
        return Map.of("subject", subject(entry), "person_id", personId);
    }

    private static String subject(FormEntry entry) {
        return "Answer: " + entry.title();
    }

    /** The note with what was written in the form, at the deal or the lead. */
    public Map<String, Object> note(
            @Variable("entry") FormEntry entry, @Variable("dealId") Object dealId, @Variable("leadId") Object leadId) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("content", note.html(entry));
        parameters.put("deal_id", dealId);
        parameters.put("lead_id", leadId);
        return parameters;
    }

    /** The activity of the next day: somebody answers. */
    public Map<String, Object> activity(
            @Variable("entry") FormEntry entry,
            @Variable("dealId") Object dealId,
            @Variable("leadId") Object leadId,
            @Variable("personId") Object personId,
            @Variable("organizationId") Object organizationId) {
        Map<String, Object> activity = new LinkedHashMap<>();
        activity.put("subject", subject(entry));
        activity.put("type", entry.phone().isEmpty() ? "email" : "call");
        activity.put("due_date", LocalDate.now(clock).plusDays(1));
        activity.put("deal_id", dealId);
        activity.put("lead_id", leadId);
        activity.put("org_id", organizationId);
        activity.put("participants", List.of(Map.of("person_id", personId, "primary", true)));
        return activity;
    }
}
