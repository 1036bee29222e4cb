// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelpipedrive.operation.type.CustomFields;
import io.github.camelpipedrive.operation.type.Spelling;

/**
 * The fields of one resource in one account, and which of them a name means. Nothing is guessed: a name that several fields
 * have means none of them. Immutable, and safe to share between threads.
 */
public final class FieldSet {

    private final String resourceName;
    private final Map<String, FieldDefinition> byKey;
    private final NameIndex<FieldDefinition> customByName;
    private final NameIndex<FieldDefinition> standardByName;

    /** A standard field is called by its key as well, in any case. */
    private final NameIndex<FieldDefinition> standardByKey;

    private final Map<String, CustomField> custom = new LinkedHashMap<>();

    private FieldSet(String resourceName, Map<String, FieldDefinition> byKey) {
        this.resourceName = resourceName;
        this.byKey = byKey;
        List<FieldDefinition> standard =
                byKey.values().stream().filter(field -> !field.isCustom()).toList();
        standardByName = new NameIndex<>(standard, FieldDefinition::name);
        standardByKey = new NameIndex<>(standard, FieldDefinition::key);
        List<FieldDefinition> ofUsers =
                byKey.values().stream().filter(FieldDefinition::isCustom).toList();
        customByName = new NameIndex<>(ofUsers, FieldDefinition::name);
        for (FieldDefinition field : ofUsers) {
            custom.put(field.key(), CustomField.of(field, ownName(field)));
        }
    }

    /**
     * A set of fields.
     *
     * @param resourceName what the records are called in messages, such as {@code deals}
     * @param fields standard and custom fields; of two with the same key the last one counts
     * @return the set
     */
    public static FieldSet of(String resourceName, Collection<FieldDefinition> fields) {
        Map<String, FieldDefinition> byKey = new LinkedHashMap<>();
        for (FieldDefinition field : fields) {
            // Version 1 lists the parts of a field next to it, such as <key>_currency.
            if (CustomFields.isKey(field.key()) || !CustomFields.isFlatKey(field.key())) {
                byKey.put(field.key(), field);
            }
        }
        return new FieldSet(resourceName, byKey);
    }

    /**
     * The field with a key.
     *
     * @param key a key as the API writes it
     * @return the field, standard or custom
     */
    public Optional<FieldDefinition> byKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /**
     * The custom field that somebody means.
     *
     * @param nameOrKey a name, compared as {@link Name#normalized} says, where an exact spelling comes first; or a key
     * @return the field
     * @throws UnknownFieldNameException when no custom field is called so; the message has a suggestion
     * @throws AmbiguousFieldNameException when several fields are called so, or a standard field, too
     */
    public FieldDefinition custom(String nameOrKey) throws UnknownFieldNameException, AmbiguousFieldNameException {
        return customField(nameOrKey).definition();
    }

    /** The same with what is known of its values. */
    CustomField customField(String nameOrKey) throws UnknownFieldNameException, AmbiguousFieldNameException {
        String text = nameOrKey.trim();
        CustomField byItsKey = custom.get(text);
        if (byItsKey != null) {
            return byItsKey;
        }
        List<FieldDefinition> named = customCalled(text);
        List<FieldDefinition> standard = standardCalled(text);
        if (named.isEmpty()) {
            throw standard.isEmpty() ? unknown(nameOrKey, customNames()) : notCustom(nameOrKey, standard.get(0));
        }
        if (named.size() + standard.size() > 1) {
            throw ambiguous(nameOrKey, named, standard);
        }
        return custom.get(named.get(0).key());
    }

    /** The custom field with a key, null when there is none. */
    CustomField customByKey(String key) {
        return custom.get(key);
    }

    /**
     * The name under which a custom field is read.
     *
     * @param field a field of this set
     * @return its name, where {@link #custom} finds this field by it and no other name looks like it; else its key
     */
    public String label(FieldDefinition field) {
        CustomField known = custom.get(field.key());
        return known == null ? field.key() : known.label();
    }

