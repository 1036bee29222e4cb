// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.seed;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.store.Records;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.wire.Formats;

/** Bodies of creates for records of a supplier of tiles. They name roles and materials, and nobody who exists. */
final class MadeUpBodies {

    private static final String[] MATERIALS = {
        "Slate", "Marble", "Granite", "Terracotta", "Porcelain", "Limestone", "Travertine", "Mosaic", "Quartz", "Cork"
    };
    private static final String[] TRADES = {"Works", "Builders", "Interiors", "Homes", "Hotels", "Supplies", "Studio"};
    private static final String[] ROLES = {"Buyer", "Architect", "Site Manager", "Bookkeeper", "Owner", "Planner"};
    private static final String[] PLACES = {
        "kitchen floor", "bathroom wall", "terrace", "lobby", "pool", "staircase", "shop floor", "roof garden"
    };
    private static final String[] STATUSES = {"open", "open", "open", "open", "open", "open", "won", "won", "lost"};
    private static final String[] REASONS = {"Too expensive", "Bought elsewhere", "Project stopped"};
    private static final String[] CURRENCIES = {"EUR", "EUR", "EUR", "GBP", "USD"};
    private static final String[] TYPES = {"call", "meeting", "task", "deadline", "email", "lunch"};
    private static final String[] SUBJECTS = {
        "Call about samples", "Measure on site", "Send the quote", "Confirm delivery", "Ask for the plans"
    };
    private static final String[] REMARKS = {
        "Wants samples before the end of the month.",
        "Delivery only in the morning, the lift is small.",
        "Asked for frost-proof tiles.",
        "The <b>grout</b> has to match the old floor.",
        "Compares us with another supplier."
    };
    private static final String[] HOURS = {"08:30:00", "10:00:00", "11:15:00", "14:00:00", "16:45:00"};
    private static final long FIRST_PHONE_NUMBER = 995_550_000_000L;
    private static final int LONGEST_PLAN_DAYS = 120;

    /** Fills the body of a record that was changed last at this time. */
    private interface Fields {
        void put(MadeUpBodies bodies, Map<String, Object> body, Instant updated);
    }

    /** In this order, as each refers to earlier ones. */
    private static final Map<String, Fields> FIELDS = byName(
            Map.entry(Resources.ORGANIZATION, MadeUpBodies::organization),
            Map.entry(Resources.PERSON, MadeUpBodies::person),
            Map.entry(Resources.LEAD, MadeUpBodies::lead),
            Map.entry(Resources.DEAL, MadeUpBodies::deal),
            Map.entry(Resources.ACTIVITY, MadeUpBodies::activity),
            Map.entry(Resources.NOTE, MadeUpBodies::note));

    /** The resources of which records are made up, each behind those that it refers to. */
    static final List<String> RESOURCES = List.copyOf(FIELDS.keySet());

    private final SplittableRandom random;
    private final Fields fields;
    private final List<Object> users;
    private final List<Object> stages;
    private final List<Object> organizations;
    private final List<Object> persons;
    private final List<Object> deals;
    private int number;

    MadeUpBodies(String resource, Records records, SplittableRandom random) {
        this.random = random;
        users = ids(records, Resources.USER);
        stages = ids(records, Resources.STAGE);
        organizations = ids(records, Resources.ORGANIZATION);
        persons = ids(records, Resources.PERSON);
        deals = ids(records, Resources.DEAL);
        fields = FIELDS.get(resource);
    }

    @SafeVarargs
    private static Map<String, Fields> byName(Map.Entry<Resource, Fields>... entries) {
        Map<String, Fields> all = new LinkedHashMap<>();
        for (Map.Entry<Resource, Fields> entry : entries) {
            all.put(entry.getKey().name(), entry.getValue());
        }
        return Collections.unmodifiableMap(all);
    }

    private static List<Object> ids(Records records, Resource resource) {
        return records.table(resource.name()).all().stream()
                .filter(stored -> !stored.isDeleted())
                .map(StoredRecord::id)
                .toList();
    }

    /** The next body, of a record that was changed last at this time. */
    Map<String, Object> next(Instant updated) {
        number++;
        Map<String, Object> body = new LinkedHashMap<>();
        fields.put(this, body, updated);
        return body;
    }

    private void organization(Map<String, Object> body, Instant updated) {
        body.put("name", one(MATERIALS) + " " + one(TRADES) + " " + number);
        body.put("owner_id", one(users));
        body.put("address", Map.of("value", number + " Quarry Lane, Tiletown", "locality", "Tiletown"));
    }

    private void person(Map<String, Object> body, Instant updated) {
        String role = one(ROLES);
        String mailbox = role.toLowerCase(Locale.ROOT).replace(' ', '.') + "." + number + "@example.com";
        body.put("name", role + " " + number);
        body.put("owner_id", one(users));
        refer(body, "org_id", organizations);
        body.put("emails", contact(mailbox));
        body.put("phones", contact("+" + (FIRST_PHONE_NUMBER + number)));
    }

    private static List<Object> contact(String value) {
        return List.of(Map.of("value", value, "primary", true, "label", "work"));
    }

    private void lead(Map<String, Object> body, Instant updated) {
        body.put("title", one(MATERIALS) + " for a " + one(PLACES) + ", enquiry " + number);
        body.put("owner_id", one(users));
        refer(body, "person_id", persons);
        refer(body, "organization_id", organizations);
        body.put("value", Map.of("amount", amount(), "currency", one(CURRENCIES)));
    }

    private void deal(Map<String, Object> body, Instant updated) {
        String status = one(STATUSES);
        body.put("title", one(MATERIALS) + " for a " + one(PLACES) + ", order " + number);
        body.put("owner_id", one(users));
        body.put("stage_id", one(stages));
        refer(body, "person_id", persons);
        refer(body, "org_id", organizations);
        body.put("value", amount());
        body.put("currency", one(CURRENCIES));
        body.put("expected_close_date", plan(updated));
        body.put("status", status);
        if (!status.equals("open")) {
            body.put(status + "_time", Formats.seconds(updated));
        }
        if (status.equals("lost")) {
            body.put("lost_reason", one(REASONS));
        }
    }

    private void activity(Map<String, Object> body, Instant updated) {
        body.put("subject", one(SUBJECTS));
        body.put("type", one(TYPES));
        body.put("owner_id", one(users));
        refer(body, "deal_id", deals);
        refer(body, "org_id", organizations);
        body.put("due_date", plan(updated));
        body.put("due_time", one(HOURS));
    }

    private void note(Map<String, Object> body, Instant updated) {
        body.put("content", "<p>" + one(REMARKS) + "</p>");
        body.put("user_id", one(users));
        refer(body, "deal_id", deals);
        refer(body, "person_id", persons);
        refer(body, "org_id", organizations);
    }

    private BigDecimal amount() {
        return BigDecimal.valueOf(random.nextLong(10_000, 5_000_000), 2);
    }

    private String plan(Instant updated) {
        return LocalDate.ofInstant(updated, ZoneOffset.UTC)
                .plusDays(random.nextInt(LONGEST_PLAN_DAYS))
                .toString();
    }

    private void refer(Map<String, Object> body, String key, List<Object> ids) {
        if (!ids.isEmpty()) {
            body.put(key, one(ids));
        }
    }

    private Object one(List<Object> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String one(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
