// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.store.Records;
import io.github.camelpipedrive.sandbox.store.Shape;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.store.Table;
import io.github.camelpipedrive.sandbox.wire.Arguments;
import io.github.camelpipedrive.sandbox.wire.Errors;
import io.github.camelpipedrive.sandbox.wire.Formats;
import io.github.camelpipedrive.sandbox.wire.Problems;
import io.github.camelpipedrive.sandbox.wire.Refusal;
import io.github.camelpipedrive.sandbox.wire.Reply;

/** The descriptions of the fields of one resource, standard and custom ones, in the form of version 2. */
public final class DescribedFields extends StatefulResource {

    static final String CODE = "field_code";
    static final String NAME = "field_name";
    static final String TYPE = "field_type";
    static final String OPTIONS = "options";
    static final String CUSTOM = "is_custom_field";

    private static final String COLOR = "color";
    private static final String SUBFIELDS = "subfields";
    private static final String LAST_OPTION = "last_option";

    /** The greatest ID of an option that a standard field has, at least. */
    private static final int OPTIONS_OF_STANDARD_FIELDS = 100;

    private static final Shape SHAPE = Shape.of(
                    NAME, CODE, TYPE, OPTIONS, SUBFIELDS, CUSTOM, "is_optional_response_field", "is_writable")
            .hiding("id", "add_time", UPDATE_TIME, LAST_OPTION);

    /** Which fields describe which resource. */
    static final Map<Resource, Resource> DESCRIBED = describedResources();

    /** Recorded of addresses; of amounts, from Pipedrive's examples. The others are assumed. */
    private static final Map<String, String> PARTS = Map.of(
            "monetary.value", "Amount of ",
            "address.value", "Address value of ",
            "address.street_number", "House number of ",
            "address.formatted_address", "Full/combined address of ",
            "daterange.value", "Start of ",
            "daterange.until", "End of ",
            "timerange.value", "Start of ",
            "timerange.until", "End of ");

    private final Resource described;

    DescribedFields(Account account, Resource fields) {
        super(account, fields, ApiVersion.V2, SHAPE);
        this.described = DESCRIBED.get(fields);
    }

    private static Map<Resource, Resource> describedResources() {
        Map<Resource, Resource> described = new LinkedHashMap<>();
        described.put(Resources.DEAL_FIELD, Resources.DEAL);
        described.put(Resources.PERSON_FIELD, Resources.PERSON);
        described.put(Resources.ORGANIZATION_FIELD, Resources.ORGANIZATION);
        described.put(Resources.PRODUCT_FIELD, Resources.PRODUCT);
        described.put(Resources.ACTIVITY_FIELD, Resources.ACTIVITY);
        described.put(Resources.PROJECT_FIELD, Resources.PROJECT);
        return Collections.unmodifiableMap(described);
    }

    /** The custom field with a key, of the fields that a resource has; leads have those of deals. */
    static Optional<StoredRecord> custom(Account account, Resource resource, String key) {
        Resource owner = resource.equals(Resources.LEAD) ? Resources.DEAL : resource;
        return owner.fieldResource()
                .filter(account.records()::has)
                .map(account.records()::table)
                .flatMap(table -> table.findLive(key))
                .filter(field -> Boolean.TRUE.equals(field.get(CUSTOM)));
    }

    /** The form of the values of a custom field; empty when the account has no such field. */
    static Optional<FieldForm> form(Account account, Resource resource, String key) {
        return custom(account, resource, key).flatMap(field -> FieldForm.of(field.text(TYPE)));
    }

    /** The labels that records of a resource can have. */
    static List<Map<String, Object>> labels(Account account, Resource resource) {
        return resource.fieldResource()
                .filter(account.records()::has)
                .map(account.records()::table)
                .flatMap(table -> table.findLive("label_ids"))
                .map(DescribedFields::options)
                .orElse(List.of());
    }

    /**
     * Custom fields that came in the form of version 1, as version 2 has them: a list of options for {@code "3,7"}, an
     * object for a value whose parts are not given. Keys that no field has stay as they are.
     *
     * @param account the account
     * @param described the name of the resource that has the fields
     * @param given the values by key
     * @return a new map
     */
    public static Map<String, Object> ofVersion1(Account account, String described, Map<String, Object> given) {
        Map<String, Object> values = new LinkedHashMap<>(given);
        DESCRIBED.values().stream()
                .filter(resource -> resource.name().equals(described))
                .forEach(resource -> values.replaceAll((key, value) -> value == null
                        ? null
                        : form(account, resource, key)
                                .map(form -> FieldValues.ofVersion1(form, value))
                                .orElse(value)));
        return values;
    }

