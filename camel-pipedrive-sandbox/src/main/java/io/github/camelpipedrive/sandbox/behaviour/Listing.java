// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.behaviour;

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
import io.github.camelpipedrive.operation.Paging;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.wire.Arguments;
import io.github.camelpipedrive.sandbox.wire.Formats;
import io.github.camelpipedrive.sandbox.wire.Reply;

/** Lists records: filters, sorts, and cuts a page in the style of the operation's row. */
final class Listing implements Behaviour {

    private static final int DEFAULT_LIMIT = 100;

    /** Parameters of a list that are no filters. */
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

    private final Resource resource;
    private final ReadOptions readOptions;
    private final PageEnds pageEnds;

    Listing(Resource resource) {
        this.resource = resource;
        this.readOptions = new ReadOptions(resource);
        this.pageEnds = new PageEnds(resource.account().records());
    }

    @Override
    public Reply answer(Operation operation, Arguments arguments) {
        return operation.paging() == Paging.CURSOR ? byCursor(operation, arguments) : byOffset(arguments);
    }

    private Reply byCursor(Operation operation, Arguments arguments) {
        int limit = arguments.number("limit", DEFAULT_LIMIT);
        Order order = Order.of(arguments);
        List<?> position = Cursors.position(operation, arguments);
        List<StoredRecord> found =
                found(arguments, order, position).limit(limit + 1L).toList();
        String next = null;
        if (found.size() > limit) {
            next = Cursors.cursor(operation, arguments, order.position(found.get(limit - 1)));
        }
        Map<String, Object> additional = new LinkedHashMap<>();
        additional.put("next_cursor", next);
        return Reply.data(200, page(found, limit, arguments)).with(additional);
    }

    private Reply byOffset(Arguments arguments) {
        int limit = arguments.number("limit", DEFAULT_LIMIT);
        int start = arguments.number("start", 0);
        Order order = Order.of(arguments);
        List<?> position = pageEnds.before(arguments, start);
        List<StoredRecord> found = found(arguments, order, position)
                .skip(position.isEmpty() ? start : 0)
                .limit(limit + 1L)
                .toList();
        boolean more = found.size() > limit;
        if (more) {
            pageEnds.remember(arguments, start + limit, order.position(found.get(limit - 1)));
        }
        Map<String, Object> pagination = new LinkedHashMap<>();
        pagination.put("start", start);
        pagination.put("limit", limit);
        pagination.put("more_items_in_collection", more);
        List<Map<String, Object>> page = page(found, limit, arguments);
        if (resource.name().equals("lead")) {
            // Leads have the members of the pagination beside each other, and no next_start.
            return Reply.data(200, page).with(pagination);
        }
        if (more) {
            pagination.put("next_start", start + limit);
        }
        return Reply.data(200, page.isEmpty() ? null : page).with(Map.of("pagination", pagination));
    }

    private List<Map<String, Object>> page(List<StoredRecord> found, int limit, Arguments arguments) {
        return found.stream()
                .limit(limit)
                .map(stored -> readOptions.view(stored, arguments))
                .toList();
    }

    private Stream<StoredRecord> found(Arguments arguments, Order order, List<?> position) {
        return candidates(arguments, order, position).stream()
                .filter(stored -> resource.isListed(stored, arguments))
                .filter(filter(arguments));
    }

    /** The records behind a position in the order that is asked for. */
    private Collection<StoredRecord> candidates(Arguments arguments, Order order, List<?> position) {
        if (arguments.query("ids").isPresent()) {
            return named((List<?>) arguments.query().get("ids"), order, position);
        }
        if (!order.isNatural()) {
            return resource.table().sorted(order, position);
        }
        return position.isEmpty()
                ? resource.table().all()
                : resource.table().after(((Number) position.get(0)).longValue());
    }

    private Collection<StoredRecord> named(List<?> ids, Order order, List<?> position) {
        NavigableMap<List<?>, StoredRecord> found = new TreeMap<>(order::comparePositions);
        ids.stream()
                .flatMap(id -> resource.table().find(id).stream())
                .forEach(stored -> found.put(order.position(stored), stored));
        return position.isEmpty()
                ? found.values()
                : found.tailMap(position, false).values();
    }

    /** What a record has to pass. Made once for a request, as a list of many records asks it for each of them. */
    private Predicate<StoredRecord> filter(Arguments arguments) {
        // A saved filter switches the other filters off. The sandbox has no saved filters: each lets all records pass.
        if (arguments.query("filter_id").isPresent()) {
            return stored -> true;
        }
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
