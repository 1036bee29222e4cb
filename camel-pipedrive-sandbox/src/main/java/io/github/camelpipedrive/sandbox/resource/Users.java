// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.store.Shape;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.wire.Arguments.Caller;
import io.github.camelpipedrive.sandbox.wire.Reply;

/** Users. All tokens without a user of their own belong to the current one. */
final class Users extends FixedRecords {

    private static final Shape SHAPE = Shape.of(
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
                    "language")
            .hiding("add_time", "update_time");

    private static final Set<String> COMPANY =
            Set.of("company_id", "company_name", "company_domain", "company_country", "company_industry", "language");

    Users(Account account) {
        super(account, Resources.USER, ApiVersion.V1, SHAPE, defaults());
    }

    /** Who is signed in. */
    Reply current(Caller caller) {
        Map<String, Object> user = require(Account.CURRENT_USER).shown();
        user.putAll(caller.user());
        return Reply.data(200, user).with(Map.of("company_id", user.get("company_id")));
    }

    /** Without the company, of which only the user who is signed in is told; others have no phone number, either. */
    @Override
    public Map<String, Object> view(StoredRecord stored) {
        Map<String, Object> user = super.view(stored);
        user.keySet().removeAll(COMPANY);
        if (!Boolean.TRUE.equals(user.get("is_you"))) {
            user.remove("phone");
        }
        return user;
    }

    @Override
    Map<String, Object> additionalOfList(Caller caller) {
        Object company = require(Account.CURRENT_USER).get("company_id");
        return Map.of("company_id", caller.user().getOrDefault("company_id", company));
    }

    @Override
    public List<String> fieldsOnPage() {
        return List.of("id", "name");
    }

    /** Recorded of version 1. */
    @Override
    public boolean ignoresUnknownParameters(ApiVersion version) {
        return version == ApiVersion.V1;
    }

    private static Map<String, Object> defaults() {
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
        return defaults;
    }

    private static Map<String, Object> access(String app) {
        UUID permissions = UUID.nameUUIDFromBytes(app.getBytes(StandardCharsets.UTF_8));
        return Map.of("app", app, "admin", true, "permission_set_id", permissions.toString());
    }
}
