// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.moved;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.Parameter.Location;
import io.github.camelpipedrive.operation.Words;
import io.github.camelpipedrive.sandbox.resource.Account;
import io.github.camelpipedrive.sandbox.resource.DescribedFields;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.wire.SortBy;

/**
 * How one resource was asked for and answered in version 1: the keys of its records, the filters of its lists, and what
 * is next to the data. Immutable; the methods that describe a form return a changed copy.
 */
final class MovedForm {

    /** A call of version 1 takes twice the tokens of its successor. */
    private static final int COST = 2;

    private static final String SORT = "sort";
    private static final String SORT_BY = "sort_by";
    private static final Pattern WORD = Pattern.compile("\\w+");

    private record Filter(Parameter parameter, String key, UnaryOperator<Object> value) {}

    private record Relation(String type, String key, Fields shown) {}

    private record Addition(String operation, String key, Fields.Value value) {}

    private final Fields fields;

    // Set while a changed copy is made, never after it was delivered.
    private boolean customFields;
    private boolean sorted;
    private List<Filter> filters = List.of();
    private List<Relation> relations = List.of();
    private List<Addition> additions = List.of();
    private Map<String, Object> otherwise = Map.of();
    private Map<String, Function<Account, Object>> defaults = Map.of();

    private MovedForm(Fields fields) {
        this.fields = fields;
    }

    static MovedForm of(Fields fields) {
        return new MovedForm(fields);
    }

    private MovedForm changed(Consumer<MovedForm> change) {
        MovedForm copy = new MovedForm(fields);
        copy.customFields = customFields;
        copy.sorted = sorted;
        copy.filters = filters;
        copy.relations = relations;
        copy.additions = additions;
        copy.otherwise = otherwise;
        copy.defaults = defaults;
        change.accept(copy);
        return copy;
    }

    private static <T> List<T> plus(List<T> list, T added) {
        List<T> longer = new ArrayList<>(list);
        longer.add(added);
        return List.copyOf(longer);
    }

    private static <T> Map<String, T> plus(Map<String, T> map, String key, T value) {
        Map<String, T> greater = new LinkedHashMap<>(map);
        greater.put(key, value);
        return greater;
    }

    /** Custom fields are next to the other keys. */
    MovedForm customFields() {
        return changed(form -> form.customFields = true);
    }

    /** Lists can be sorted. */
    MovedForm sorted() {
        return changed(form -> form.sorted = true);
    }

    /** A filter of lists that compares a key of version 2 with the same value. */
    MovedForm filter(Parameter parameter, String key) {
        return filter(parameter, key, value -> value);
    }

    /** A filter of lists; it lets all records pass where the value becomes null. */
    MovedForm filter(Parameter parameter, String key, UnaryOperator<Object> value) {
        return changed(form -> form.filters = plus(filters, new Filter(parameter, key, value)));
    }

    /** What a filter is when it is omitted. */
    MovedForm otherwise(String filter, Object value) {
        return changed(form -> form.otherwise = plus(otherwise, filter, value));
    }

    /** What a field of version 2 is in a new record when it is omitted. */
    MovedForm defaultOfNew(String key, Function<Account, Object> value) {
        return changed(form -> form.defaults = plus(defaults, key, value));
    }

    /** What stands below {@code additional_data} of an operation with one record. */
    MovedForm adds(String operation, String key, Fields.Value value) {
        return changed(form -> form.additions = plus(additions, new Addition(operation, key, value)));
    }

    /** What stands below {@code related_objects}. */
    MovedForm refersTo(String type, String key, Fields shown) {
        return changed(form -> form.relations = plus(relations, new Relation(type, key, shown)));
    }

    String resource() {
        return fields.resource();
    }

    /** The row of the operation in version 1 that moved to another one. */
    Operation row(Operation successor) {
        Method method = successor.method() == Method.PATCH ? Method.PUT : successor.method();
        String path = successor.path().substring(ApiVersion.V2.basePath().length());
        Operation row = Operation.of(successor.resource(), successor.name(), ApiVersion.V1, method, path)
                .cost(COST * successor.cost())
                .scopes(successor.scopes().toArray(String[]::new));
        return switch (successor.name()) {
            case "list" -> row.offsetPaged().query(parametersOfList());
            case "search" -> row.offsetPaged().countedAsSearch().query(parametersOfSearch(successor));
            case "create", "update" -> withBody(row);
            default -> row;
        };
    }

