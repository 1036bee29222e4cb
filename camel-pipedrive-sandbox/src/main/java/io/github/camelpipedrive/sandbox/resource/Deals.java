// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.store.Shape;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.wire.Arguments;
import io.github.camelpipedrive.sandbox.wire.Formats;
import io.github.camelpipedrive.sandbox.wire.Problems;

/** Deals. The stage decides the pipeline; the status decides which times and reasons a deal may have. */
final class Deals extends StatefulResource {

    private static final Shape SHAPE = Shape.of(
                    "id",
                    "title",
                    "creator_user_id",
                    "value",
                    "person_id",
                    "org_id",
                    "stage_id",
                    "currency",
                    "add_time",
                    "update_time",
                    "status",
                    "probability",
                    "lost_reason",
                    "visible_to",
                    "close_time",
                    "pipeline_id",
                    "won_time",
                    "lost_time",
                    "stage_change_time",
                    "local_won_date",
                    "local_lost_date",
                    "local_close_date",
                    "expected_close_date",
                    "custom_fields",
                    "owner_id",
                    "label_ids",
                    "is_deleted",
                    "origin",
                    "origin_id",
                    "channel",
                    "channel_id",
                    "acv",
                    "arr",
                    "mrr",
                    "is_archived",
                    "archive_time")
            .hiding("first_won_time", "source_lead_id");

    private static final List<String> REVENUE = List.of("acv", "arr", "mrr");

    private static final Duration KEPT_AFTER_DELETE = Duration.ofDays(30);

    private static final Derivation OPEN = Derivation.count(Resources.DEAL, status("open"));
    private static final Derivation WON = Derivation.count(Resources.DEAL, status("won"));
    private static final Derivation LOST = Derivation.count(Resources.DEAL, status("lost"));
    private static final Derivation CLOSED =
            Derivation.count(Resources.DEAL, status("open").negate());

    /** What deals add to their persons and organizations. */
    static final Map<String, Derivation> DERIVATIONS = Map.of(
            "open_deals_count", OPEN,
            "related_open_deals_count", OPEN,
            "won_deals_count", WON,
            "related_won_deals_count", WON,
            "lost_deals_count", LOST,
            "related_lost_deals_count", LOST,
            "closed_deals_count", CLOSED,
            "related_closed_deals_count", CLOSED);

    private static Predicate<StoredRecord> status(String status) {
        return deal -> deal.text("status").equals(status);
    }

    Deals(Account account) {
        super(account, Resources.DEAL, ApiVersion.V2, SHAPE);
    }

    @Override
    public List<String> fieldsOnPage() {
        return List.of("id", "title", "value", "currency", "status", "stage_id", "person_id", "org_id", "update_time");
    }

    /** The number and the sums by currency of the deals in each stage. */
    @Override
    public Map<String, Object> totalsOnPage() {
        Map<Object, StageTotals> totals = new LinkedHashMap<>();
        table().all().stream().filter(deal -> !deal.isDeleted()).forEach(deal -> totals.computeIfAbsent(
                        deal.get("stage_id"), key -> new StageTotals())
                .add(deal));
        Map<Object, Object> values = new LinkedHashMap<>();
        totals.forEach((stage, total) -> values.put(stage, Map.of("deals", total.deals, "sums", total.sums)));
        return Map.of("stages", values);
    }

    private static final class StageTotals {
        private final Map<String, BigDecimal> sums = new TreeMap<>();
        private int deals;

        void add(StoredRecord deal) {
            deals++;
            BigDecimal value = deal.get("value") == null ? BigDecimal.ZERO : new BigDecimal(deal.text("value"));
            if (value.signum() != 0) {
                sums.merge(deal.text("currency"), value, BigDecimal::add);
            }
        }
    }

    @Override
    Map<String, Derivation> derivations() {
        Map<String, Derivation> derivations = new HashMap<>(Notes.DERIVATIONS);
        derivations.putAll(Activities.DERIVATIONS);
        derivations.put("participants_count", (deal, referring) -> deal.get("person_id") == null ? 0 : 1);
        derivations.put("smart_bcc_email", (deal, referring) -> smartBccEmail(deal));
        return derivations;
    }

    @Override
    Map<String, List<String>> searchTexts(StoredRecord stored) {
        return Map.of("title", List.of(stored.text("title")));
    }

