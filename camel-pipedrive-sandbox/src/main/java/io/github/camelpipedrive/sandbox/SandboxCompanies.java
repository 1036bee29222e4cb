// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.sandbox.identity.Company;
import io.github.camelpipedrive.sandbox.seed.GeneratedRecords;
import io.github.camelpipedrive.sandbox.seed.Seed;

/** The companies of the users, in the order of their first ones. The API tokens belong to the first company. */
final class SandboxCompanies {

    private final List<SandboxCompany> companies;

    private SandboxCompanies(List<SandboxCompany> companies) {
        this.companies = companies;
    }

    static SandboxCompanies of(PipedriveSandboxBuilder builder, OperationCatalogue catalogue, Clock clock) {
        Map<Integer, SandboxCompany> byId = new LinkedHashMap<>();
        for (SandboxUser user : builder.users) {
            PipedriveSandboxBuilder.StartRecords start = builder.start(user.companyId());
            List<Seed> seeds = Stream.concat(Stream.of(Seed.ofStandardFields(), Seed.ofStart()), start.seeds().stream())
                    .toList();
            GeneratedRecords generated = new GeneratedRecords(start.generated(), builder.generatorSeed);
            byId.computeIfAbsent(
                    user.companyId(),
                    id -> new SandboxCompany(
                            user, seeds, generated, catalogue, clock, builder.contactSync, builder.recurringRevenue));
        }
        return new SandboxCompanies(List.copyOf(byId.values()));
    }

    List<Company> all() {
        return companies.stream().map(SandboxCompany::company).toList();
    }

    SandboxCompany first() {
        return companies.get(0);
    }

    SandboxCompany named(String domain) {
        return companies.stream()
                .filter(company -> company.domain().equals(domain))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("The sandbox has no company '" + domain + "', only "
                        + companies.stream().map(SandboxCompany::domain).collect(Collectors.joining(", "))));
    }

    void searchLag(Duration lag) {
        companies.forEach(company -> company.searchLag(lag));
    }

    /** Brings all records back to the start. */
    void plant() {
        companies.forEach(SandboxCompany::plant);
    }
}