    private Parameter[] parametersOfList() {
        List<Parameter> parameters =
                new ArrayList<>(filters.stream().map(Filter::parameter).toList());
        if (sorted) {
            String[] names = fields.sortable().toArray(String[]::new);
            parameters.add(Words.sort(names));
            parameters.add(Words.oneOf(SORT_BY, "The field to sort by.", names));
            parameters.add(Words.oneOf("sort_direction", "The direction.", "asc", "desc"));
        }
        return parameters.toArray(Parameter[]::new);
    }

    private static Parameter[] parametersOfSearch(Operation successor) {
        return successor.parameters().stream()
                .filter(parameter -> parameter.location() == Location.QUERY)
                .filter(parameter -> !List.of("cursor", "limit").contains(parameter.name()))
                .toArray(Parameter[]::new);
    }

    /** The kinds of the values are checked when they have become those of version 2. */
    private Operation withBody(Operation row) {
        Operation whole = row.body(fields.names().stream()
                .filter(name -> !name.equals("id"))
                .map(name -> Words.json(name, "As in the answers."))
                .toArray(Parameter[]::new));
        return customFields ? whole.flatCustomFields() : whole;
    }

    /** The query of a list as its successor takes it, apart from the pages. */
    Map<String, Object> query(Map<String, Object> given) {
        Map<String, Object> complete = new LinkedHashMap<>(otherwise);
        complete.putAll(given);
        Map<String, Object> query = new LinkedHashMap<>(complete);
        filters.forEach(filter -> query.remove(filter.parameter().name()));
        for (Filter filter : filters) {
            Object value = complete.get(filter.parameter().name());
            Object wanted = value == null ? null : filter.value().apply(value);
            if (wanted != null) {
                query.put(filter.key(), wanted);
            }
        }
        query.computeIfPresent(SORT_BY, (key, name) -> fields.keyOf(name.toString()));
        query.computeIfPresent(SORT, (key, order) -> ((List<?>) order)
                .stream()
                        .map(SortBy.class::cast)
                        .map(sort -> new SortBy(fields.keyOf(sort.key()), sort.ascending()))
                        .toList());
        return query;
    }

    /** The body of a create or update as its successor takes it. */
    Map<String, Object> body(Map<String, Object> given, boolean isNew, Account account) {
        Map<String, Object> body = new LinkedHashMap<>(fields.taken(given));
        Map<String, Object> flat =
                customFields ? DescribedFields.ofVersion1(account, resource(), FlatFields.taken(given)) : Map.of();
        if (!flat.isEmpty()) {
            body.put("custom_fields", flat);
        }
        if (isNew) {
            defaults.forEach((key, value) -> body.putIfAbsent(key, value.apply(account)));
        }
        return body;
    }

    Map<String, Object> view(StoredRecord stored, RelatedRecords related, String operation) {
        Map<String, Object> view = fields.view(stored, related, operation);
        if (customFields) {
            FlatFields.show(stored.get("custom_fields"), related.fieldKeys(resource()), view);
        }
        return view;
    }

    /** What stands below {@code additional_data} of one record; empty when the key is missing. */
    Map<String, Object> additional(StoredRecord stored, RelatedRecords related, String operation) {
        Map<String, Object> additional = new LinkedHashMap<>();
        additions.stream()
                .filter(addition -> addition.operation().equals(operation))
                .forEach(addition ->
                        additional.put(addition.key(), addition.value().of(stored, related)));
        return additional;
    }

    /** The records to which these refer, by type and ID. */
    Map<String, Object> related(List<StoredRecord> records, RelatedRecords related) {
        Map<String, Map<String, Object>> byType = new LinkedHashMap<>();
        for (Relation relation : relations) {
            for (StoredRecord stored : records) {
                Object id = stored.get(relation.key());
                related.view(relation.shown(), id)
                        .ifPresent(view -> byType.computeIfAbsent(relation.type(), type -> new LinkedHashMap<>())
                                .put(id.toString(), view));
            }
        }
        return new LinkedHashMap<>(byType);
    }

    /** A message of version 2 with the names of version 1. */
    String renamed(String message) {
        return WORD.matcher(message).replaceAll(word -> Matcher.quoteReplacement(fields.nameOf(word.group())));
    }
}
