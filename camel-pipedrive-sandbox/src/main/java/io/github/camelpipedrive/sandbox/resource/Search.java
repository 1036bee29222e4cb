// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Paging;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.wire.Arguments;
import io.github.camelpipedrive.sandbox.wire.Reply;

/** Finds records of one kind, or of several, by text. The best matches come first. */
final class Search implements Behaviour {

    private static final int DEFAULT_LIMIT = 100;

    private final List<StatefulResource> resources;
    private final boolean several;

    private Search(List<StatefulResource> resources, boolean several) {
        this.resources = List.copyOf(resources);
        this.several = several;
    }

    static Search of(StatefulResource resource) {
        return new Search(List.of(resource), false);
    }

    static Search overAll(List<StatefulResource> resources) {
        return new Search(resources, true);
    }

    private record Hit(StatefulResource resource, StoredRecord stored, SearchMatch match) {}

    @Override
    public Reply answer(Operation operation, Arguments arguments) {
        List<Hit> hits = hits(arguments);
        boolean byOffset = operation.paging() == Paging.OFFSET;
        int start = byOffset ? arguments.number("start", 0) : Cursors.behind(operation, arguments);
        int limit = arguments.number("limit", DEFAULT_LIMIT);
        int from = Math.min(start, hits.size());
        int to = Math.min(hits.size(), from + limit);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("items", items(hits.subList(from, to), arguments));
        if (several) {
            data.put("related_items", List.of());
        }
        Map<String, Object> additional = new LinkedHashMap<>();
        if (byOffset) {
            additional.put("pagination", Listing.pagination(start, limit, to < hits.size()));
        } else {
            additional.put("next_cursor", to < hits.size() ? Cursors.ofSearch(operation, arguments, to) : null);
        }
        return Reply.data(200, data).with(additional);
    }

    private List<Hit> hits(Arguments arguments) {
        List<String> types = arguments.list("item_types");
        SearchMatch.Term term =
                new SearchMatch.Term(arguments.text("term"), arguments.flag("exact_match"), arguments.list("fields"));
        List<Hit> hits = new ArrayList<>();
        for (StatefulResource resource : resources) {
            if (!types.isEmpty() && !types.contains(resource.name())) {
                continue;
            }
            SearchText text = new SearchText(resource);
            resource.account().records().searched(resource.name()).stream()
                    .filter(stored -> !stored.isDeleted())
                    .filter(stored -> passesFilters(resource, stored, arguments))
                    .map(stored -> new Hit(resource, stored, SearchMatch.of(term, text.texts(stored))))
                    .filter(hit -> hit.match().score() > 0)
                    .forEach(hits::add);
        }
        hits.sort(Comparator.comparingDouble((Hit hit) -> hit.match().score()).reversed());
        return hits;
    }

    private static boolean passesFilters(StatefulResource resource, StoredRecord stored, Arguments arguments) {
        String organization = resource.table().shape().has("organization_id") ? "organization_id" : "org_id";
        return same(stored, "person_id", arguments.query().get("person_id"))
                && same(stored, organization, arguments.query().get("organization_id"))
                && same(stored, "status", arguments.query().get("status"));
    }

    private static boolean same(StoredRecord stored, String key, Object wanted) {
        return wanted == null || StatefulResource.same(stored.get(key), wanted);
    }

    private static List<Map<String, Object>> items(List<Hit> hits, Arguments arguments) {
        return hits.stream()
                .map(hit -> {
                    Map<String, Object> result = new LinkedHashMap<>();
                    result.put("result_score", hit.match().score());
                    result.put(
                            "item",
                            SearchItems.item(
                                    hit.resource(), hit.stored(), hit.match(), arguments.list("include_fields")));
                    return result;
                })
                .toList();
    }
}
