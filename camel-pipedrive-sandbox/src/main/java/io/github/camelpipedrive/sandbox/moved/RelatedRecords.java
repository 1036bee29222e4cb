// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.moved;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.github.camelpipedrive.sandbox.resource.Account;
import io.github.camelpipedrive.sandbox.resource.DerivedFields;
import io.github.camelpipedrive.sandbox.resource.StatefulResource;
import io.github.camelpipedrive.sandbox.store.StoredRecord;

/** What an answer of version 1 says of other records than those that were asked for. Made for one answer. */
final class RelatedRecords {

    private final Map<String, StatefulResource> resources;
    private final Map<String, DerivedFields> derived = new HashMap<>();

    RelatedRecords(Map<String, StatefulResource> resources) {
        this.resources = resources;
    }

    Account account() {
        return resources.get("user").account();
    }

    /** A record, also a deleted one; empty when the ID is null. */
    Optional<StoredRecord> find(String resource, Object id) {
        return resources.get(resource).table().find(id);
    }

    /** A value of a record; null when there is no such record. */
    Object value(String resource, Object id, String key) {
        return find(resource, id).map(stored -> stored.get(key)).orElse(null);
    }

    /** A record in one of the forms of version 1; empty when the ID is null. */
    Optional<Map<String, Object>> view(Fields fields, Object id) {
        return find(fields.resource(), id).map(stored -> fields.view(stored, this, ""));
    }

    /** A value that is counted from other records. */
    Object derived(String resource, StoredRecord stored, String field) {
        return derived.computeIfAbsent(resource, name -> new DerivedFields(resources.get(name)))
                .value(stored, field);
    }

    /** The custom fields that the account has. */
    Iterable<String> fieldKeys(String resource) {
        return resources.get(resource).table().fieldKeys();
    }

    Object companyId() {
        return value("user", Account.CURRENT_USER, "company_id");
    }
}
