// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.naming;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveAmbiguousReferenceException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.field.FieldDefinition;
import io.github.camelpipedrive.field.FieldType;
import io.github.camelpipedrive.naming.RecordLookup.Finding;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.type.InvalidValueException;
import io.github.camelpipedrive.operation.type.Reference;
import io.github.camelpipedrive.operation.type.Spelling;
import io.github.camelpipedrive.resource.Resource;

/**
 * Puts the IDs of records where a call has references to them. A reference stands for exactly one record, or the call fails
 * before it is sent. Made for one call.
 */
public final class References {

    private static final String NOTHING_SENT = "Nothing was sent.";

    /** Source: the parameter {@code term} of the searches in the specification of v2. */
    private static final Set<FieldType> SEARCHABLE = EnumSet.of(
            FieldType.ADDRESS,
            FieldType.VARCHAR,
            FieldType.TEXT,
            FieldType.VARCHAR_AUTO,
            FieldType.DOUBLE,
            FieldType.MONETARY,
            FieldType.PHONE);

    private final Operation operation;
    private final AccountNames names;
    private final Inquiry inquiry;
    private final Map<String, Object> resolved = new LinkedHashMap<>();

    /** A reference that a call has a thousand times is looked up once. */
    private final Map<Reference, Object> ofCall = new HashMap<>();

    /**
     * Prepares for a call.
     *
     * @param operation what is called
     * @param names what is known of the account
     * @param inquiry whom to ask
     */
    public References(Operation operation, AccountNames names, Inquiry inquiry) {
        this.operation = operation;
        this.names = names;
        this.inquiry = inquiry;
    }

    /**
     * Whether there are references among the values of a call.
     *
     * @param value the values, or one of them
     * @return true when a reference is anywhere in it
     */
    public static boolean isIn(Object value) {
        // Asked for each call: without a stream.
        if (value instanceof Map<?, ?> map) {
            return isInAny(map.values());
        }
        return value instanceof Collection<?> list ? isInAny(list) : value instanceof Reference;
    }