    /** The options of a field, each with {@code id} and {@code label}. */
    static List<Map<String, Object>> options(StoredRecord field) {
        List<Map<String, Object>> options = new ArrayList<>();
        if (field.get(OPTIONS) instanceof List<?> list) {
            list.forEach(each -> options.add(copy((Map<?, ?>) each)));
        }
        return options;
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key.toString(), value));
        return copy;
    }

    /**
     * The resource whose fields they are.
     *
     * @return such as the deal
     */
    public Resource described() {
        return described;
    }

    @Override
    public boolean isIdentifier(Object value) {
        return value instanceof String;
    }

    @Override
    Map<String, Derivation> derivations() {
        Map<String, Object> visible = new LinkedHashMap<>();
        visible.put("add_visible_flag", true);
        visible.put("details_visible_flag", true);
        visible.put("projects_detail_visible_flag", false);
        visible.put("show_in_pipelines", Map.of("show_in_all", true, "pipeline_ids", List.of()));
        return Map.of(
                "ui_visibility", (field, referring) -> visible,
                "important_fields", (field, referring) -> Map.of("enabled", false, "stage_ids", List.of()),
                "required_fields",
                        (field, referring) -> Map.of("enabled", false, "stage_ids", List.of(), "statuses", Map.of()));
    }

    /** Of the ones that are described in the start data or a seed, {@code field_code} and the flags may be given. */
    @Override
    Map<String, Object> valuesOfNew(Map<String, Object> body, Problems problems) {
        body.keySet().stream()
                .filter(key -> !SHAPE.shown().contains(key))
                .forEach(key -> problems.add(key, "A field has no such key"));
        boolean isCustom = !Boolean.FALSE.equals(body.get(CUSTOM));
        String type = String.valueOf(body.get(TYPE));
        if (!(body.get(NAME) instanceof String)) {
            problems.add(NAME, "Required");
        }
        Optional<FieldForm> form = FieldForm.of(type);
        if (isCustom && form.isEmpty()) {
            problems.add(TYPE, "Must be one of " + String.join(", ", FieldForm.types()));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(CUSTOM, true);
        values.put("is_optional_response_field", false);
        values.put("is_writable", true);
        values.put(
                SUBFIELDS,
                form.map(each -> subfields(each, String.valueOf(body.get(NAME))))
                        .orElse(null));
        values.putAll(body);
        Object code = body.getOrDefault(CODE, keyOf(String.valueOf(body.get(NAME))));
        if (isCustom && !Formats.isFieldKey(String.valueOf(code))) {
            problems.add(CODE, "Must have 40 hexadecimal characters");
        }
        values.put(CODE, code);
        boolean takesOptions = form.filter(FieldForm::hasOptions).isPresent();
        List<Map<String, Object>> options = optionsOfNew(body.get(OPTIONS), problems);
        if (isCustom && takesOptions == options.isEmpty()) {
            problems.add(OPTIONS, takesOptions ? "Required for " + type : "Not allowed for " + type);
        }
        values.put(OPTIONS, body.get(OPTIONS) == null ? null : options);
        values.put(LAST_OPTION, lastOf(options));
        return values;
    }

    @Override
    Map<String, Object> identified(Map<String, Object> values) {
        return Map.of("id", values.get(CODE));
    }

    @Override
    Object nextId() {
        return "";
    }

    private static List<Map<String, Object>> subfields(FieldForm form, String name) {
        if (!form.isObject()) {
            return null;
        }
        List<Map<String, Object>> subfields = new ArrayList<>();
        subfields.add(subfield(form, "value", name, form.value()));
        form.parts().keySet().stream()
                .sorted()
                .filter(part -> !part.equals("timezone_id"))
                .forEach(part ->
                        subfields.add(subfield(form, part, name, form.parts().get(part))));
        return subfields;
    }

    private static Map<String, Object> subfield(FieldForm form, String part, String field, FieldForm.Content content) {
        Map<String, Object> subfield = new LinkedHashMap<>();
        subfield.put(CODE, part);
        subfield.put(NAME, nameOfPart(form, part, field));
        subfield.put(TYPE, typeOfPart(content));
        return subfield;
    }

    static String nameOfPart(FieldForm form, String part, String field) {
        String words = Character.toUpperCase(part.charAt(0)) + part.substring(1).replace('_', ' ') + " of ";
        return PARTS.getOrDefault(form.type() + "." + part, words) + field;
    }

    static String typeOfPart(FieldForm.Content content) {
        return switch (content) {
            case NUMBER -> "double";
            case DATE -> "date";
            case TIME -> "time";
            default -> "varchar";
        };
    }

    /** The same fields get the same keys in each run. */
    private String keyOf(String name) {
        String text = String.join("/", account().company(), name(), name, String.valueOf(table().nextSequence()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-1", e);
        }
    }

    private List<Map<String, Object>> optionsOfNew(Object given, Problems problems) {
        List<Map<String, Object>> options = new ArrayList<>();
        int next = nextOption();
        for (Object each : given instanceof List<?> list ? list : List.of()) {
            Map<?, ?> parts = each instanceof Map<?, ?> map ? map : Map.of("label", each);
            if (!(parts.get("label") instanceof String label)) {
                problems.add(OPTIONS, "Each option needs a label");
                continue;
            }
            Map<String, Object> option = option(parts.get("id") == null ? next : parts.get("id"), label);
            if (parts.containsKey(COLOR)) {
                option.put(COLOR, parts.get(COLOR));
            }
            next = Math.max(next, lastOf(List.of(option)) + 1);
            options.add(option);
        }
        return options;
    }

    private static Map<String, Object> option(Object id, String label) {
        Map<String, Object> option = new LinkedHashMap<>();
        option.put("id", id);
        option.put("label", label);
        return option;
    }

    private static int lastOf(List<Map<String, Object>> options) {
        return options.stream()
                .map(option -> option.get("id"))
                .filter(Integer.class::isInstance)
                .mapToInt(Integer.class::cast)
                .max()
                .orElse(0);
    }

    /** IDs of options are never given twice, whatever the field; also not after an option was deleted. */
    private int nextOption() {
        return DESCRIBED.keySet().stream()
                        .map(Resource::name)
                        .filter(account().records()::has)
                        .flatMap(fields -> account().records().table(fields).all().stream())
                        .mapToInt(field -> (int) field.get(LAST_OPTION))
                        .reduce(OPTIONS_OF_STANDARD_FIELDS, Math::max)
                + 1;
    }

    /** Records without a value have the field, too. */
    @Override
    public StoredRecord create(Map<String, Object> body, Map<String, Object> fixed) {
        StoredRecord created = super.create(body, fixed);
        if (Boolean.TRUE.equals(created.get(CUSTOM))) {
            tableOfRecords().ifPresent(table -> table.learnFields(Collections.singletonMap(created.text(CODE), null)));
        }
        return created;
    }

    /** The table of the records that have the fields; activities have no custom ones, and of projects there are none. */
    private Optional<Table> tableOfRecords() {
        return Optional.of(described.name())
                .filter(account().records()::has)
                .map(account().records()::table)
                .filter(table -> table.shape().has(Table.CUSTOM_FIELDS));
    }

    @Override
    Map<String, Object> valuesOfChanged(StoredRecord before, Map<String, Object> body, Problems problems) {
        return body;
    }

    /**
     * Gives a field another name; its key stays.
     *
     * @param code its code
     * @param name the name from now on
     * @throws Refusal when there is no such field
     */
    public void rename(String code, String name) {
        StoredRecord field = require(code);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(NAME, name);
        FieldForm.of(field.text(TYPE)).ifPresent(form -> values.put(SUBFIELDS, subfields(form, name)));
        update(field, values);
    }

    /**
     * Deletes a custom field with its values.
     *
     * @param key its key
     * @throws Refusal when there is no such field, or it is a standard one
     */
    public void drop(String key) {
        StoredRecord field = require(key);
        if (!Boolean.TRUE.equals(field.get(CUSTOM))) {
            throw Errors.validation(version(), CODE + ": " + key + " is a standard field");
        }
        delete(field);
        tableOfRecords().ifPresent(table -> table.forgetField(key));
        inRecords(key, value -> null);
    }

    /**
     * Adds options.
     *
     * @param code the field's code
     * @param labels their labels; the field may have others of the same label
     * @return the options
     * @throws Refusal when there is no such field, or it has no options
     */
    public List<Map<String, Object>> addOptions(String code, List<String> labels) {
        StoredRecord field = requireOptions(code);
        List<Map<String, Object>> added = new ArrayList<>();
        int next = nextOption();
        for (String label : labels) {
            added.add(option(next, label));
            next++;
        }
        List<Map<String, Object>> all = options(field);
        all.addAll(added);
        update(field, Map.of(OPTIONS, all, LAST_OPTION, next - 1));
        return added;
    }

    /**
     * Changes labels; the options stay.
     *
     * @param code the field's code
     * @param labels the labels from now on, by the ID of the option
     * @return the options that were changed
     * @throws Refusal when there is no such field, or not each of the options
     */
    public List<Map<String, Object>> relabelOptions(String code, Map<Object, String> labels) {
        StoredRecord field = requireOptions(code);
        List<Map<String, Object>> all = options(field);
        requireEach(all, labels.keySet());
        List<Map<String, Object>> changed = new ArrayList<>();
        for (Map<String, Object> option : all) {
            if (labels.containsKey(option.get("id"))) {
                option.put("label", labels.get(option.get("id")));
                changed.add(option(option.get("id"), labels.get(option.get("id"))));
            }
        }
        update(field, Map.of(OPTIONS, all));
        return changed;
    }

    /**
     * Deletes options; records that have one lose it.
     *
     * @param code the field's code
     * @param ids the IDs of the options
     * @return the options that were there
     * @throws Refusal when there is no such field, or not each of the options
     */
    public List<Map<String, Object>> removeOptions(String code, Set<Object> ids) {
        StoredRecord field = requireOptions(code);
        List<Map<String, Object>> all = options(field);
        requireEach(all, ids);
        List<Map<String, Object>> gone = new ArrayList<>();
        all.removeIf(option -> {
            boolean isGone = ids.contains(option.get("id"));
            if (isGone) {
                gone.add(option(option.get("id"), option.get("label").toString()));
            }
            return isGone;
        });
        update(field, Map.of(OPTIONS, all));
        inRecords(code, value -> FieldValues.withoutOptions(value, ids));
        return gone;
    }

    private StoredRecord requireOptions(String code) {
        StoredRecord field = require(code);
        if (!(field.get(OPTIONS) instanceof List)) {
            throw Errors.validation(version(), CODE + ": The field " + field.text(NAME) + " has no options");
        }
        return field;
    }

    private void requireEach(List<Map<String, Object>> options, Set<Object> ids) {
        List<Object> known = options.stream().map(option -> option.get("id")).toList();
        Problems problems = new Problems();
        ids.stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> problems.add(OPTIONS, "Option " + id + " not found"));
        problems.refuse(version());
    }

    /** Values change with their field, without being changes of the records. */
    private void inRecords(String key, UnaryOperator<Object> change) {
        Records records = account().records();
        tableOfRecords().ifPresent(table -> table.changeField(key, change));
        if (described.equals(Resources.DEAL) && records.has(Resources.LEAD.name())) {
            records.table(Resources.LEAD.name()).changeField(key, change);
        }
    }

    /** {@code get}. */
    Reply get(Operation operation, Arguments arguments) {
        return Reply.data(
                200,
                new ReadOptions(this, arguments).view(require(arguments.path().get(CODE))));
    }

    /** {@code createMany} of options. */
    Reply createOptions(Operation operation, Arguments arguments) {
        List<String> labels = given(arguments).stream()
                .map(option -> option.get("label").toString())
                .toList();
        return Reply.data(200, addOptions(code(arguments), labels));
    }

    /** {@code updateMany} of options. */
    Reply updateOptions(Operation operation, Arguments arguments) {
        Map<Object, String> labels = new LinkedHashMap<>();
        given(arguments)
                .forEach(option ->
                        labels.put(option.get("id"), option.get("label").toString()));
        return Reply.data(200, relabelOptions(code(arguments), labels));
    }

    /** {@code deleteMany} of options. */
    Reply deleteOptions(Operation operation, Arguments arguments) {
        Set<Object> ids = new LinkedHashSet<>();
        given(arguments).forEach(option -> ids.add(option.get("id")));
        return Reply.data(200, removeOptions(code(arguments), ids));
    }

    private static String code(Arguments arguments) {
        return arguments.path().get(CODE).toString();
    }

    private static List<Map<?, ?>> given(Arguments arguments) {
        List<Map<?, ?>> options = new ArrayList<>();
        ((List<?>) arguments.body().get(OPTIONS)).forEach(option -> options.add((Map<?, ?>) option));
        return options;
    }

    /**
     * The ID of an option.
     *
     * @param code the field's code
     * @param label the label
     * @return the ID of the first option with this label, or empty
     * @throws Refusal when there is no such field
     */
    public Optional<Object> option(String code, String label) {
        return options(require(code)).stream()
                .filter(option -> label.equals(option.get("label")))
                .map(option -> option.get("id"))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /**
     * The key of a custom field.
     *
     * @param name its name
     * @return the key of the first custom field with this name, or empty
     */
    public Optional<String> named(String name) {
        return table().all().stream()
                .filter(field -> !field.isDeleted()
                        && Boolean.TRUE.equals(field.get(CUSTOM))
                        && field.text(NAME).equals(name))
                .map(field -> field.text(CODE))
                .findFirst();
    }
}