    @Override
    Map<String, Object> searchItem(StoredRecord stored) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("title", stored.get("title"));
        item.put("value", stored.get("value"));
        item.put("currency", stored.get("currency"));
        item.put("status", stored.get("status"));
        item.put("visible_to", stored.get("visible_to"));
        item.put("owner", SearchItems.owner(stored));
        item.put("stage", SearchItems.named(account().table(Resources.STAGE), stored.get("stage_id")));
        item.put("person", SearchItems.named(account().table(Resources.PERSON), stored.get("person_id")));
        item.put("organization", Organizations.shownInSearch(account(), stored.get("org_id")));
        return item;
    }

    @Override
    Map<String, Object> endOfSearchItem(StoredRecord stored) {
        return Map.of("is_archived", stored.get("is_archived"));
    }

    @Override
    void include(Map<String, Object> item, StoredRecord stored, String field) {
        item.put(field, field.equals("cc_email") ? smartBccEmail(stored) : stored.get(field));
    }

    @Override
    Map<String, Resource> relations() {
        return Map.of(
                "owner_id", Resources.USER,
                "person_id", Resources.PERSON,
                "org_id", Resources.ORGANIZATION,
                "pipeline_id", Resources.PIPELINE,
                "stage_id", Resources.STAGE);
    }

    @Override
    public Set<String> neverNull() {
        return Set.of("title", "owner_id", "pipeline_id", "stage_id", "currency", "custom_fields");
    }

    @Override
    public Set<String> readOnlyFields(ApiVersion version) {
        return version == ApiVersion.V2 ? Set.of("is_deleted") : Set.of();
    }

    @Override
    Map<String, Object> valuesOfNew(Map<String, Object> body, Problems problems) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("creator_user_id", Account.CURRENT_USER);
        values.put("owner_id", Account.CURRENT_USER);
        values.put("value", 0);
        values.put("currency", Account.CURRENCY);
        values.put("status", "open");
        values.put("is_archived", false);
        values.put("visible_to", 3);
        values.put("label_ids", List.of());
        values.put("origin", "API");
        values.put("custom_fields", Map.of());
        values.putAll(body);
        emptyListForNull(values, "label_ids");
        Object pipeline = body.getOrDefault("pipeline_id", firstPipeline());
        place(values, body.get("stage_id"), pipeline, body.containsKey("pipeline_id"), problems);
        DealStatus.apply("", values, body, account().now(), problems);
        archive(values, body);
        return values;
    }

    @Override
    Map<String, Object> viewOfCreated(StoredRecord stored) {
        return viewWithoutUpdate(stored);
    }

    @Override
    Map<String, Object> valuesOfChanged(StoredRecord before, Map<String, Object> body, Problems problems) {
        boolean restored = Boolean.FALSE.equals(body.get("is_archived"));
        if (Boolean.TRUE.equals(before.get("is_archived")) && !restored) {
            problems.add("is_archived", "An archived deal can't be changed");
        }
        Map<String, Object> values = merged(before, body);
        Object pipeline = body.getOrDefault("pipeline_id", before.get("pipeline_id"));
        boolean elsewhere = !same(before.get("pipeline_id"), pipeline);
        if (body.containsKey("stage_id") || elsewhere) {
            place(values, body.get("stage_id"), pipeline, body.containsKey("pipeline_id"), problems);
            if (!same(before.get("stage_id"), values.get("stage_id"))) {
                values.put("stage_change_time", time(account().now()));
            }
        }
        values.putIfAbsent("status", before.get("status"));
        DealStatus.apply(before.text("status"), values, body, account().now(), problems);
        archive(values, body);
        return values;
    }

    private void archive(Map<String, Object> values, Map<String, Object> body) {
        if (Boolean.TRUE.equals(body.get("is_archived"))) {
            values.putIfAbsent("archive_time", Formats.spaced(account().now()));
        } else if (Boolean.FALSE.equals(body.get("is_archived"))) {
            values.put("archive_time", null);
        }
    }

    private void place(Map<String, Object> values, Object stage, Object pipeline, boolean named, Problems problems) {
        Object chosen = stage != null ? stage : firstStage(pipeline);
        Object decided = account()
                .table(Resources.STAGE)
                .findLive(chosen)
                .map(found -> found.get("pipeline_id"))
                .orElse(pipeline);
        if (named && !same(decided, pipeline)) {
            problems.add("stage_id", "Stage " + chosen + " is not in pipeline " + pipeline);
        }
        values.put("stage_id", chosen);
        values.put("pipeline_id", decided);
    }

    private Object firstPipeline() {
        return first(account().table(Resources.PIPELINE).all()).orElse(null);
    }

    private Object firstStage(Object pipeline) {
        List<StoredRecord> stages = account().table(Resources.STAGE).all().stream()
                .filter(stage -> same(stage.get("pipeline_id"), pipeline))
                .toList();
        return first(stages).orElse(null);
    }

    private static Optional<Object> first(Collection<StoredRecord> ordered) {
        return ordered.stream()
                .filter(stored -> !stored.isDeleted())
                .min(Comparator.comparingLong(stored -> ((Number) stored.get("order_nr")).longValue()))
                .map(StoredRecord::id);
    }

    @Override
    public Map<String, Object> view(StoredRecord stored) {
        Map<String, Object> view = super.view(stored);
        if (!account().recurringRevenue()) {
            view.keySet().removeAll(REVENUE);
        }
        return view;
    }

    @Override
    Map<String, Object> originOf(String app) {
        return Origins.of(app);
    }

    @Override
    boolean isListed(StoredRecord stored, Arguments arguments) {
        if (stored.isDeleted()) {
            String oldest = Formats.seconds(account().now().minus(KEPT_AFTER_DELETE));
            return arguments.list("status").contains("deleted")
                    && stored.text("update_time").compareTo(oldest) >= 0;
        }
        return !Boolean.TRUE.equals(stored.get("is_archived"));
    }

    @Override
    boolean passes(StoredRecord stored, String filter, Object wanted) {
        if (filter.equals("status")) {
            String status = stored.isDeleted() ? "deleted" : stored.text("status");
            return ((List<?>) wanted).contains(status);
        }
        return super.passes(stored, filter, wanted);
    }
}