    private static boolean isInAny(Collection<?> values) {
        for (Object each : values) {
            if (isIn(each)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Resolves all references of a call.
     *
     * @param values the values as they were bound
     * @return the values with an ID in the place of each reference
     * @throws PipedriveNotFoundException when there is no such record
     * @throws PipedriveAmbiguousReferenceException when there are several
     * @throws PipedriveException when it can't be found out
     * @throws InterruptedException when the thread was interrupted
     */
    public Map<String, Object> resolve(Map<String, Object> values) throws PipedriveException, InterruptedException {
        Map<String, Object> ids = new LinkedHashMap<>(values);
        // What others are named within comes first, such as the pipeline of a stage.
        for (boolean within : new boolean[] {false, true}) {
            for (Map.Entry<String, Object> each : ids.entrySet()) {
                each.setValue(resolved(each.getKey(), each.getValue(), ids, within));
            }
        }
        return ids;
    }

    /**
     * Which reference became which ID.
     *
     * @return the IDs by the place of the reference and the reference, such as {@code person_id=name:Jo Lind}
     */
    public Map<String, Object> resolved() {
        return resolved;
    }

    private Object resolved(String place, Object value, Map<String, Object> values, boolean within)
            throws PipedriveException, InterruptedException {
        if (value instanceof Reference reference) {
            if (reference.resource().parent().isPresent() != within) {
                return reference;
            }
            Object id = idOf(reference, place, values);
            resolved.put(place + "=" + reference, id);
            return id;
        }
        if (value instanceof Map<?, ?> map && isIn(map)) {
            Map<Object, Object> ids = new LinkedHashMap<>();
            for (Map.Entry<?, ?> each : map.entrySet()) {
                ids.put(each.getKey(), resolved(place + "." + each.getKey(), each.getValue(), values, within));
            }
            return ids;
        }
        if (value instanceof List<?> list && isIn(list)) {
            List<Object> ids = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                ids.add(resolved(place + "[" + i + "]", list.get(i), values, within));
            }
            return ids;
        }
        return value;
    }

    private Object idOf(Reference reference, String place, Map<String, Object> values)
            throws PipedriveException, InterruptedException {
        if (reference.by().isEmpty()) {
            return signedIn(reference.resource(), place);
        }
        Resource resource = reference.resource();
        boolean kept = !resource.isSetting();
        if (ofCall.containsKey(reference)) {
            return ofCall.get(reference);
        }
        Optional<Object> known = kept ? names.found().get(reference, inquiry.recordTime()) : Optional.empty();
        if (known.isPresent()) {
            return known.get();
        }
        if (!names.canLookUp(resource)) {
            throw new PipedriveValidationException(details(
                            place,
                            Spelling.quoted(reference.toString()) + " can't be looked up, as there is no list of "
                                    + resource.plural())
                    .withHint("Give the ID. " + NOTHING_SENT));
        }
        Object id = resource.parent().isPresent()
                ? within(resource.parent().get(), reference, place, values)
                : only(look(resource, List.of(criterion(reference, place))), reference, place);
        if (kept) {
            ofCall.put(reference, id);
            if (!inquiry.recordTime().isZero()) {
                names.found().put(reference, id);
            }
        }
        return id;
    }

    private Object signedIn(Resource users, String place) throws PipedriveException, InterruptedException {
        return Optional.ofNullable(names.signedIn(users, inquiry).get("id"))
                .orElseThrow(() -> new PipedriveNotFoundException(
                        details(place, "the API does not say who is signed in").withHint(NOTHING_SENT)));
    }

    private Finding look(Resource resource, List<Criterion> criteria) throws PipedriveException, InterruptedException {
        return new RecordLookup(names, inquiry, resource, criteria, false, RecordLookup.MOST_CANDIDATES).find();
    }

    /**
     * What a record must have that a reference stands for.
     *
     * @param reference the reference
     * @param place where it was given, for messages
     * @return the criterion
     * @throws PipedriveException when it names a field that can't be searched
     * @throws InterruptedException when the thread was interrupted
     */
    public Criterion criterion(Reference reference, String place) throws PipedriveException, InterruptedException {
        return reference.by().equals(Resource.FIELD)
                ? criterion(reference.resource(), reference.fieldName(), reference.fieldValue(), place)
                : new Criterion.ByField(reference.resource().fieldOf(reference.by()), reference.text());
    }

    /**
     * What a record must have whose custom field has a value.
     *
     * @param resource what is looked for
     * @param name the name or key of a custom field
     * @param value its value
     * @param place where it was given, for messages
     * @return the criterion
     * @throws PipedriveException when there is no such field, or it can't be searched
     * @throws InterruptedException when the thread was interrupted
     */
    public Criterion criterion(Resource resource, String name, String value, String place)
            throws PipedriveException, InterruptedException {
        FieldDefinition field = field(resource, name, place);
        if (!SEARCHABLE.contains(field.type())) {
            throw new PipedriveValidationException(details(
                            place,
                            "records can't be found by the field '" + field.name()
                                    + "': the API does not search fields of" + " the type "
                                    + field.type().word())
                    .withHint(NOTHING_SENT));
        }
        return new Criterion.ByCustomField(field, value);
    }

    /**
     * The custom field of a name.
     *
     * @param resource what has the field
     * @param name its name or key
     * @param place where it was given, for messages
     * @return the field
     * @throws PipedriveException when there is no such field, or there are several
     * @throws InterruptedException when the thread was interrupted
     */
    public FieldDefinition field(Resource resource, String name, String place)
            throws PipedriveException, InterruptedException {
        try {
            return names.withFields(resource, inquiry, fields -> fields.custom(name));
        } catch (InvalidValueException e) {
            throw new PipedriveValidationException(
                    details(place, e.getMessage()).withHint(NOTHING_SENT));
        }
    }

    /** A name that is unique within a record of another resource only: {@code Negotiation}, or {@code Sales/Negotiation}. */
    private Object within(Resource parent, Reference reference, String place, Map<String, Object> values)
            throws PipedriveException, InterruptedException {
        String parentId = parent.name() + "_id";
        Resource resource = reference.resource();
        Criterion named = criterion(reference, place);
        Finding everywhere = look(resource, List.of(named));
        int slash = reference.text().indexOf('/');
        if (everywhere.records().isEmpty() && slash > 0) {
            Reference outer = new Reference(
                    parent, Resource.NAME, reference.text().substring(0, slash).strip());
            Object outerId = only(look(parent, List.of(criterion(outer, place))), outer, place);
            Reference inner = new Reference(
                    resource,
                    reference.by(),
                    reference.text().substring(slash + 1).strip());
            return only(
                    look(resource, List.of(criterion(inner, place), new Criterion.ByValue(parentId, outerId))),
                    reference,
                    place);
        }
        Optional<Object> outerId = everywhere.records().isEmpty()
                        || names.settings(parent, inquiry).size() == 1
                ? Optional.empty()
                : parentOfCall(parentId, values);
        if (outerId.isEmpty()) {
            return only(everywhere, reference, place);
        }
        Finding inside = look(resource, List.of(named, new Criterion.ByValue(parentId, outerId.get())));
        if (inside.records().isEmpty()) {
            throw new PipedriveNotFoundException(details(
                            place,
                            "there is no " + resource.singular() + " '" + reference.text() + "' in the "
                                    + parent.singular() + " " + nameOf(parent, outerId.get()))
                    .withHint("To use one of another " + parent.singular() + ", write name:<" + parent.singular()
                            + ">/<" + resource.singular() + ">. " + NOTHING_SENT));
        }
        return only(inside, reference, place);
    }

    private String nameOf(Resource setting, Object id) throws PipedriveException, InterruptedException {
        for (Map<?, ?> record : names.settings(setting, inquiry)) {
            if (String.valueOf(id).equals(String.valueOf(record.get("id")))) {
                return Spelling.quoted(nameOf(setting, record));
            }
        }
        return id.toString();
    }

    /** The one that the call says, or that of the record that it changes. */
    private Optional<Object> parentOfCall(String parentId, Map<String, Object> values)
            throws PipedriveException, InterruptedException {
        Object given = values.get(parentId);
        if (given != null) {
            return Optional.of(given);
        }
        Optional<Operation> get = names.operation(operation.resource(), "get");
        if (values.get("id") == null || get.isEmpty() || operation.resource().isSetting()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                inquiry.record(get.get(), Map.of("id", values.get("id"))).get(parentId));
    }

    private Object only(Finding finding, Reference reference, String place)
            throws PipedriveException, InterruptedException {
        return only(finding, Sought.of(reference), place).id();
    }

    /**
     * The one record that fits.
     *
     * @param finding what was found
     * @param sought what was looked for
     * @param place where it was given, for messages; empty for the call as a whole
     * @return the record
     * @throws PipedriveNotFoundException when none fits
     * @throws PipedriveAmbiguousReferenceException when several fit, or there may be others that do
     * @throws PipedriveException when the settings can't be read that the message names
     * @throws InterruptedException when the thread was interrupted
     */
    public Candidate only(Finding finding, Sought sought, String place)
            throws PipedriveException, InterruptedException {
        List<Candidate> records = finding.records();
        if (records.size() == 1 && finding.complete()) {
            return records.get(0);
        }
        if (records.isEmpty() && finding.complete()) {
            throw new PipedriveNotFoundException(
                    details(place, "there is no " + sought.none()).withHint(notFoundHint(sought)));
        }
        String plural = sought.resource().plural();
        List<Map<String, Object>> facts = records.stream().map(Candidate::facts).toList();
        String atLeast = records.size() >= RecordLookup.MOST_CANDIDATES ? "at least " : "";
        String what = finding.complete()
                ? sought.words() + " fits " + atLeast + records.size() + " " + plural + ": " + words(facts)
                : "too many " + plural + " are like " + sought.words() + " to look at all of them";
        throw new PipedriveAmbiguousReferenceException(
                details(place, what).withHint("Give the ID, or something that only one of them has. " + NOTHING_SENT),
                sought.reference(),
                facts);
    }

    /** Settings are known: the nearest name, or all of them where they are few. */
    private String notFoundHint(Sought sought) throws PipedriveException, InterruptedException {
        Resource resource = sought.resource();
        if (!resource.isSetting()) {
            return "The whole value must be the same, apart from upper and lower case and blanks; deleted and archived"
                    + " records, and those that this user may not see, don't count. " + NOTHING_SENT;
        }
        List<String> known = new ArrayList<>();
        for (Map<?, ?> record : names.settings(resource, inquiry)) {
            known.add(nameOf(resource, record));
        }
        String suggestion = Spelling.suggestion(sought.name(), known);
        if (suggestion.isEmpty() && known.size() <= RecordLookup.MOST_CANDIDATES) {
            suggestion = " The " + resource.plural() + " are " + String.join(", ", known) + ".";
        }
        return (suggestion + " " + NOTHING_SENT).strip();
    }

    private static String nameOf(Resource resource, Map<?, ?> record) {
        return String.valueOf(record.get(resource.namedBy().get(0)));
    }

    private static String words(List<Map<String, Object>> candidates) {
        List<String> words = new ArrayList<>();
        for (Map<String, Object> candidate : candidates) {
            List<String> facts = new ArrayList<>();
            candidate.forEach((name, value) -> {
                if (!name.equals("id")) {
                    facts.add(name + " " + Spelling.quoted(String.valueOf(value)));
                }
            });
            words.add(candidate.get("id") + (facts.isEmpty() ? "" : " (" + String.join(", ", facts) + ")"));
        }
        return String.join("; ", words);
    }

    private ErrorDetails details(String place, String what) {
        ErrorDetails details =
                ErrorDetails.of(operation.id(), inquiry.account(), place.isEmpty() ? what : place + ": " + what);
        return place.isEmpty() ? details : details.withFieldErrors(Map.of(place, what));
    }
}
