// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.finding;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.Answer.Notes;
import io.github.camelpipedrive.call.GivenValues;
import io.github.camelpipedrive.call.Invoker;
import io.github.camelpipedrive.call.NextPage;
import io.github.camelpipedrive.call.ResponseHeaders;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.finding.Difference.OnUpdate;
import io.github.camelpipedrive.finding.RecordLocks.Held;
import io.github.camelpipedrive.naming.AccountNames;
import io.github.camelpipedrive.naming.Candidate;
import io.github.camelpipedrive.naming.Criterion;
import io.github.camelpipedrive.naming.Inquiry;
import io.github.camelpipedrive.naming.RecordLookup;
import io.github.camelpipedrive.naming.RecordLookup.Finding;
import io.github.camelpipedrive.naming.References;
import io.github.camelpipedrive.naming.Sought;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.Rule;
import io.github.camelpipedrive.resource.Resource;

/**
 * Finds a record and changes what is different, or creates it: {@code upsert}. It creates only when there surely is no such
 * record, and holds a lock on what the record is found by from the look-up to the write.
 *
 * @param operation an {@code upsert}
 * @param names what is known of the account
 * @param inquiry whom to ask
 * @param creating carries out creates
 * @param locks keep others from creating the same record
 * @param references makes criteria of custom fields
 */
