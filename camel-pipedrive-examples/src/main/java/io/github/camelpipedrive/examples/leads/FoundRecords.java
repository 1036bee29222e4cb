// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.apache.camel.Variable;

/**
 * The organizations and persons that this import has found or made. Without it the next entry of the same person would
 * make the person again, as Pipedrive's search learns of new records only after some seconds. For one thread.
 */
public final class FoundRecords {

    private final Map<String, Object> organizations = new HashMap<>();
    private final Map<String, Object> persons = new HashMap<>();

    /**
     * The organization of an entry.
     *
     * @param entry the entry
     * @return its ID, null when it is not known yet
     */
    public Object organization(@Variable("entry") FormEntry entry) {
        return organizations.get(entry.company().toLowerCase(Locale.ROOT));
    }

    /**
     * Remembers the organization of an entry.
     *
     * @param entry the entry
     * @param id the organization's ID
     */
    public void rememberOrganization(@Variable("entry") FormEntry entry, @Variable("organizationId") Object id) {
        organizations.put(entry.company().toLowerCase(Locale.ROOT), id);
    }

    /**
     * The person of an entry.
     *
     * @param entry the entry
     * @return the ID, null when the person is not known yet
     */
    public Object person(@Variable("entry") FormEntry entry) {
        return persons.get(entry.email());
    }

    /**
     * Remembers the person of an entry.
     *
     * @param entry the entry
     * @param id the person's ID
     */
    public void rememberPerson(@Variable("entry") FormEntry entry, @Variable("personId") Object id) {
        persons.put(entry.email(), id);
    }
}
