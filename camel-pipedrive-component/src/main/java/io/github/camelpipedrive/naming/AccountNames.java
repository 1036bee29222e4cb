// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.naming;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.field.FieldDefinition;
import io.github.camelpipedrive.field.FieldException;
import io.github.camelpipedrive.field.FieldSet;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.type.InvalidValueException;
import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.resource.Resource.OptionsOf;

/**
 * What is known of the names of one account: its fields, its settings, and the records that were written or found a short
 * while ago. Safe for use by several threads.
 */
public final class AccountNames {

    private final OperationCatalogue catalogue;
    private final Map<String, Kept<FieldSet>> fields = new ConcurrentHashMap<>();
    private final Map<Resource, Kept<List<Map<?, ?>>>> settings = new ConcurrentHashMap<>();
    private final Kept<Map<?, ?>> signedIn;
    private final Map<Resource, NewestRecords> newest = new ConcurrentHashMap<>();
    private final RecentRecords recent;
    private final FoundRecords found;
    private final Clock clock;

    /**
     * Nothing is known yet.
     *
     * @param catalogue the operations of the component
     * @param clock tells the time
     */
    public AccountNames(OperationCatalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
        this.signedIn = new Kept<>(clock);
        this.recent = new RecentRecords(clock);
        this.found = new FoundRecords(clock);
    }

    /**
     * The records that were written a short while ago.
     *
     * @return what remembers them
     */
    public RecentRecords recent() {
        return recent;
    }

    FoundRecords found() {
        return found;
    }

    /**
     * Reads what anybody has changed of a resource while searches may lag.
     *
     * @return whether all of it is among the recent records now
     */
    boolean readNewest(Resource resource, Inquiry inquiry) throws PipedriveException, InterruptedException {
        Optional<Operation> list = operation(resource, "list");
        return list.isEmpty()
                || newest.computeIfAbsent(resource, key -> new NewestRecords(list.get(), recent, clock))
                        .read(inquiry);
    }

    /**
     * An operation of a resource.
     *
     * @param resource such as deals
     * @param name such as {@code get}
     * @return the operation; empty when the component has none of this name
     */
    public Optional<Operation> operation(Resource resource, String name) {
        return catalogue.operations(resource).stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    /** Whether records of a resource can be found by something else than their ID. */
    boolean canLookUp(Resource resource) {
        return resource.optionsOf().isPresent()
                || operation(resource, "list").isPresent()
                || operation(resource, "search").isPresent();
    }

    /** The user whose account it is; empty when the API does not say. */
    Map<?, ?> signedIn(Resource users, Inquiry inquiry) throws PipedriveException, InterruptedException {
        Operation current = catalogue.operation(users.name(), "getCurrent");
        return signedIn.get(inquiry.settingsTime(), () -> inquiry.record(current, Map.of()));
    }

    /**
     * The fields of a resource.
     *
     * @param resource such as deals
     * @param inquiry whom to ask
     * @return its fields, custom ones among them
     */
    FieldSet fields(Resource resource, Inquiry inquiry) throws PipedriveException, InterruptedException {
        Operation list = listOfFields(resource);
        return kept(list).get(inquiry.settingsTime(), () -> load(resource, list, inquiry));
    }

    /** What is made of the fields of a resource. */
    interface UseOfFields<T> {
        T of(FieldSet fields) throws InvalidValueException;
    }

    /** What is made of the fields of a resource; loads them again when something in it may be new. */
    <T> T withFields(Resource resource, Inquiry inquiry, UseOfFields<T> use)
            throws PipedriveException, InterruptedException, InvalidValueException {
        FieldSet fields = fields(resource, inquiry);
        try {
            return use.of(fields);
        } catch (FieldException e) {
            FieldSet again = e.isUnknown() ? fieldsKnowing(e.getMessage(), fields, resource, inquiry) : fields;
            if (again == fields) {
                throw e;
            }
            return use.of(again);
        }
    }

    /** The fields of a resource, after a name or a key was not among those given. */
    FieldSet fieldsKnowing(String unknown, FieldSet outdated, Resource resource, Inquiry inquiry)
            throws PipedriveException, InterruptedException {
        Operation list = listOfFields(resource);
        return kept(list).knowing(unknown, outdated, () -> load(resource, list, inquiry));
    }

    private Kept<FieldSet> kept(Operation list) {
        return fields.computeIfAbsent(list.resource().name(), key -> new Kept<>(clock));
    }

    private Operation listOfFields(Resource resource) {
        String fieldResource = resource.fieldResource()
                .orElseThrow(() -> new IllegalArgumentException(resource.plural() + " have no fields to be named"));
        return catalogue.operation(fieldResource, "list");
    }

    private static FieldSet load(Resource resource, Operation list, Inquiry inquiry)
            throws PipedriveException, InterruptedException {
        List<FieldDefinition> definitions = new ArrayList<>();
        for (Map<?, ?> each : inquiry.all(list)) {
            definitions.add(FieldDefinition.of(each));
        }
        return FieldSet.of(resource.plural(), definitions);
    }

    /**
     * All records of a resource whose records are settings.
     *
     * @param resource such as stages
     * @param inquiry whom to ask
     */
    List<Map<?, ?>> settings(Resource resource, Inquiry inquiry) throws PipedriveException, InterruptedException {
        return keptSettings(resource).get(inquiry.settingsTime(), () -> load(resource, inquiry));
    }

    /** The same, after a name was not among those given. */
    List<Map<?, ?>> settingsKnowing(String unknown, List<Map<?, ?>> outdated, Resource resource, Inquiry inquiry)
            throws PipedriveException, InterruptedException {
        return keptSettings(resource).knowing(unknown, outdated, () -> load(resource, inquiry));
    }

    private Kept<List<Map<?, ?>>> keptSettings(Resource resource) {
        return settings.computeIfAbsent(resource, key -> new Kept<>(clock));
    }

    private List<Map<?, ?>> load(Resource resource, Inquiry inquiry) throws PipedriveException, InterruptedException {
        Optional<OptionsOf> options = resource.optionsOf();
        if (options.isEmpty()) {
            return inquiry.all(catalogue.operation(resource.name(), "list"));
        }
        List<Map<?, ?>> records = new ArrayList<>();
        for (Map<?, ?> field : inquiry.all(catalogue.operation(options.get().resource(), "list"))) {
            if (options.get().field().equals(field.get("field_code")) && field.get("options") instanceof List<?> list) {
                list.forEach(option -> records.add((Map<?, ?>) option));
            }
        }
        return records;
    }
}