record Upsert(
        Operation operation,
        AccountNames names,
        Inquiry inquiry,
        Invoker creating,
        RecordLocks locks,
        References references) {

    private static final String ID = "id";
    private static final String MATCH_ON = "match_on";
    private static final String ON_UPDATE = "on_update";
    private static final String FIELD = Resource.FIELD + ":";
    private static final String NOTHING_SENT = "Nothing was written.";

    /** What became of the record. */
    private enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    Answer upsert(Map<String, Object> values) throws PipedriveException, InterruptedException {
        Map<String, Object> fields = new LinkedHashMap<>(values);
        List.of(ID, MATCH_ON, ON_UPDATE).forEach(fields::remove);
        OnUpdate onUpdate = OnUpdate.of(String.valueOf(values.getOrDefault(ON_UPDATE, "replace")));
        Object id = values.get(ID);
        List<List<Criterion>> alternatives = id == null
                ? alternatives(keys(values, fields), fields)
                : List.of(List.of(new Criteria(operation.resource(), references).of(ID, id)));
        try (Held lock = lock(alternatives)) {
            Optional<Candidate> known = look(alternatives);
            if (known.isPresent()) {
                return update(known.get().record(), fields, onUpdate);
            }
            if (id != null) {
                throw new PipedriveNotFoundException(
                        details("there is no " + operation.resource().singular() + " with " + words(alternatives))
                                .withHint("With an ID nothing is created. " + NOTHING_SENT));
            }
            return create(fields, alternatives);
        }
    }

    /** Whatever the account is called here: two names may stand for one company. */
    private Held lock(List<List<Criterion>> alternatives) throws PipedriveException, InterruptedException {
        Set<String> keys = alternatives.stream()
                .map(each -> operation.resource() + " "
                        + each.stream().map(Criterion::key).sorted().collect(Collectors.joining(" ")))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        try {
            return locks.lock(keys);
        } catch (IOException e) {
            throw new PipedriveConnectionException(
                    details("the lock on " + words(alternatives) + " can't be taken: " + e.getMessage())
                            .withHint(NOTHING_SENT),
                    false,
                    e);
        }
    }

    /** By what the record is found: what the call says, or the first of the row's keys that is given. */
    private List<String> keys(Map<String, Object> values, Map<String, Object> fields)
            throws PipedriveException, InterruptedException {
        List<String> keys = new ArrayList<>();
        if (values.get(MATCH_ON) instanceof List<?> given) {
            for (Object each : given) {
                keys.add(findable(each.toString()));
            }
        }
        if (keys.isEmpty()) {
            for (String key : operation.keys()) {
                if (keys.isEmpty() && !given(key, fields).isEmpty()) {
                    keys.add(key);
                }
            }
        }
        if (keys.isEmpty()) {
            throw new PipedriveValidationException(details("nothing is given to find the "
                            + operation.resource().singular() + " by")
                    .withHint("Give one of " + String.join(", ", operation.keys()) + ", or matchOn. " + NOTHING_SENT));
        }
        return keys;
    }

    /** A key that no record could fit would have a record created each time. */
    private String findable(String key) throws PipedriveValidationException {
        String name = key.startsWith(FIELD) ? key : apiName(key);
        String one = name.equals("emails") || name.equals("phones") ? name.substring(0, name.length() - 1) : name;
        Operation find = row("find");
        if (key.startsWith(FIELD) || find.parameter(one).isPresent()) {
            return one;
        }
        String known = find.parameters().stream()
                .map(Parameter::name)
                .filter(each -> !List.of(ID, "result", "include_archived", "custom_fields")
                        .contains(each))
                .collect(Collectors.joining(", "));
        throw new PipedriveValidationException(details("matchOn names '" + key + "', by which no "
                        + operation.resource().singular() + " can be found")
                .withHint("It takes " + known + ", and field:<name>. " + NOTHING_SENT));
    }

    /** The criteria, once for each address when a person has several. */
    private List<List<Criterion>> alternatives(List<String> keys, Map<String, Object> fields)
            throws PipedriveException, InterruptedException {
        Criteria made = new Criteria(operation.resource(), references);
        List<List<Criterion>> alternatives = List.of(List.of());
        for (String key : keys) {
            List<Object> given = given(key, fields);
            if (given.isEmpty()) {
                throw new PipedriveValidationException(details(
                                "matchOn names '" + key + "', of which the call has no value")
                        .withHint("Fields are named as in the body, custom fields as field:<name>. " + NOTHING_SENT));
            }
            List<List<Criterion>> longer = new ArrayList<>();
            for (List<Criterion> shorter : alternatives) {
                for (Object value : given) {
                    List<Criterion> criteria = new ArrayList<>(shorter);
                    criteria.add(
                            key.startsWith(FIELD)
                                    ? made.ofCustomField(
                                            key.substring(FIELD.length()).strip(), value, MATCH_ON)
                                    : made.of(apiName(key), value));
                    longer.add(criteria);
                }
            }
            alternatives = longer;
        }
        return alternatives;
    }

    private String apiName(String key) {
        return operation.parameter(key).map(Parameter::name).orElse(key);
    }

    /** The values of a key: one, or those of a person's addresses. */
    private List<Object> given(String key, Map<String, Object> fields) throws PipedriveException, InterruptedException {
        Object value = key.startsWith(FIELD)
                ? customValue(key.substring(FIELD.length()).strip(), fields)
                : GivenValues.of(fields, apiName(key));
        List<Object> values = GivenValues.plain(value);
        values.removeIf(each -> each.toString().isBlank());
        if (key.startsWith("phone")) {
            // Nobody is found by "n/a".
            values.removeIf(each -> each.toString().codePoints().noneMatch(Character::isDigit));
        }
        return values;
    }

    private Object customValue(String name, Map<String, Object> fields)
            throws PipedriveException, InterruptedException {
        String key = references.field(operation.resource(), name, MATCH_ON).key();
        return fields.get("custom_fields") instanceof Map<?, ?> custom ? custom.get(key) : fields.get(key);
    }

    private Optional<Candidate> look(List<List<Criterion>> alternatives)
            throws PipedriveException, InterruptedException {
        Map<String, Candidate> found = new LinkedHashMap<>();
        boolean complete = true;
        for (List<Criterion> criteria : alternatives) {
            Finding finding = new RecordLookup(
                            names, inquiry, operation.resource(), criteria, false, RecordLookup.MOST_CANDIDATES)
                    .find();
            finding.records().forEach(each -> found.putIfAbsent(String.valueOf(each.id()), each));
            complete &= finding.complete();
        }
        if (found.isEmpty() && complete) {
            return Optional.empty();
        }
        Finding all = new Finding(List.copyOf(found.values()), complete);
        return Optional.of(references.only(all, Sought.with(operation.resource(), words(alternatives)), ""));
    }

    private Answer update(Map<?, ?> record, Map<String, Object> fields, OnUpdate onUpdate)
            throws PipedriveException, InterruptedException {
        Operation update = row("update");
        Map<String, Object> changes = new Difference(update, onUpdate).of(fields, record);
        if (changes.isEmpty()) {
            return new Answer(record, 200, NextPage.NONE, ResponseHeaders.NONE).with(note(Outcome.UNCHANGED));
        }
        changes.put(ID, record.get(ID));
        check(update, changes);
        return inquiry.invoker().call(update, changes, inquiry.account()).with(note(Outcome.UPDATED));
    }

    private Answer create(Map<String, Object> fields, List<List<Criterion>> alternatives)
            throws PipedriveException, InterruptedException {
        Operation create = row("create");
        Map<String, Object> given = new LinkedHashMap<>(fields);
        given.values().removeIf(value -> value == null);
        List<String> missing = create.parameters().stream()
                .filter(parameter -> parameter.required() && given.get(parameter.name()) == null)
                .map(Parameter::name)
                .toList();
        if (!missing.isEmpty()) {
            throw new PipedriveValidationException(
                    details("there is no " + operation.resource().singular() + " with " + words(alternatives)
                                    + ", and one can't be created without " + String.join(", ", missing))
                            .withHint(NOTHING_SENT));
        }
        check(create, given);
        return creating.call(create, given, inquiry.account()).with(note(Outcome.CREATED));
    }

    private Operation row(String name) {
        return names.operation(operation.resource(), name)
                .orElseThrow(() -> new IllegalStateException(operation.resource() + " has no " + name));
    }

    private void check(Operation row, Map<String, Object> values) throws PipedriveValidationException {
        for (Rule rule : row.rules()) {
            Optional<String> violation = rule.violation(values);
            if (violation.isPresent()) {
                throw new PipedriveValidationException(details(violation.get()).withHint(NOTHING_SENT));
            }
        }
    }

    private static Notes note(Outcome outcome) {
        return new Notes(Map.of(), outcome.name());
    }

    private static String words(List<List<Criterion>> alternatives) {
        return alternatives.stream()
                .map(each -> each.stream().map(Criterion::words).collect(Collectors.joining(" and ")))
                .collect(Collectors.joining(", or "));
    }

    private ErrorDetails details(String what) {
        return ErrorDetails.of(operation.id(), inquiry.account(), what);
    }
}
