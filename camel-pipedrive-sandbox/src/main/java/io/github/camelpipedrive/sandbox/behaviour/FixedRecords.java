// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.behaviour;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.sandbox.store.Shape;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.wire.Problems;

/** Records that no operation creates or changes; they come from the start-up data and from seeds. */
final class FixedRecords extends Resource {

    private final Map<String, Object> defaults;

    private FixedRecords(Account account, String name, ApiVersion version, Shape shape, Map<String, Object> defaults) {
        super(account, name, version, shape);
        this.defaults = defaults;
    }

    static FixedRecords users(Account account) {
        Shape shape = Shape.of(
                "id",
                "name",
                "email",
                "lang",
                "locale",
                "timezone_name",
                "timezone_offset",
                "default_currency",
                "icon_url",
                "active_flag",
                "is_deleted",
                "is_admin",
                "role_id",
                "created",
                "has_created_company",
                "is_you",
                "access",
                "phone",
                "modified",
                "last_login",
                "company_id",
                "company_name",
                "company_domain",
                "company_country",
                "company_industry",
                "language");
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put("lang", 1);
        defaults.put("locale", "en_GB");
        defaults.put("timezone_name", Account.ZONE.getId());
        defaults.put("timezone_offset", "+00:00");
        defaults.put("default_currency", Account.CURRENCY);
        defaults.put("active_flag", true);
        defaults.put("is_admin", 1);
        defaults.put("role_id", 1);
        defaults.put("created", "2030-01-01 00:00:00");
        defaults.put("has_created_company", true);
        defaults.put("is_you", false);
        defaults.put("access", List.of(access("sales"), access("global"), access("account_settings")));
        defaults.put("modified", "2031-01-01 00:00:00");
        defaults.put("last_login", "2031-01-01 00:00:00");
        defaults.put("company_id", 440055);
        defaults.put("company_name", "Tiletown Ltd");
        defaults.put("company_domain", Account.DOMAIN);
        defaults.put("company_country", "GB");
        defaults.put("language", Map.of("language_code", "en", "country_code", "GB"));
        return new FixedRecords(account, "user", ApiVersion.V1, shape.hiding("add_time", "update_time"), defaults);
    }

    private static Map<String, Object> access(String app) {
        UUID permissions = UUID.nameUUIDFromBytes(app.getBytes(StandardCharsets.UTF_8));
        return Map.of("app", app, "admin", true, "permission_set_id", permissions.toString());
    }

    static FixedRecords pipelines(Account account) {
        Shape shape = Shape.of(
                "id", "name", "order_nr", "is_deleted", "is_deal_probability_enabled", "add_time", "update_time");
        return new FixedRecords(
                account, "pipeline", ApiVersion.V2, shape, Map.of("order_nr", 0, "is_deal_probability_enabled", true));
    }

    static FixedRecords stages(Account account) {
        Shape shape = Shape.of(
                "id",
                "order_nr",
                "name",
                "is_deleted",
                "deal_probability",
                "pipeline_id",
                "is_deal_rot_enabled",
                "days_to_rotten",
                "add_time",
                "update_time");
        return new FixedRecords(
                account,
                "stage",
                ApiVersion.V2,
                shape,
                Map.of("order_nr", 0, "deal_probability", 100, "pipeline_id", 1, "is_deal_rot_enabled", false));
    }

    static FixedRecords products(Account account) {
        Shape shape = Shape.of(
                "id",
                "name",
                "code",
                "description",
                "unit",
                "tax",
                "category",
                "is_linkable",
                "is_deleted",
                "visible_to",
                "owner_id",
                "add_time",
                "update_time",
                "billing_frequency",
                "billing_frequency_cycles",
                "prices",
                "custom_fields");
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put("tax", 0);
        defaults.put("is_linkable", true);
        defaults.put("visible_to", 3);
        defaults.put("owner_id", Account.CURRENT_USER);
        defaults.put("billing_frequency", "one-time");
        defaults.put("prices", List.of());
        defaults.put("custom_fields", Map.of());
        return new FixedRecords(account, "product", ApiVersion.V2, shape, defaults);
    }

    @Override
    Map<String, Object> valuesOfNew(Map<String, Object> body, Problems problems) {
        Map<String, Object> values = new LinkedHashMap<>(defaults);
        values.putAll(body);
        body.keySet().stream()
                .filter(key -> !table().shape().has(key))
                .forEach(key -> problems.add(key, "A " + name() + " has no such key"));
        if (!(values.get("name") instanceof String)) {
            problems.add("name", "Required");
        }
        return values;
    }

    @Override
    Map<String, Object> valuesOfChanged(StoredRecord before, Map<String, Object> body, Problems problems) {
        throw new UnsupportedOperationException("No operation changes a " + name());
    }
}
