// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

import io.github.camelpipedrive.sandbox.store.Change.Action;

/**
 * The tables of all resources, under one lock: what runs in {@link #changing} happens as one step for every reader.
 * Threads may share it.
 */
public final class Records {

    private static final int CHANGES_KEPT = 100;

    private final Clock clock;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Deque<Change> changes = new ArrayDeque<>();
    private final Deque<Change> searched = new ArrayDeque<>();
    private Duration searchLag = Duration.ZERO;
    private long revision;

    /**
     * No tables yet.
     *
     * @param clock gives the times of changes
     */
    public Records(Clock clock) {
        this.clock = clock;
    }

    /**
     * Adds a table.
     *
     * @param resource such as {@code deal}
     * @param shape the keys of its records
     * @param numbered whether IDs are numbers; UUIDs otherwise
     */
    public void define(String resource, Shape shape, boolean numbered) {
        tables.put(resource, new Table(resource, shape, numbered));
    }

    /**
     * The table of a resource.
     *
     * @param resource such as {@code deal}
     * @return the table
     * @throws IllegalArgumentException when there is none; the message names those that are there
     */
    public Table table(String resource) {
        Table table = tables.get(resource);
        if (table == null) {
            throw new IllegalArgumentException(
                    "The sandbox has no records called '" + resource + "', only " + String.join(", ", tables.keySet()));
        }
        return table;
    }

    /**
     * Whether there is a table of a resource.
     *
     * @param resource such as {@code deal}
     * @return true after its definition
     */
    public boolean has(String resource) {
        return tables.containsKey(resource);
    }

    /**
     * Reads while nobody changes anything.
     *
     * @param work what to do; it must not change records
     * @param <T> what comes out
     * @return what the work returns
     */
    public <T> T reading(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Changes while nobody else reads or changes.
     *
     * @param work what to do
     * @param <T> what comes out
     * @return what the work returns
     */
    public <T> T changing(Supplier<T> work) {
        lock.writeLock().lock();
        try {
            return work.get();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * Adds a record.
     *
     * @param resource its resource
     * @param values its values by key, {@code id} among them
     * @return the record
     * @throws IllegalArgumentException when the ID is taken
     */
    public StoredRecord insert(String resource, Map<String, Object> values) {
        StoredRecord created = table(resource).put(values);
        log(resource, Action.CREATE, null, created);
        return created;
    }

    /**
     * Puts records back that were there before the tables were cleared. It counts as no change of each of them.
     *
     * @param resource their resource
     * @param before the records; their IDs are not taken
     */
    public void restore(String resource, List<StoredRecord> before) {
        before.forEach(table(resource)::insert);
    }

    /**
     * Changes a record.
     *
     * @param resource its resource
     * @param before the record as it is
     * @param values the new values by key
     * @return the record as it is now
     */
    public StoredRecord update(String resource, StoredRecord before, Map<String, Object> values) {
        StoredRecord after = before.with(values);
        table(resource).replace(after);
        log(resource, after.isDeleted() ? Action.DELETE : Action.CHANGE, before, after);
        return after;
    }

    private void log(String resource, Action action, StoredRecord before, StoredRecord after) {
        revision++;
        Change change = new Change(revision, clock.instant(), resource, action, before, after);
        if (!searchLag.isZero()) {
            forgetSearched();
            searched.addLast(change);
        }
        changes.addLast(change);
        if (changes.size() > CHANGES_KEPT) {
            changes.removeFirst();
        }
    }

    /**
     * From now on searches see records as they were so long ago by the clock. Changes before this call are seen at once.
     *
     * @param lag how long; zero for no lag
     */
    public void searchLag(Duration lag) {
        searchLag = lag;
        searched.clear();
    }

    /** Those that searches see already. */
    private void forgetSearched() {
        Instant seen = clock.instant().minus(searchLag);
        while (!searched.isEmpty() && !searched.peekFirst().time().isAfter(seen)) {
            searched.removeFirst();
        }
    }

    /**
     * The records of a resource as searches see them, deleted ones included.
     *
     * @param resource such as {@code deal}
     * @return the records, to be read while the lock is held
     */
    public Collection<StoredRecord> searched(String resource) {
        Collection<StoredRecord> all = table(resource).all();
        Instant seen = clock.instant().minus(searchLag);
        Map<Long, Optional<StoredRecord>> before = new HashMap<>();
        searched.stream()
                .filter(change ->
                        change.resource().equals(resource) && change.time().isAfter(seen))
                .forEach(change -> before.putIfAbsent(change.after().sequence(), Optional.ofNullable(change.before())));
        return before.isEmpty()
                ? all
                : all.stream()
                        .flatMap(stored -> before.getOrDefault(stored.sequence(), Optional.of(stored)).stream())
                        .toList();
    }

    /**
     * The last changes, oldest first; only so many are kept.
     *
     * @return a copy
     */
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    /**
     * The number of the last change.
     *
     * @return 0 when there was none; it grows with every change and never goes back
     */
    public long revision() {
        return revision;
    }

    /** Forgets the last changes: the records are there as if from the start. */
    public void forgetChanges() {
        changes.clear();
        searched.clear();
    }

    /** Takes all records away. IDs begin at 1 again. */
    public void clear() {
        tables.values().forEach(Table::clear);
        changes.clear();
        searched.clear();
        revision++;
    }
}
