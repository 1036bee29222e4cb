// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.sandbox.identity.Company;
import io.github.camelpipedrive.sandbox.seed.GeneratedRecords;

/** The companies of the users, in the order of their first ones. The API tokens belong to the first company. */
final class SandboxCompanies {

    private final List<SandboxCompany> companies;

    private SandboxCompanies(List<SandboxCompany> companies) {
        this.companies = List.copyOf(companies);
    }

    static SandboxCompanies of(PipedriveSandboxBuilder builder, OperationCatalogue catalogue, Clock clock) {
        Map<Integer, List<SandboxUser>> usersByCompany = builder.users.stream()
                .collect(Collectors.groupingBy(SandboxUser::companyId, LinkedHashMap::new, Collectors.toList()));
        List<SandboxCompany> companies = new ArrayList<>();
        for (Map.Entry<Integer, List<SandboxUser>> company : usersByCompany.entrySet()) {
            PipedriveSandboxBuilder.StartRecords start = builder.start(company.getKey());
            companies.add(new SandboxCompany(
                    company.getValue(),
                    start.seeds(),
                    new GeneratedRecords(start.generated(), builder.generatorSeed),
                    catalogue,
                    clock,
                    builder.contactSync,
                    builder.recurringRevenue));
        }
        return new SandboxCompanies(companies);
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
