// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.moved;

import java.util.Locale;

import io.github.camelpipedrive.sandbox.resource.Account;
import io.github.camelpipedrive.sandbox.store.StoredRecord;

/** What the answers of version 1 say of a record that another one refers to. */
final class References {

    static final Fields USER = Fields.of("user")
            .plain("id", "name", "email")
            .always(0, "has_pic")
            .always(null, "pic_hash")
            .plain("active_flag");

    private static final Fields CONTACTS = Fields.of("person")
            .plain("name")
            .as("email", "emails", Kinds.CONTACTS)
            .as("phone", "phones", Kinds.CONTACTS);

    /** Inside of the record that refers to the person. */
    static final Fields PERSON_INSIDE = Fields.of("person")
            .made("active_flag", References::isActive)
            .and(CONTACTS)
            .plain("owner_id")
            .made("company_id", (stored, related) -> related.companyId());

    /** Below {@code related_objects}. */
    static final Fields PERSON = PERSON_INSIDE.and(Fields.of("person").plain("id"));

    /** Below {@code related_objects} of activities. */
    static final Fields PERSON_OF_ACTIVITY =
            Fields.of("person").plain("id").and(CONTACTS).plain("owner_id");

    private static final Fields PLACE = Fields.of("organization")
            .plain("name")
            .counted("people_count")
            .plain("owner_id")
            .as("address", "address", Kinds.ADDRESS)
            .always(address(""), "cc_email");

    /** Inside of the record that refers to the organization. */
    static final Fields ORGANIZATION_INSIDE = PLACE.plain("label_ids")
            .made("active_flag", References::isActive)
            .of("owner_name", "user", "owner_id", "name");

    /** Below {@code related_objects}. */
    static final Fields ORGANIZATION = Fields.of("organization").plain("id").and(ORGANIZATION_INSIDE);

    /** Below {@code related_objects} of activities. */
    static final Fields ORGANIZATION_OF_ACTIVITY =
            Fields.of("organization").plain("id").and(PLACE);

    /** Below {@code related_objects} of activities. */
    static final Fields DEAL_OF_ACTIVITY = Fields.of("deal")
            .plain("id", "title", "status", "value", "currency", "stage_id", "pipeline_id")
            .as("user_id", "owner_id", Kinds.PLAIN)
            .plain("is_archived", "archive_time");

    private References() {}

    static Object isActive(StoredRecord stored, RelatedRecords related) {
        return !stored.isDeleted();
    }

    /** The first character of a name, by which version 1 sorts lists into letters. */
    static Object firstCharacter(StoredRecord stored, RelatedRecords related) {
        String name = stored.text("name");
        return name.isEmpty() ? null : name.substring(0, 1).toLowerCase(Locale.ROOT);
    }

    /** The address to which copies of e-mails go. */
    static String address(String part) {
        return Account.DOMAIN + part + "@mail.example";
    }
}
