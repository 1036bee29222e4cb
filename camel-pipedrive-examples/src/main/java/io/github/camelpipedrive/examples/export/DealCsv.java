// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.export;

import java.util.Map;

import org.apache.camel.Body;
import org.apache.commons.csv.CSVFormat;

/** Deals as lines of CSV. */
public final class DealCsv {

    private static final CSVFormat CSV = CSVFormat.DEFAULT;

    /**
     * The line of a deal.
     *
     * @param deal the deal as it is listed
     * @return ID, title, value and currency as CSV with a line end
     */
    public String line(@Body Map<String, Object> deal) {
        return CSV.format(deal.get("id"), deal.get("title"), deal.get("value"), deal.get("currency"))
                + CSV.getRecordSeparator();
    }
}
