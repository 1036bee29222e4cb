// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.bulk;

import java.util.Map;

import org.apache.camel.Body;
import org.apache.commons.csv.CSVFormat;

/** What is to be changed in a deal that another user gets, and the line about it. */
public final class HandOver {

    private static final CSVFormat CSV = CSVFormat.DEFAULT;

    private final int owner;

    /**
     * Gives deals to a user.
     *
     * @param owner the ID of the user who gets them
     */
    public HandOver(int owner) {
        this.owner = owner;
    }

    /**
     * The parameters of an update.
     *
     * @param deal the deal as it is listed
     * @return its ID and the new owner, and nothing else: what an update does not name stays as it is
     */
    public Map<String, Object> change(@Body Map<String, Object> deal) {
        return Map.of("id", deal.get("id"), "owner_id", owner);
    }

    /**
     * A line for people.
     *
     * @param deal the deal as it is now
     * @return ID, title and owner as CSV with a line end
     */
    public String line(@Body Map<String, Object> deal) {
        return CSV.format(deal.get("id"), deal.get("title"), deal.get("owner_id")) + CSV.getRecordSeparator();
    }
}
