// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.naming;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.reading.PageRecords;
import io.github.camelpipedrive.call.reading.ResponseReader;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.field.FieldReference;
import io.github.camelpipedrive.field.FieldSet;
import io.github.camelpipedrive.field.FieldShape;
import io.github.camelpipedrive.field.NamedFields;
import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Operation.Kind;
import io.github.camelpipedrive.operation.Parameter.Location;
import io.github.camelpipedrive.operation.Result;
import io.github.camelpipedrive.operation.type.InvalidValueException;
import io.github.camelpipedrive.operation.type.RecordId;
import io.github.camelpipedrive.operation.type.ValueType;
import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.resource.Resources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts IDs and keys where a call has names, and names where its answer has keys. Made for one call. */
public final class Translation {

    private static final Logger LOG = LoggerFactory.getLogger(Translation.class);

    private static final String CUSTOM_FIELDS = "custom_fields";

    private final Operation operation;
    private final boolean fieldsNamed;
    private final AccountNames names;
    private final Inquiry inquiry;
    private final References references;

    /**
     * Prepares for a call.
     *
     * @param operation what is called
     * @param options what its endpoint says of names
     * @param names what is known of the account
     * @param inquiry whom to ask
     */
    public Translation(Operation operation, NameOptions options, AccountNames names, Inquiry inquiry) {
        this.operation = operation;
        this.fieldsNamed = options.areFieldsNamed(operation);
        this.names = names;
        this.inquiry = inquiry;
        this.references = new References(operation, names, inquiry);
    }

    /**
     * The values as they go over the wire.
     *
     * @param values the values as they were bound
     * @return the same with IDs and keys in the place of names
     * @throws PipedriveException when a name stands for nothing, or for several things
     * @throws InterruptedException when the thread was interrupted
     */
    public Map<String, Object> toWire(Map<String, Object> values) throws PipedriveException, InterruptedException {
        if (fieldsNamed && operation.effect().writes()) {
            // When they can't be loaded, that is known before something was written, which a retry would write again.
            names.fields(operation.resource(), inquiry);
        }
        Map<String, Object> keyed = fieldsNamed ? withKeys(values) : values;
        return References.isIn(keyed) ? references.resolve(keyed) : keyed;
    }

    /**
     * The answer as people read it.
     *
     * @param answer the answer, with Maps as records
     * @param form the form in which it is wanted
     * @return the same with the names of custom fields, and with what was resolved
     * @throws PipedriveException when the fields can't be loaded, or a record does not fit the form
     * @throws InterruptedException when the thread was interrupted
     */
    public Answer fromWire(Answer answer, ResponseReader form) throws PipedriveException, InterruptedException {
        Answer named = fromWire(answer);
        return fieldsNamed ? form.converted(named, named.body(), operation.id(), inquiry.account()) : named;
    }

    /**
     * The answer as people read it, with Maps as records.
     *
     * @param answer the answer, with Maps as records
     * @return the same with the names of custom fields, and with what was resolved
     * @throws PipedriveException when the fields can't be loaded
     * @throws InterruptedException when the thread was interrupted
     */
    public Answer fromWire(Answer answer) throws PipedriveException, InterruptedException {
        Map<String, Object> resolved = references.resolved();
        Answer noted = resolved.isEmpty() ? answer : answer.with(answer.notes().resolved(resolved));
        return fieldsNamed ? noted.with(named(answer.body()), answer.next()) : noted;
    }

    /**
     * Resolves the references of the call.
     *
     * @return what resolves them
     */
    public References references() {
        return references;
    }

