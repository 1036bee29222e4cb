// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.github.camelpipedrive.sandbox.journal.Statistics.Creates;
import io.github.camelpipedrive.sandbox.journal.Statistics.LostRecord;
import io.github.camelpipedrive.sandbox.journal.Statistics.Peak;
import io.github.camelpipedrive.sandbox.journal.Statistics.Repetition;
import io.github.camelpipedrive.sandbox.limits.Limits;
import io.github.camelpipedrive.sandbox.limits.OverLimit;
import io.github.camelpipedrive.sandbox.limits.RollingWindow;
import io.github.camelpipedrive.sandbox.wire.Answer;

/** Counts what the sandbox is asked and what it answers. Threads may share it. */
public final class Tally {

    /** The caller of requests without a good token. */
    public static final String NOBODY = "nobody";

    private static final long WINDOW = Limits.WINDOW.toNanos() / 1_000;
    private static final int REPETITIONS_KEPT = 100;
    private static final int IDS_KEPT = 10;
    private static final int LOST_KEPT = 10_000;
    private static final int CREATES_KEPT = 100_000;
    private static final int LONGEST_BODY_KEPT = 10_000;

    private final Clock clock;
    private final Map<String, Seen> seen = new TreeMap<>();
    private final Map<Integer, Long> statuses = new TreeMap<>();
    private final Map<String, Long> refusals = new TreeMap<>();
    private final Map<String, Long> faults = new TreeMap<>();
    private final Map<UUID, Object> firstIds;
    private final Map<UUID, Repetition> repetitions = new LinkedHashMap<>();
    private final List<LostRecord> lostRecords = new ArrayList<>();
    private long brokenConnections;
    private long carriedOut;
    private long repeated;
    private long lost;

    /** The requests of one caller. */
    private static final class Seen {
        private final RollingWindow requests = new RollingWindow();
        private final RollingWindow searches = new RollingWindow();
        private Peak peak = new Peak(0, 0);
    }

    public Tally(Clock clock) {
        this(clock, CREATES_KEPT);
    }

    /** With the number of creates among which repeated ones are found. */
    public Tally(Clock clock, int createsKept) {
        this.clock = clock;
        this.firstIds = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Object> eldest) {
                return size() > createsKept;
            }
        };
    }

    public synchronized void request(String caller, boolean search) {
        // Read while the lock is held, so that the windows see no moment after a later one.
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        Seen of = seen.computeIfAbsent(caller, key -> new Seen());
        int requests = entered(of.requests, now);
        int searches = search ? entered(of.searches, now) : 0;
        if (requests > of.peak.requests() || searches > of.peak.searches()) {
            of.peak = new Peak(Math.max(requests, of.peak.requests()), Math.max(searches, of.peak.searches()));
        }
    }

    private static int entered(RollingWindow window, long now) {
        int before = window.count(now, WINDOW);
        window.add(now);
        return before + 1;
    }

    public synchronized void answer(Answer answer) {
        if (answer.isBroken()) {
            brokenConnections++;
        } else {
            statuses.merge(answer.status(), 1L, Long::sum);
        }
    }

    public synchronized void refusal(OverLimit limit) {
        refusals.merge(limit.text(), 1L, Long::sum);
    }

    public synchronized void fault(String name) {
        faults.merge(name, 1L, Long::sum);
    }

    /** A create was carried out. */
    public void create(String operation, byte[] body, Object id) {
        UUID fingerprint = fingerprint(operation, body);
        synchronized (this) {
            carriedOut++;
            Object first = firstIds.putIfAbsent(fingerprint, id);
            if (first != null) {
                repeated++;
                repetitions.computeIfPresent(fingerprint, (key, known) -> again(known, id));
                if (repetitions.size() < REPETITIONS_KEPT) {
                    repetitions.computeIfAbsent(
                            fingerprint, key -> new Repetition(operation, shortened(body), 2, List.of(first, id)));
                }
            }
        }
    }

    private static String shortened(byte[] body) {
        return body.length <= LONGEST_BODY_KEPT
                ? new String(body, StandardCharsets.UTF_8)
                : new String(body, 0, LONGEST_BODY_KEPT, StandardCharsets.UTF_8) + "…";
    }

    /** Bodies are many; 16 bytes of each tell them apart. */
    private static UUID fingerprint(String operation, byte[] body) {
        byte[] name = operation.getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(ByteBuffer.allocate(name.length + body.length)
                .put(name)
                .put(body)
                .array());
    }

    private static Repetition again(Repetition known, Object id) {
        List<Object> ids = new ArrayList<>(known.ids());
        if (ids.size() < IDS_KEPT) {
            ids.add(id);
        }
        return new Repetition(known.operation(), known.body(), known.times() + 1, List.copyOf(ids));
    }

    /** The client is not told that its create was carried out. */
    public synchronized void lost(String operation, Object id) {
        lost++;
        if (lostRecords.size() < LOST_KEPT) {
            lostRecords.add(new LostRecord(operation, id));
        }
    }

    /**
     * All that was counted.
     *
     * @param operations how often each operation was asked for
     * @param dailyTokens what each company has used of its tokens
     */
    public synchronized Statistics statistics(Map<String, Long> operations, Map<String, Long> dailyTokens) {
        Map<String, Peak> peaks = new TreeMap<>();
        seen.forEach((caller, of) -> peaks.put(caller, of.peak));
        return new Statistics(
                sorted(operations),
                sorted(peaks),
                sorted(statuses),
                brokenConnections,
                sorted(refusals),
                sorted(dailyTokens),
                sorted(faults),
                new Creates(carriedOut, repeated, List.copyOf(repetitions.values()), lost, List.copyOf(lostRecords)));
    }

    private static <K extends Comparable<K>, V> Map<K, V> sorted(Map<K, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }

    public synchronized void clear() {
        seen.clear();
        statuses.clear();
        refusals.clear();
        faults.clear();
        firstIds.clear();
        repetitions.clear();
        lostRecords.clear();
        brokenConnections = 0;
        carriedOut = 0;
        repeated = 0;
        lost = 0;
    }
}
