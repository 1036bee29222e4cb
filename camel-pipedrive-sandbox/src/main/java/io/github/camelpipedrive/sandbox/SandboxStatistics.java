// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a sandbox was asked and what it answered since its start or last reset: a snapshot. Immutable.
 *
 * @param operations how often each operation was asked for, such as {@code deal/create}; {@code other} counts requests
 *     for no operation
 * @param peaks the most requests that were seen in any 2 seconds by the sandbox's clock, refused ones included, by
 *     caller: {@code API token 1}, or app, user and company, or {@code nobody} for requests without a good token
 * @param statuses how often each HTTP status was answered
 * @param brokenConnections how often the connection was broken in the place of an answer
 * @param refusals how many requests were over a limit, by limit: {@code requests}, {@code searches} and
 *     {@code daily-tokens} got 429, {@code block} got Cloudflare's 403
 * @param dailyTokens the tokens that each company used today, by its domain
 * @param faults how often each fault happened, by name, such as {@code reset-after-processing}
 * @param creates what became of creates
 */
public record SandboxStatistics(
        Map<String, Long> operations,
        Map<String, Peak> peaks,
        Map<Integer, Long> statuses,
        long brokenConnections,
        Map<String, Long> refusals,
        Map<String, Long> dailyTokens,
        Map<String, Long> faults,
        Creates creates) {

    /**
     * The most that was seen in any 2 seconds.
     *
     * @param requests requests of all kinds
     * @param searches searches among them
     */
    public record Peak(int requests, int searches) {}

    /**
     * What became of creates. Only those count that were carried out.
     *
     * @param carriedOut how many records they made
     * @param repeated how many of them had the same body, byte for byte, as an earlier one of the same resource; the last
     *     100,000 different bodies are compared
     * @param repetitions the bodies that came more than once; the first 100 of them
     * @param lost how many of them had an answer that the sandbox lost or spoilt, so that the client could not know
     * @param lostRecords the records that these made; the first 10,000 of them
     */
    public record Creates(
            long carriedOut, long repeated, List<Repetition> repetitions, long lost, List<LostRecord> lostRecords) {}

    /**
     * A body that came in more than one create.
     *
     * @param operation such as {@code deal/create}
     * @param body the body, of a long one the first 10,000 bytes
     * @param times how often it came, 2 or more
     * @param ids the records that were made of it; the first 10 of them
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
     * How many requests came in, those for the authorization server included.
     *
     * @return the number
     */
    public long requests() {
        return operations.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * How many requests were answered with 429, for whatever reason.
     *
     * @return the number
     */
    public long tooManyRequests() {
        return statuses.getOrDefault(429, 0L);
    }

    /** How many requests have been answered, by breaking the connection too. */
    long answers() {
        return brokenConnections
                + statuses.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The same for JSON, under the same names. */
    Map<String, Object> values() {
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
