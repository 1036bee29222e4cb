// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.sandbox.store.Records;
import io.github.camelpipedrive.sandbox.store.Table;

/**
 * The Pipedrive account that the sandbox plays.
 *
 * @param records its records
 * @param clock its time
 * @param contactSync whether persons have the fields of the contact sync (birthday, job_title, …)
 * @param recurringRevenue whether deals have {@code acv}, {@code arr} and {@code mrr}
 * @param company the first label of its address
 */
public record Account(Records records, Clock clock, boolean contactSync, boolean recurringRevenue, String company) {

    /** The user to whom all tokens belong. */
    public static final int CURRENT_USER = 9001;

    /** The user's default currency. */
    static final String CURRENCY = "EUR";

    /** The zone of the company, which decides a deal's local dates. */
    static final ZoneId ZONE = ZoneId.of("Europe/London");

    /** The domain of the company. */
    public static final String DOMAIN = "tiletown-sandbox";

    /**
     * The account of the first company.
     *
     * @param records its records
     * @param clock its time
     * @param contactSync whether persons have the fields of the contact sync
     * @param recurringRevenue whether deals have the fields of recurring revenue
     */
    public Account(Records records, Clock clock, boolean contactSync, boolean recurringRevenue) {
        this(records, clock, contactSync, recurringRevenue, DOMAIN);
    }

    /**
     * The account's time.
     *
     * @return now
     */
    public Instant now() {
        return clock.instant();
    }

    /** The records of a resource. */
    Table table(Resource resource) {
        return records.table(resource.name());
    }
}
