// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Paging;
import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.store.Shape;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.wire.Arguments;
import io.github.camelpipedrive.sandbox.wire.Reply;

/**
 * The descriptions of the fields of leads and notes, in the form of version 1. Leads also have the custom fields of deals;
 * of values with parts version 1 describes each part as a field of its own.
 */
final class FieldsOfVersion1 extends FixedRecords {

    private static final int DEFAULT_LIMIT = 100;

    private static final Shape SHAPE =
            Shape.of("id", "key", "name", "field_type", "options", "edit_flag").hiding("add_time", UPDATE_TIME);

    FieldsOfVersion1(Account account, Resource fields) {
        super(account, fields, ApiVersion.V1, SHAPE, Map.of("edit_flag", false));
    }

    @Override
    Map<String, Object> identified(Map<String, Object> values) {
        return Map.of("id", values.get("key"));
    }

    @Override
    public boolean isIdentifier(Object value) {
        return value instanceof String;
    }

    @Override
    Object nextId() {
        return "";
    }

    @Override
    public Map<String, Object> view(StoredRecord stored) {
        return row(
                stored.sequence(),
                stored.text("key"),
                stored.text("name"),
                stored.text("field_type"),
                stored.get("options"),
                false);
    }

    private static Map<String, Object> row(
            long id, String key, String name, String type, Object options, boolean isCustom) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("key", key);
        row.put("name", name);
        row.put("group_id", null);
        row.put("order_nr", id);
        row.put("field_type", type);
        row.put("json_column_flag", isCustom);
        row.put("add_time", "2030-01-01 00:00:00");
        row.put("update_time", null);
        row.put("last_updated_by_user_id", null);
        row.put("edit_flag", isCustom);
        row.put("details_visible_flag", true);
        row.put("add_visible_flag", false);
        row.put("important_flag", false);
        row.put("bulk_edit_allowed", true);
        row.put("filtering_allowed", true);
        row.put("sortable_flag", true);
        row.put("mandatory_flag", !isCustom);
        row.put("searchable_flag", false);
        row.put("description", null);
        row.put("created_by_user_id", isCustom ? Account.CURRENT_USER : null);
        row.put("active_flag", true);
        if (options != null) {
            row.put("options", options);
        }
        return row;
    }

    /** {@code list}. */
    Reply list(Operation operation, Arguments arguments) {
        List<Map<String, Object>> rows = new ArrayList<>();
        table().all().forEach(field -> rows.add(view(field)));
        if (resource().equals(Resources.LEAD_FIELD)) {
            account().table(Resources.DEAL_FIELD).all().stream()
                    .filter(field -> !field.isDeleted() && Boolean.TRUE.equals(field.get(DescribedFields.CUSTOM)))
                    .forEach(field -> addCustom(field, rows));
        }
        int start = arguments.number("start", 0);
        int limit = operation.paging() == Paging.NONE ? rows.size() : arguments.number("limit", DEFAULT_LIMIT);
        int from = Math.min(start, rows.size());
        int to = Math.min(rows.size(), from + limit);
        return Reply.data(200, rows.subList(from, to))
                .with(Map.of("pagination", Listing.pagination(start, limit, to < rows.size())));
    }

    private void addCustom(StoredRecord field, List<Map<String, Object>> rows) {
        // IDs behind those of the fields that leads have of their own.
        long id = table().nextSequence() + field.sequence();
        String key = field.text(DescribedFields.CODE);
        String name = field.text(DescribedFields.NAME);
        rows.add(row(id, key, name, field.text(DescribedFields.TYPE), field.get(DescribedFields.OPTIONS), true));
        FieldForm form = FieldForm.of(field.text(DescribedFields.TYPE)).orElseThrow();
        form.parts().keySet().stream().sorted().forEach(part -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("key", key + "_" + part);
            row.put("name", DescribedFields.nameOfPart(form, part, name));
            row.put("field_type", DescribedFields.typeOfPart(form.parts().get(part)));
            row.put("edit_flag", false);
            row.put("active_flag", true);
            row.put("is_subfield", true);
            row.put("mandatory_flag", false);
            row.put("parent_id", id);
            row.put("id_suffix", part);
            rows.add(row);
        });
    }
}
