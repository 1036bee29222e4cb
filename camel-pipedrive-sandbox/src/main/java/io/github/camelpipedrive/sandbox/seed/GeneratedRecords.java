// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.seed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.resource.StatefulResource;
import io.github.camelpipedrive.sandbox.store.Records;
import io.github.camelpipedrive.sandbox.store.StoredRecord;

/**
 * Made-up records in any number, the same for the same seed. They are spread over the year 2025 and refer to each other
 * and to whatever was there before them.
 *
 * <p>They are made once; each further time the same ones are put in, which takes a fraction of the time.
 */
public final class GeneratedRecords {

    /** The names of the resources of which records are made up. */
    public static final List<String> RESOURCES = MadeUpBodies.RESOURCES;

    private static final String ORGANIZATION = Resources.ORGANIZATION.name();
    private static final String PERSON = Resources.PERSON.name();
    private static final String LEAD = Resources.LEAD.name();
    private static final String NOTE = Resources.NOTE.name();
    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
    private static final long YEAR = Duration.ofDays(365).toSeconds();
    private static final long LONGEST_UNTOUCHED = Duration.ofDays(30).toSeconds();

    private final Map<String, Integer> counts;
    private final long seed;
    private final Map<String, List<StoredRecord>> made = new LinkedHashMap<>();

    /**
     * Records to be made.
     *
     * @param counts how many of each resource
     * @param seed another one makes other records
     */
    public GeneratedRecords(Map<String, Integer> counts, long seed) {
        this.counts = Map.copyOf(counts);
        this.seed = seed;
    }

    /** The counts, and one organization where a lead or note would have nothing to hang on. */
    private Map<String, Integer> complete(Records records) {
        Map<String, Integer> all = new LinkedHashMap<>(counts);
        boolean hanging = all.containsKey(LEAD) || all.containsKey(NOTE);
        boolean nothing = records.table(ORGANIZATION).all().isEmpty()
                && records.table(PERSON).all().isEmpty();
        if (hanging && nothing && !all.containsKey(PERSON)) {
            all.putIfAbsent(ORGANIZATION, 1);
        }
        return all;
    }

    /** Puts the records in, behind those that are there. Called while the lock of the records is held. */
    public void plant(Map<String, StatefulResource> resources, Records records) {
        if (made.isEmpty()) {
            Map<String, Integer> all = complete(records);
            RESOURCES.stream()
                    .filter(all::containsKey)
                    .forEach(name -> made.put(name, make(resources.get(name), all.get(name), records)));
        } else {
            made.forEach(records::restore);
        }
    }

    private List<StoredRecord> make(StatefulResource resource, int count, Records records) {
        SplittableRandom random = new SplittableRandom(seed ^ resource.name().hashCode());
        MadeUpBodies bodies = new MadeUpBodies(resource.name(), records, random);
        List<StoredRecord> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long added = i * YEAR / count;
            long updated = Math.min(YEAR - 1, added + random.nextLong(LONGEST_UNTOUCHED));
            Map<String, Object> times = new LinkedHashMap<>();
            times.put("add_time", resource.time(BEGIN.plusSeconds(added)));
            times.put("update_time", resource.time(BEGIN.plusSeconds(updated)));
            all.add(resource.create(bodies.next(BEGIN.plusSeconds(updated)), times));
        }
        return all;
    }
}
