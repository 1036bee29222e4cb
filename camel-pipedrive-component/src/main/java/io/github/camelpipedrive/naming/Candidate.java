// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.naming;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A record that may be the wanted one.
 *
 * @param record the record
 * @param item what a search said of it; empty when it was found in another way
 */
public record Candidate(Map<?, ?> record, Map<?, ?> item) {

    /** What tells records of one name apart, in this order. */
    private static final String[] FACTS = {
        "name",
        "title",
        "label",
        "subject",
        "code",
        "org_id",
        "organization_id",
        "person_id",
        "pipeline_id",
        "owner_id",
        "status",
        "update_time"
    };

    /**
     * The record's ID.
     *
     * @return a number or a UUID
     */
    public Object id() {
        return record.get("id");
    }

    /**
     * The record for a route to keep and change: settings are kept here, too.
     *
     * @return a copy all the way down
     */
    public Map<?, ?> copy() {
        return (Map<?, ?>) copy(record);
    }

    private static Object copy(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((name, each) -> copy.put(name, copy(each)));
            return copy;
        }
        if (value instanceof Collection<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(each -> copy.add(copy(each)));
            return copy;
        }
        return value;
    }

    /**
     * What tells it apart from others of its name.
     *
     * @return its ID and, where the record has them, its name, organization, owner, e-mail address, status and last change
     */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", id());
        for (String fact : FACTS) {
            Object value = record.get(fact);
            if (value != null) {
                facts.put(fact, value);
            }
        }
        if (item.get("organization") instanceof Map<?, ?> organization && organization.get("name") != null) {
            facts.put("organization", organization.get("name"));
        }
        Object emails = record.containsKey("emails") ? record.get("emails") : record.get("email");
        if (emails instanceof Collection<?> list && !list.isEmpty()) {
            Object first = list.iterator().next();
            facts.put("email", first instanceof Map<?, ?> map ? map.get("value") : first);
        } else if (emails instanceof String email) {
            facts.put("email", email);
        }
        return facts;
    }
}
