// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.journal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was counted: a snapshot. Immutable.
 *
 * @param operations how often each operation was asked for
 * @param peaks the most requests that were seen in any window, by caller
 * @param statuses how often each HTTP status was answered
 * @param brokenConnections how often the connection was broken in the place of an answer
 * @param refusals how many requests were over a limit, by limit
 * @param dailyTokens the tokens that each company used today, by its domain
 * @param faults how often each fault happened, by name
 * @param creates what became of creates
 */
public record Statistics(
        Map<String, Long> operations,
        Map<String, Peak> peaks,
        Map<Integer, Long> statuses,
        long brokenConnections,
        Map<String, Long> refusals,
        Map<String, Long> dailyTokens,
        Map<String, Long> faults,
        Creates creates) {

    /**
     * The most that was seen in any window.
     *
     * @param requests requests of all kinds
     * @param searches searches among them
     */
    public record Peak(int requests, int searches) {}

    /**
     * What became of creates that were carried out.
     *
     * @param carriedOut how many records they made
     * @param repeated how many of them had the same body as an earlier one
     * @param repetitions the bodies that came more than once
     * @param lost how many of them had an answer that the client could not read
     * @param lostRecords the records that these made
     */
    public record Creates(
            long carriedOut, long repeated, List<Repetition> repetitions, long lost, List<LostRecord> lostRecords) {}

    /**
     * A body that came in more than one create.
     *
     * @param operation such as {@code deal/create}
     * @param body the beginning of the body
     * @param times how often it came
     * @param ids the first records that were made of it
     */
    public record Repetition(String operation, String body, long times, List<Object> ids) {}

    /**
     * A record whose client was not told of it.
     *
     * @param operation such as {@code deal/create}
     * @param id its ID
     */
    public record LostRecord(String operation, Object id) {}

    /**
     * How many requests came in.
     *
     * @return the number
     */
    public long requests() {
        return sum(operations);
    }

    /**
     * How many requests have been answered, by breaking the connection too.
     *
     * @return the number
     */
    public long answers() {
        return brokenConnections + sum(statuses);
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * How many requests were answered with 429.
     *
     * @return the number
     */
    public long tooManyRequests() {
        return statuses.getOrDefault(429, 0L);
    }

    /**
     * The same for JSON.
     *
     * @return the values by their names
     */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("requests", requests());
        values.put("operations", operations);
        values.put("peaks", peaks);
        values.put("statuses", statuses);
        values.put("tooManyRequests", tooManyRequests());
        values.put("brokenConnections", brokenConnections);
        values.put("refusals", refusals);
        values.put("dailyTokens", dailyTokens);
        values.put("faults", faults);
        values.put("creates", creates);
        return values;
    }
}
