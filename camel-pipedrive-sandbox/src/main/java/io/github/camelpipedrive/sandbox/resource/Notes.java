// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.store.Shape;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.store.Table;
import io.github.camelpipedrive.sandbox.wire.Formats;
import io.github.camelpipedrive.sandbox.wire.Problems;

/** Notes, which hang on another record. Flags come as 0 and 1 and are answered as booleans. */
final class Notes extends StatefulResource {

    private static final Shape SHAPE = Shape.of(
                    "id",
                    "user_id",
                    "deal_id",
                    "person_id",
                    "org_id",
                    "lead_id",
                    "content",
                    "add_time",
                    "update_time",
                    "active_flag",
                    "pinned_to_deal_flag",
                    "pinned_to_person_flag",
                    "pinned_to_organization_flag",
                    "pinned_to_lead_flag",
                    "last_update_user_id",
                    "organization",
                    "person",
                    "deal",
                    "lead",
                    "user")
            .hiding("project_id", "task_id", "pinned_to_project_flag", "pinned_to_task_flag");

    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private static final List<String> PARENTS =
            List.of("lead_id", "deal_id", "person_id", "org_id", "project_id", "task_id");

    private static final Map<String, String> PARENT_OF_PIN = Map.of(
            "pinned_to_lead_flag", "lead_id",
            "pinned_to_deal_flag", "deal_id",
            "pinned_to_organization_flag", "org_id",
            "pinned_to_person_flag", "person_id",
            "pinned_to_project_flag", "project_id",
            "pinned_to_task_flag", "task_id");

    /** What notes add to the records that they hang on. */
    static final Map<String, Derivation> DERIVATIONS =
            Map.of("notes_count", Derivation.count(Resources.NOTE, note -> true));

    Notes(Account account) {
        super(account, Resources.NOTE, ApiVersion.V1, SHAPE);
    }

    @Override
    public List<String> fieldsOnPage() {
        return List.of("id", "content", "deal_id", "lead_id", "person_id", "org_id", "update_time");
    }

    @Override
    Map<String, Resource> relations() {
        return Map.of(
                "user_id", Resources.USER,
                "deal_id", Resources.DEAL,
                "lead_id", Resources.LEAD,
                "person_id", Resources.PERSON,
                "org_id", Resources.ORGANIZATION);
    }

    @Override
    public Set<String> neverNull() {
        return Set.of("content");
    }

    /** The texts of all notes by the record that they hang on, so that a search reads each note once. */
    static Map<String, List<String>> textsBy(String reference, Account account) {
        Table notes = account.table(Resources.NOTE);
        Map<String, List<String>> texts = new HashMap<>();
        if (notes.shape().has(reference)) {
            account.records().searched(Resources.NOTE.name()).stream()
                    .filter(note -> !note.isDeleted() && note.get(reference) != null)
                    .forEach(note -> texts.computeIfAbsent(note.text(reference), key -> new ArrayList<>())
                            .add(TAG.matcher(note.text("content"))
                                    .replaceAll("")
                                    .strip()));
        }
        return texts;
    }

    /** Whether notes can hang on the records that are named by this key. */
    static boolean canHangOn(String reference, Account account) {
        return account.table(Resources.NOTE).shape().has(reference);
    }

    @Override
    public String time(Instant instant) {
        return Formats.spaced(instant);
    }

    @Override
    Map<String, Object> valuesOfNew(Map<String, Object> body, Problems problems) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("user_id", Account.CURRENT_USER);
        PARENT_OF_PIN.keySet().forEach(pin -> values.put(pin, false));
        values.putAll(body);
        // A note on a deal is one on the deal's person and organization too.
        account().table(Resources.DEAL).findLive(values.get("deal_id")).ifPresent(deal -> {
            values.putIfAbsent("person_id", deal.get("person_id"));
            values.putIfAbsent("org_id", deal.get("org_id"));
        });
        return checked(values, problems);
    }

    @Override
    int statusOfCreated() {
        return 201;
    }

    @Override
    boolean isTouchedByEachUpdate() {
        return true;
    }

    /** A deleted note can still be read and changed; it is in no list. */
    @Override
    StoredRecord requireForUse(Object id) {
        return table().find(id).orElseGet(() -> require(id));
    }

    @Override
    Map<String, Object> valuesOfChanged(StoredRecord before, Map<String, Object> body, Problems problems) {
        Map<String, Object> values = new LinkedHashMap<>();
        PARENTS.forEach(parent -> values.put(parent, before.get(parent)));
        values.putAll(body);
        values.put("last_update_user_id", Account.CURRENT_USER);
        return checked(values, problems);
    }

    private static Map<String, Object> checked(Map<String, Object> values, Problems problems) {
        if (PARENTS.stream().allMatch(parent -> values.get(parent) == null)) {
            problems.add("deal_id", "A note must be attached to a deal, lead, person, organization, project or task");
        }
        PARENT_OF_PIN.forEach((pin, parent) -> {
            if (values.get(pin) instanceof Integer flag) {
                values.put(pin, flag == 1);
                if (flag == 1 && values.get(parent) == null) {
                    problems.add(pin, "Needs " + parent);
                }
            }
        });
        return values;
    }

    @Override
    boolean passes(StoredRecord stored, String filter, Object wanted) {
        if (PARENT_OF_PIN.containsKey(filter)) {
            return same(stored.get(filter), Integer.valueOf(1).equals(wanted));
        }
        String day = stored.text("add_time").substring(0, 10);
        return switch (filter) {
            case "start_date" -> day.compareTo(wanted.toString()) >= 0;
            case "end_date" -> day.compareTo(wanted.toString()) <= 0;
            default -> super.passes(stored, filter, wanted);
        };
    }

    @Override
    public Map<String, Object> view(StoredRecord stored) {
        Map<String, Object> view = super.view(stored);
        view.put("active_flag", !stored.isDeleted());
        view.put("deal", named(Resources.DEAL, stored.get("deal_id"), "title"));
        view.put("lead", named(Resources.LEAD, stored.get("lead_id"), "title"));
        view.put("person", named(Resources.PERSON, stored.get("person_id"), "name"));
        view.put("organization", named(Resources.ORGANIZATION, stored.get("org_id"), "name"));
        view.put("user", author(stored.get("user_id")));
        return view;
    }

    @Override
    Object viewOfDeleted(StoredRecord before) {
        return true;
    }

    private Map<String, Object> named(Resource resource, Object id, String key) {
        return account()
                .table(resource)
                .find(id)
                .map(found -> Map.of(key, found.get(key)))
                .orElse(null);
    }

    private Map<String, Object> author(Object id) {
        return account()
                .table(Resources.USER)
                .find(id)
                .map(user -> {
                    Map<String, Object> author = new LinkedHashMap<>();
                    author.put("email", user.get("email"));
                    author.put("icon_url", null);
                    author.put("is_you", same(user.id(), Account.CURRENT_USER));
                    author.put("name", user.get("name"));
                    return author;
                })
                .orElse(null);
    }
}