    /**
     * The key of the field that somebody means, custom or standard, as in a selection of fields or a sort order.
     *
     * @param nameOrKey a name, compared as {@link Name#normalized} says, where an exact spelling comes first; or a key
     * @return the key
     * @throws UnknownFieldNameException when no field is called so; the message has a suggestion
     * @throws AmbiguousFieldNameException when several fields are called so
     */
    public String key(String nameOrKey) throws UnknownFieldNameException, AmbiguousFieldNameException {
        String text = nameOrKey.trim();
        if (byKey.containsKey(text)) {
            return text;
        }
        List<FieldDefinition> named = customCalled(text);
        List<FieldDefinition> standard = named.isEmpty() ? standardNamed(text) : standardCalled(text);
        if (named.isEmpty() && standard.isEmpty()) {
            throw unknown(
                    nameOrKey,
                    Stream.concat(customNames().stream(), standardNames()).toList());
        }
        if (named.size() + standard.size() > 1) {
            throw ambiguous(nameOrKey, named, standard);
        }
        return (named.isEmpty() ? standard : named).get(0).key();
    }

    /** A name that looks like a key is taken for one, so that it never means another field. */
    private static boolean isKey(String text) {
        return CustomFields.isFlatKey(text);
    }

    private List<FieldDefinition> customCalled(String name) {
        return isKey(name) ? List.of() : customByName.find(name);
    }

    private List<FieldDefinition> standardNamed(String name) {
        return isKey(name) ? List.of() : standardByName.find(name);
    }

    /** What may be meant beside a custom field of this name: here the case never tells two fields apart. */
    private List<FieldDefinition> standardCalled(String name) {
        if (isKey(name)) {
            return List.of();
        }
        List<FieldDefinition> byName = standardByName.findCaseless(name);
        return byName.isEmpty() ? standardByKey.findCaseless(name) : byName;
    }

    /** Its own name, where nothing else is called so or looks as if it were. */
    private String ownName(FieldDefinition field) {
        String name = Name.spelled(field.name());
        boolean own = !name.isEmpty()
                && !isKey(name)
                && !byKey.containsKey(name)
                && customByName.find(name).size() == 1
                && standardCalled(name).isEmpty();
        return own ? field.name() : field.key();
    }

    private List<String> customNames() {
        return custom.values().stream()
                .map(field -> field.definition().name())
                .filter(name -> !name.isBlank())
                .toList();
    }

    private Stream<String> standardNames() {
        return byKey.values().stream()
                .filter(field -> !field.isCustom())
                .flatMap(field -> Stream.of(field.name(), field.key()));
    }

    private UnknownFieldNameException unknown(String given, Collection<String> known) {
        return new UnknownFieldNameException(
                Spelling.quoted(given) + " is not a field of " + resourceName + "." + Suggestion.of(given, known));
    }

    private UnknownFieldNameException notCustom(String given, FieldDefinition standard) {
        return new UnknownFieldNameException(Spelling.quoted(given) + " is not a custom field of " + resourceName
                + ". It is the standard field " + standard.key() + ", which is given next to custom_fields.");
    }

    private static AmbiguousFieldNameException ambiguous(
            String given, List<FieldDefinition> named, List<FieldDefinition> standard) {
        List<FieldDefinition> candidates =
                Stream.concat(named.stream(), standard.stream()).toList();
        String what = standard.isEmpty()
                ? " is the name of " + named.size() + " custom fields"
                : named.isEmpty()
                        ? " is the name of " + standard.size() + " standard fields"
                        : named.size() == 1
                                ? " is a custom field and a standard field"
                                : " is the name of " + named.size() + " custom fields and of a standard field";
        return new AmbiguousFieldNameException(
                Spelling.quoted(given) + what + ": "
                        + candidates.stream().map(FieldSet::described).collect(Collectors.joining(", "))
                        + ". Give the key.",
                candidates);
    }

    private static String described(FieldDefinition field) {
        return field.key() + " (" + (field.isCustom() ? "" : "standard, ")
                + field.type().word() + ")";
    }
}
