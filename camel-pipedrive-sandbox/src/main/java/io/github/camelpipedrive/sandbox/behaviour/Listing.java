// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.behaviour;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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

    Listing(Resource resource) {
        this.resource = resource;
        this.readOptions = new ReadOptions(resource);
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
        List<StoredRecord> found = found(arguments, Order.of(arguments), List.of())
                .skip(start)
                .limit(limit + 1L)
                .toList();
        boolean more = found.size() > limit;
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
        boolean begins = position.isEmpty();
        Stream<StoredRecord> matching = candidates(arguments, order, position).stream()
                .filter(stored -> resource.isListed(stored, arguments))
                .filter(stored -> passesAll(stored, arguments));
        if (!order.isNatural()) {
            matching = matching.sorted(order);
        }
        return begins
                ? matching
                : matching.filter(stored -> order.comparePositions(order.position(stored), position) > 0);
    }

    private Collection<StoredRecord> candidates(Arguments arguments, Order order, List<?> position) {
        if (arguments.query("ids").isPresent()) {
            return named((List<?>) arguments.query().get("ids"));
        }
        if (order.isNatural() && !position.isEmpty()) {
            return resource.table().after(((Number) position.get(0)).longValue());
        }
        return resource.table().all();
    }

    private Collection<StoredRecord> named(List<?> ids) {
        Map<Long, StoredRecord> found = new TreeMap<>();
        ids.stream()
                .map(id -> resource.table().find(id).orElse(null))
                .filter(Objects::nonNull)
                .forEach(stored -> found.put(stored.sequence(), stored));
        return found.values();
    }

    private boolean passesAll(StoredRecord stored, Arguments arguments) {
        // A saved filter switches the other filters off. The sandbox has no saved filters: each lets all records pass.
        if (arguments.query("filter_id").isPresent()) {
            return true;
        }
        for (Map.Entry<String, Object> filter : arguments.query().entrySet()) {
            if (!NO_FILTERS.contains(filter.getKey()) && !resource.passes(stored, filter.getKey(), filter.getValue())) {
                return false;
            }
        }
        return changedWithin(stored, arguments.text("updated_since"), arguments.text("updated_until"));
    }

    private static boolean changedWithin(StoredRecord stored, String since, String until) {
        if (since.isEmpty() && until.isEmpty()) {
            return true;
        }
        String changed = Formats.wholeSecond(stored.text("update_time"));
        return (since.isEmpty() || changed.compareTo(Formats.wholeSecond(since)) >= 0)
                && (until.isEmpty() || changed.compareTo(Formats.wholeSecond(until)) < 0);
    }
}
