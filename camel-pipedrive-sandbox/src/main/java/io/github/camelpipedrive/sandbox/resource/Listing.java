// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.wire.Arguments;
import io.github.camelpipedrive.sandbox.wire.Errors;
import io.github.camelpipedrive.sandbox.wire.Formats;
import io.github.camelpipedrive.sandbox.wire.Reply;

/** Lists records: filters, sorts, and cuts a page in the style of the operation's row. */
final class Listing implements Behaviour {

    private static final int DEFAULT_LIMIT = 100;

    /** Parameters of a list that are not filters. */
    private static final Set<String> NO_FILTERS = Set.of(
            "limit",
            "cursor",
            "start",
            "sort",
            "sort_by",
            "sort_direction",
            "include_fields",
            "custom_fields",
            "include_option_labels",
            "include_labels",
            "filter_id",
            "ids",
            "updated_since",
            "updated_until");

    private final StatefulResource resource;
    private final PageEnds pageEnds;

    Listing(StatefulResource resource) {
        this.resource = resource;
        this.pageEnds = new PageEnds(resource.account().records());
    }

    @Override
    public Reply answer(Operation operation, Arguments arguments) {
        // The sandbox has no saved filters. One that lets all records pass would hide a mistake.
        arguments.query("filter_id").ifPresent(id -> {
            throw Errors.validation(operation.version(), "filter_id: Filter " + id + " not found");
        });
        return switch (operation.paging()) {
            case CURSOR -> byCursor(operation, arguments);
            case OFFSET -> byOffset(arguments);
            case NONE -> whole(arguments);
        };
    }

    /** All records at once. */
    private Reply whole(Arguments arguments) {
        Reply reply = Reply.data(
                200,
                page(
                        found(arguments, Order.of(arguments), new Start(List.of(), true))
                                .toList(),
                        Integer.MAX_VALUE,
                        arguments));
        Map<String, Object> additional = resource.additionalOfList(arguments.caller());
        return additional.isEmpty() ? reply : reply.with(additional);
    }

    private Reply byCursor(Operation operation, Arguments arguments) {
        int limit = arguments.number("limit", DEFAULT_LIMIT);
        Order order = Order.of(arguments);
        Start start = new Start(Cursors.position(operation, arguments, order), true);
        List<StoredRecord> found =
                found(arguments, order, start).limit(limit + 1L).toList();
        Map<String, Object> additional = new LinkedHashMap<>();
        additional.put("next_cursor", found.size() > limit ? Cursors.of(order, found.get(limit)) : null);
        return Reply.data(200, page(found, limit, arguments)).with(additional);
    }

    private Reply byOffset(Arguments arguments) {
        int limit = arguments.number("limit", DEFAULT_LIMIT);
        int start = arguments.number("start", 0);
        Order order = Order.of(arguments);
        List<?> position = pageEnds.before(arguments, start);
        List<StoredRecord> found = found(arguments, order, new Start(position, false))
                .skip(position.isEmpty() ? start : 0)
                .limit(limit + 1L)
                .toList();
        boolean more = found.size() > limit;
        if (more) {
            pageEnds.remember(arguments, start + limit, order.position(found.get(limit - 1)));
        }
        List<Map<String, Object>> page = page(found, limit, arguments);
        return Reply.data(200, page.isEmpty() ? resource.emptyList() : page)
                .with(Map.of("pagination", pagination(start, limit, more)));
    }

    /** What says how a list or search of version 1 continues. */
    static Map<String, Object> pagination(int start, int limit, boolean more) {
        Map<String, Object> pagination = new LinkedHashMap<>();
        pagination.put("start", start);
        pagination.put("limit", limit);
        pagination.put("more_items_in_collection", more);
        if (more) {
            pagination.put("next_start", start + limit);
        }
        return pagination;
    }

    private List<Map<String, Object>> page(List<StoredRecord> found, int limit, Arguments arguments) {
        ReadOptions options = new ReadOptions(resource, arguments);
        return found.stream().limit(limit).map(options::view).toList();
    }

    private Stream<StoredRecord> found(Arguments arguments, Order order, Start start) {
        return candidates(arguments, order, start).stream()
                .filter(stored -> resource.isListed(stored, arguments))
                .filter(filter(arguments));
    }

    /**
     * Where a page begins in its order.
     *
     * @param position a position, empty for the beginning
     * @param inclusive whether a record at the position belongs to the page
     */
    private record Start(List<?> position, boolean inclusive) {}

    private Collection<StoredRecord> candidates(Arguments arguments, Order order, Start start) {
        List<?> position = start.position();
        if (arguments.query("ids").isPresent()) {
            return named((List<?>) arguments.query().get("ids"), order, start);
        }
        if (!order.isNatural()) {
            return start.inclusive()
                    ? resource.table().sortedFrom(order, position)
                    : resource.table().sorted(order, position);
        }
        if (position.isEmpty()) {
            return resource.table().all();
        }
        long sequence = ((Number) position.get(0)).longValue();
        return resource.table().after(start.inclusive() ? sequence - 1 : sequence);
    }

    private Collection<StoredRecord> named(List<?> ids, Order order, Start start) {
        NavigableMap<List<?>, StoredRecord> found = new TreeMap<>(order::comparePositions);
        ids.stream()
                .flatMap(id -> resource.table().find(id).stream())
                .forEach(stored -> found.put(order.position(stored), stored));
        return start.position().isEmpty()
                ? found.values()
                : found.tailMap(start.position(), start.inclusive()).values();
    }

    /** What a record has to pass. Made once for a request, as a list of many records asks it for each of them. */
    private Predicate<StoredRecord> filter(Arguments arguments) {
        Predicate<StoredRecord> all = stored -> true;
        for (Map.Entry<String, Object> filter : arguments.query().entrySet()) {
            if (!NO_FILTERS.contains(filter.getKey())) {
                all = all.and(stored -> resource.passes(stored, filter.getKey(), filter.getValue()));
            }
        }
        return all.and(changedWithin(arguments.text("updated_since"), arguments.text("updated_until")));
    }

    private static Predicate<StoredRecord> changedWithin(String since, String until) {
        Predicate<StoredRecord> all = stored -> true;
        if (!since.isEmpty()) {
            all = all.and(stored -> changed(stored).compareTo(Formats.wholeSecond(since)) >= 0);
        }
        if (!until.isEmpty()) {
            all = all.and(stored -> changed(stored).compareTo(Formats.wholeSecond(until)) < 0);
        }
        return all;
    }

    private static String changed(StoredRecord stored) {
        return Formats.wholeSecond(stored.text("update_time"));
    }
}
