// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.identity.Company;
import io.github.camelpipedrive.sandbox.resource.Account;
import io.github.camelpipedrive.sandbox.resource.Behaviours;
import io.github.camelpipedrive.sandbox.resource.StatefulResource;
import io.github.camelpipedrive.sandbox.seed.GeneratedRecords;
import io.github.camelpipedrive.sandbox.seed.Seed;
import io.github.camelpipedrive.sandbox.seed.Seeding;
import io.github.camelpipedrive.sandbox.store.Records;
import io.github.camelpipedrive.sandbox.store.StoredRecord;

/** A company with its own records. Threads may share it. */
public final class SandboxCompany {

    private final Company company;
    private final List<SandboxUser> users;
    private final List<Seed> seeds;
    private final GeneratedRecords generated;
    private final Records records;
    private final Seeding seeding;
    private final SandboxFields fields;

    SandboxCompany(
            List<SandboxUser> users,
            List<Seed> seeds,
            GeneratedRecords generated,
            OperationCatalogue catalogue,
            Clock clock,
            boolean contactSync,
            boolean recurringRevenue) {
        SandboxUser founder = users.get(0);
        this.users = List.copyOf(users);
        this.seeds = seeds;
        this.generated = generated;
        this.records = new Records(clock);
        Behaviours behaviours =
                new Behaviours(new Account(records, clock, contactSync, recurringRevenue, founder.companyDomain()));
        this.company = new Company(founder.companyId(), founder.companyDomain(), records, behaviours);
        this.seeding = new Seeding(catalogue, behaviours);
        this.fields = new SandboxFields(company, seeding);
    }

    /** Brings the records back to the start. */
    void plant() {
        records.changing(() -> {
            records.clear();
            seeding.plant(Seed.ofStandardFields());
            seeding.plant(Seed.ofStart());
            users.forEach(this::addUser);
            seeds.forEach(seeding::plant);
            generated.plant(company.behaviours().resources(), records);
            records.forgetChanges();
            return seeds;
        });
    }

    /** Who signs in can own records; some users are in the start data. */
    private void addUser(SandboxUser user) {
        if (records.table(Resources.USER.name()).find(user.id()).isEmpty()) {
            seeding.add(
                    resource(Resources.USER.name()),
                    Map.of("id", user.id(), "name", user.name(), "email", user.email()));
        }
    }

    void searchLag(Duration lag) {
        records.changing(() -> {
            records.searchLag(lag);
            return lag;
        });
    }

    Company company() {
        return company;
    }

    /**
     * The first label of the company's address.
     *
     * @return such as {@code tiletown-sandbox}
     */
    public String domain() {
        return company.domain();
    }

    /**
     * The records of a resource, as a get shows them, without deleted ones.
     *
     * @param resource such as {@code deal}
     * @return copies, in the order of their making
     * @throws IllegalArgumentException when there are no such records
     */
    public List<Map<String, Object>> records(String resource) {
        StatefulResource kind = resource(resource);
        return records.reading(() -> records.table(resource).all().stream()
                .filter(stored -> !stored.isDeleted())
                .map(kind::view)
                .toList());
    }

    /**
     * One record, also a deleted one.
     *
     * @param resource such as {@code deal}
     * @param id its ID; for leads the UUID as text
     * @return a copy, as a get shows it; {@code is_deleted} is true when it is deleted
     * @throws NoSuchElementException when there never was one
     */
    public Map<String, Object> record(String resource, Object id) {
        StatefulResource kind = resource(resource);
        return records.reading(() -> {
            StoredRecord stored = records.table(resource)
                    .find(id)
                    .orElseThrow(() -> new NoSuchElementException("There is no " + resource + " " + id));
            Map<String, Object> view = kind.view(stored);
            if (stored.isDeleted()) {
                view.put("is_deleted", true);
            }
            return view;
        });
    }

    /**
     * Adds a record, under the same checks as a create. It may give {@code id}, {@code add_time}, {@code update_time}
     * (as {@code 2031-03-02T08:15:30Z}), {@code is_deleted} and {@code is_archived} too.
     *
     * @param resource such as {@code deal}
     * @param values its fields as a create takes them
     * @return the record as a get shows it
     * @throws IllegalArgumentException when a create would refuse it
     */
    public Map<String, Object> add(String resource, Map<String, Object> values) {
        StatefulResource kind = resource(resource);
        Map<String, Object> plain = Seed.plain(values);
        return records.changing(() -> kind.view(seeding.add(kind, plain)));
    }

    /**
     * The custom fields of the company.
     *
     * @return its fields, which tests add and change
     */
    public SandboxFields fields() {
        return fields;
    }

    private StatefulResource resource(String name) {
        StatefulResource resource = company.behaviours().resources().get(name);
        if (resource == null) {
            throw new IllegalArgumentException("The sandbox has no records called '" + name + "', only "
                    + String.join(", ", company.behaviours().resources().keySet()));
        }
        return resource;
    }
}
