// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.observation;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How far the reading of all pages of a list has come. How many records are still to come is not known: none of the
 * API's lists says how long it is.
 *
 * @param operation such as {@code deal/list}
 * @param account whose list it is
 * @param stage whether it continues
 * @param pages the pages delivered to the route, the one that it works on among them
 * @param records the records on these pages
 * @param time since the first page was asked for
 */
public record ListProgress(String operation, String account, Stage stage, long pages, long records, Duration time) {

    /** Whether the reading continues. */
    public enum Stage {
        /** There are further pages. */
        READING,
        /** The last page is delivered. */
        COMPLETED,
        /** The route, or Camel, has ended it early. */
        CLOSED,
        /** A page could not be fetched. */
        FAILED
    }

    /**
     * How fast it goes.
     *
     * @return records in a second
     */
    public double recordsPerSecond() {
        return records * (double) TimeUnit.SECONDS.toNanos(1) / Math.max(1, time.toNanos());
    }

    /** As it is in the log: {@code deal/list of default: 50000 records in 100 pages read, 1640 a second, reading}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s of %s: %d records in %d pages read in %d s, %.0f a second (%s)",
                operation,
                account,
                records,
                pages,
                time.toSeconds(),
                recordsPerSecond(),
                stage.name().toLowerCase(Locale.ROOT));
    }
}
