// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.moved;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.camelpipedrive.sandbox.store.StoredRecord;

/**
 * The keys of a record in version 1, in the order of its answers, each with the key of version 2 that it was made of.
 * Immutable; each method that adds keys returns others.
 */
final class Fields {

    /** Makes a value of a record. */
    @FunctionalInterface
    interface Value {
        Object of(StoredRecord stored, RelatedRecords related);
    }

    /**
     * A key.
     *
     * @param name its name in version 1
     * @param key its name in version 2, empty when it has none
     * @param kind how its value is written
     * @param value what is answered; null when it is never shown
     * @param operations the operations in whose answers it stands; all when empty
     */
    private record Field(String name, String key, Kind kind, Value value, Set<String> operations) {

        boolean isShown(String operation) {
            return value != null && (operations.isEmpty() || operations.contains(operation));
        }
    }

    private final String resource;
    private final List<Field> fields;

    private Fields(String resource, List<Field> fields) {
        this.resource = resource;
        this.fields = List.copyOf(fields);
    }

    /** No keys of a resource yet. */
    static Fields of(String resource) {
        return new Fields(resource, List.of());
    }

    String resource() {
        return resource;
    }

    private Fields plus(List<Field> added) {
        return new Fields(
                resource, Stream.concat(fields.stream(), added.stream()).toList());
    }

    private Fields plus(String name, String key, Kind kind, Value value) {
        return plus(List.of(new Field(name, key, kind, value, Set.of())));
    }

    /** Further keys. */
    Fields and(Fields others) {
        return plus(others.fields);
    }

    /** Further keys, only in the answers of some operations. */
    Fields in(Set<String> operations, Fields others) {
        return plus(others.fields.stream()
                .map(field -> new Field(field.name(), field.key(), field.kind(), field.value(), operations))
                .toList());
    }

    /** Keys that are the same in both versions. */
    Fields plain(String... names) {
        return each(Kinds.PLAIN, names);
    }

    /** Keys of the same name whose values are written in another way. */
    Fields each(Kind kind, String... names) {
        Fields more = this;
        for (String name : names) {
            more = more.as(name, name, kind);
        }
        return more;
    }

    /** A key of another name. */
    Fields as(String name, String key, Kind kind) {
        return plus(name, key, kind, (stored, related) -> kind.shown().apply(stored.get(key), related));
    }

    /** A key that requests have and answers don't. */
    Fields taken(String name, String key, Kind kind) {
        return plus(name, key, kind, null);
    }

    /** A key that is made up for answers. */
    Fields made(String name, Value value) {
        return plus(name, "", Kinds.PLAIN, value);
    }

    /** Keys that always have the same value. */
    Fields always(Object value, String... names) {
        Fields more = this;
        for (String name : names) {
            more = more.made(name, (stored, related) -> value);
        }
        return more;
    }

    /** Keys that are counted from other records, under the same names as in version 2. */
    Fields counted(String... names) {
        Fields more = this;
        for (String name : names) {
            more = more.made(name, (stored, related) -> related.derived(resource, stored, name));
        }
        return more;
    }

    /** The parts of an address, as keys that start with the name of the address. */
    Fields parts(String prefix, String key, String... parts) {
        Fields more = this;
        for (String part : parts) {
            more = more.made(
                    prefix + "_" + part,
                    (stored, related) -> stored.get(key) instanceof Map<?, ?> address ? address.get(part) : null);
        }
        return more;
    }

    /** The parts of an address behind it, under its name. */
    Fields partsOfAddress(String key) {
        return parts(
                key,
                key,
                "subpremise",
                "street_number",
                "route",
                "sublocality",
                "locality",
                "admin_area_level_1",
                "admin_area_level_2",
                "country",
                "postal_code",
                "formatted_address");
    }

    /** A value of another record. */
    Fields of(String name, String other, String reference, String key) {
        return made(name, (stored, related) -> related.value(other, stored.get(reference), key));
    }

    /** A value of the next or the last activity of the record. */
    Fields ofActivity(String name, String which, String key) {
        return made(
                name,
                (stored, related) ->
                        Kinds.withSeconds(related.value("activity", related.derived(resource, stored, which), key)));
    }

    /** The record as version 1 answers it. */
    Map<String, Object> view(StoredRecord stored, RelatedRecords related, String operation) {
        Map<String, Object> view = new LinkedHashMap<>();
        for (Field field : fields) {
            if (field.isShown(operation)) {
                view.put(field.name(), field.value().of(stored, related));
            }
        }
        return view;
    }

    /** What a request gave, as version 2 takes it. */
    Map<String, Object> taken(Map<String, Object> body) {
        Map<String, Object> taken = new LinkedHashMap<>();
        for (Field field : fields) {
            if (!field.key().isEmpty() && body.containsKey(field.name())) {
                taken.put(field.key(), field.kind().taken().apply(body.get(field.name())));
            }
        }
        return taken;
    }

    /** The names of the keys that have one in version 2. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (Field field : fields) {
            if (!field.key().isEmpty() && !names.contains(field.name())) {
                names.add(field.name());
            }
        }
        return names;
    }

    /** The names of the keys that records can be sorted by. */
    List<String> sortable() {
        return fields.stream()
                .filter(field -> !field.key().isEmpty() && field.value() != null)
                .map(Field::name)
                .distinct()
                .toList();
    }

    /** The key of version 2. */
    String keyOf(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name) && !field.key().isEmpty())
                .map(Field::key)
                .findFirst()
                .orElse(name);
    }

    /** The name in version 1 of a key of version 2. */
    String nameOf(String key) {
        List<String> names = fields.stream()
                .filter(field -> field.key().equals(key))
                .map(Field::name)
                .toList();
        return names.isEmpty() || names.contains(key) ? key : names.get(0);
    }
}