    private Map<String, Object> withKeys(Map<String, Object> values) throws PipedriveException, InterruptedException {
        Object given = values.get(CUSTOM_FIELDS);
        boolean looksFor = operation
                .parameter(CUSTOM_FIELDS)
                .filter(parameter -> parameter.location() == Location.NONE)
                .isPresent();
        if (given == null || looksFor) {
            return values;
        }
        Map<String, Object> keyed = new LinkedHashMap<>(values);
        try {
            if (given instanceof Map<?, ?> fields) {
                keyed.remove(CUSTOM_FIELDS);
                keyed.putAll(withReferences(names.withFields(
                        operation.resource(), inquiry, known -> new NamedFields(known, shape()).write(fields))));
            } else if (given instanceof List<?> selected) {
                keyed.put(
                        CUSTOM_FIELDS, names.withFields(operation.resource(), inquiry, known -> keys(selected, known)));
            }
        } catch (InvalidValueException e) {
            throw new PipedriveValidationException(
                    ErrorDetails.of(operation.id(), inquiry.account(), CUSTOM_FIELDS + ": " + e.getMessage())
                            .withFieldErrors(Map.of(CUSTOM_FIELDS, e.getMessage()))
                            .withHint("Nothing was sent."));
        }
        return keyed;
    }

    private static List<String> keys(List<?> selected, FieldSet known) throws InvalidValueException {
        List<String> keys = new ArrayList<>();
        for (Object each : selected) {
            keys.add(known.key(each.toString()));
        }
        return keys;
    }

    /** References that were written as the value of a field. */
    private static Map<String, Object> withReferences(Map<String, Object> fields) throws InvalidValueException {
        Map<String, Object> referring = new LinkedHashMap<>();
        for (Map.Entry<String, Object> each : fields.entrySet()) {
            referring.put(each.getKey(), withReferences(each.getValue()));
        }
        return referring;
    }

    @SuppressWarnings("unchecked")
    private static Object withReferences(Object value) throws InvalidValueException {
        if (value instanceof Map<?, ?> map) {
            return withReferences((Map<String, Object>) map);
        }
        return value instanceof FieldReference reference
                ? referenceType(reference.resource()).accept(reference.text())
                : value;
    }

    private static ValueType referenceType(String resource) {
        Resource referred =
                switch (resource) {
                    case "user" -> Resources.USER;
                    case "organization" -> Resources.ORGANIZATION;
                    case "person" -> Resources.PERSON;
                    default -> throw new IllegalArgumentException("No field refers to a " + resource);
                };
        return new RecordId(referred).orReference();
    }

    private FieldShape shape() {
        Operation sent = operation.kind() == Kind.HTTP
                ? operation
                : names.operation(operation.resource(), "get").orElse(operation);
        boolean flat = sent.kind() == Kind.HTTP && sent.version() == ApiVersion.V1;
        return flat ? FieldShape.FLAT : FieldShape.NESTED;
    }

    private Object named(Object body) throws PipedriveException, InterruptedException {
        if (operation.result().kind() == Result.Kind.FOUND) {
            // A search lists the texts that it found, not fields.
            return body;
        }
        if (body instanceof PageRecords page) {
            return new PageRecords(named(page.records()), page.ids());
        }
        if (body instanceof List<?> list) {
            return named(list);
        }
        return body instanceof Map<?, ?> record ? named(List.of(record)).get(0) : body;
    }

    private List<Object> named(List<?> records) throws PipedriveException, InterruptedException {
        if (records.isEmpty()) {
            return new ArrayList<>();
        }
        FieldSet known = names.fields(operation.resource(), inquiry);
        NamedFields fields = new NamedFields(known, shape());
        List<Object> named = new ArrayList<>(records.size());
        for (Object each : records) {
            Map<String, Object> record = asRecord(each);
            Set<String> unknown = fields.unknownKeys(record);
            if (!unknown.isEmpty()) {
                known = knowing(unknown.iterator().next(), known);
                fields = new NamedFields(known, shape());
            }
            named.add(fields.read(record));
        }
        return named;
    }

    /** What was written is written: its answer does not fail because of a field that only its reader lacks. */
    private FieldSet knowing(String unknown, FieldSet known) throws PipedriveException, InterruptedException {
        try {
            return names.fieldsKnowing(unknown, known, operation.resource(), inquiry);
        } catch (PipedriveException e) {
            if (!operation.effect().writes()) {
                throw e;
            }
            LOG.warn("{}: the field {} keeps its key: {}", operation, unknown, e.getMessage());
            return known;
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asRecord(Object record) {
        return (Map<String, Object>) record;
    }
}
