// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.wire.Reply;
import io.github.camelpipedrive.sandbox.wire.ResourceRules;

/**
 * What each operation does. The routes come from the catalogue; an operation that is there and not here is answered
 * with 501. To add an operation, add its row to the catalogue and one line here.
 */
public final class Behaviours {

    private final Map<String, StatefulResource> resources = new LinkedHashMap<>();
    private final Map<String, Behaviour> behaviours = new LinkedHashMap<>();
    private final Map<String, DescribedFields> fields = new LinkedHashMap<>();
    private final Map<Resource, ResourceRules> rules = new HashMap<>();

    /**
     * The behaviours of an account; defines the tables of its records.
     *
     * @param account the account
     */
    public Behaviours(Account account) {
        // In this order seeds are read: what others refer to comes first.
        Users users = new Users(account);
        add(users);
        StatefulResource pipelines = add(new Pipelines(account));
        StatefulResource stages = add(new Stages(account));
        DescribedFields.DESCRIBED.keySet().forEach(each -> describing(new DescribedFields(account, each)));
        optionsOfDeals(fields.get(Resources.DEAL.name()));
        describingInVersion1(new FieldsOfVersion1(account, Resources.LEAD_FIELD));
        describingInVersion1(new FieldsOfVersion1(account, Resources.NOTE_FIELD));
        StatefulResource products = add(new Products(account));
        StatefulResource organizations = add(new Organizations(account));
        StatefulResource persons = add(new Persons(account));
        StatefulResource leadLabels = add(new LeadLabels(account));
        StatefulResource leadSources = add(new LeadSources(account));
        StatefulResource activityTypes = add(new ActivityTypes(account));
        StatefulResource leads = add(new Leads(account));
        StatefulResource deals = add(new Deals(account));
        StatefulResource activities = add(new Activities(account));
        StatefulResource notes = add(new Notes(account));

        List.of(deals, persons, organizations, leads, activities, notes, stages, products)
                .forEach(this::writable);
        List.of(users, pipelines, leadLabels, leadSources, activityTypes).forEach(this::listable);
        List.of(deals, persons, organizations, leads, products).forEach(this::searchable);
        List.of(users, pipelines).forEach(this::gettable);
        rules.put(Resources.ITEM, new Items());
        behaviours.put("item/search", Search.overAll(List.of(deals, persons, organizations, products, leads)));
        behaviours.put("user/getCurrent", (operation, arguments) -> users.current(arguments.caller()));
    }

    private void describing(DescribedFields described) {
        add(described);
        fields.put(described.described().name(), described);
        listable(described);
        behaviours.put(described.name() + "/get", described::get);
    }

    private void describingInVersion1(FieldsOfVersion1 described) {
        add(described);
        behaviours.put(described.name() + "/list", described::list);
    }

    private void optionsOfDeals(DescribedFields described) {
        String options = Resources.DEAL_FIELD_OPTION.name();
        behaviours.put(options + "/createMany", described::createOptions);
        behaviours.put(options + "/updateMany", described::updateOptions);
        behaviours.put(options + "/deleteMany", described::deleteOptions);
    }

    private StatefulResource add(StatefulResource resource) {
        resources.put(resource.name(), resource);
        rules.put(resource.resource(), resource);
        return resource;
    }

    private void writable(StatefulResource resource) {
        listable(resource);
        gettable(resource);
        behaviours.put(resource.name() + "/create", (operation, arguments) -> {
            StoredRecord created = resource.create(
                    arguments.body(), resource.originOf(arguments.caller().app()));
            resource.hasComeOrGone(created);
            return Reply.data(resource.statusOfCreated(), resource.viewOfCreated(created));
        });
        behaviours.put(resource.name() + "/update", (operation, arguments) -> {
            StoredRecord before = resource.requireForUse(arguments.id());
            return Reply.data(200, resource.view(resource.update(before, arguments.body())));
        });
        behaviours.put(resource.name() + "/delete", (operation, arguments) -> {
            StoredRecord before =
                    resource.table().find(arguments.id()).orElseGet(() -> resource.require(arguments.id()));
            if (before.isDeleted()) {
                return resource.deletedAgain(before);
            }
            resource.delete(before);
            resource.hasComeOrGone(before);
            return Reply.data(200, resource.viewOfDeleted(before));
        });
    }

    private void listable(StatefulResource resource) {
        behaviours.put(resource.name() + "/list", new Listing(resource));
    }

    private void gettable(StatefulResource resource) {
        behaviours.put(
                resource.name() + "/get",
                (operation, arguments) -> Reply.data(
                        200, new ReadOptions(resource, arguments).view(resource.requireForUse(arguments.id()))));
    }

    private void searchable(StatefulResource resource) {
        behaviours.put(resource.name() + "/search", Search.of(resource));
    }

    /**
     * What an operation does.
     *
     * @param operation its name, such as {@code deal/create}
     * @return the behaviour, or empty when the sandbox has none for it
     */
    public Optional<Behaviour> of(String operation) {
        return Optional.ofNullable(behaviours.get(operation));
    }

    /**
     * What is checked in the requests for a resource beyond the rows of its operations.
     *
     * @param resource the resource of the operation
     * @return its rules
     */
    public ResourceRules rules(Resource resource) {
        return rules.getOrDefault(resource, ResourceRules.NONE);
    }

    /**
     * The descriptions of fields in the form of version 2.
     *
     * @return the fields by the name of the resource that has them
     */
    public Map<String, DescribedFields> fields() {
        return Collections.unmodifiableMap(fields);
    }

    /**
     * The operations that have a behaviour.
     *
     * @return their names
     */
    public Set<String> operations() {
        return Set.copyOf(behaviours.keySet());
    }

    /**
     * The kinds of records, in an order in which each refers only to earlier ones.
     *
     * @return the resources by name
     */
    public Map<String, StatefulResource> resources() {
        return Collections.unmodifiableMap(resources);
    }
}
