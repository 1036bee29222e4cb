// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.camelpipedrive.sandbox.journal.Statistics;

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

    static SandboxStatistics of(Statistics counted) {
        Map<String, Peak> peaks = new TreeMap<>();
        counted.peaks().forEach((caller, peak) -> peaks.put(caller, new Peak(peak.requests(), peak.searches())));
        Statistics.Creates creates = counted.creates();
        return new SandboxStatistics(
                counted.operations(),
                Collections.unmodifiableMap(peaks),
                counted.statuses(),
                counted.brokenConnections(),
                counted.refusals(),
                counted.dailyTokens(),
                counted.faults(),
                new Creates(
                        creates.carriedOut(),
                        creates.repeated(),
                        creates.repetitions().stream()
                                .map(each -> new Repetition(each.operation(), each.body(), each.times(), each.ids()))
                                .toList(),
                        creates.lost(),
                        creates.lostRecords().stream()
                                .map(each -> new LostRecord(each.operation(), each.id()))
                                .toList()));
    }
}
