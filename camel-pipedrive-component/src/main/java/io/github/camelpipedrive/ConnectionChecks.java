// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelpipedrive.account.PipedriveConnection;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;

/**
 * The health checks of a component's connections, also among Camel's producer checks. A context may have no repository
 * for them, such as one whose runtime leaves out health checks.
 */
final class ConnectionChecks {

    private static final String REPOSITORY = "producers";

    private final PipedriveComponent component;
    /** The first of each connection is the one of its default account, and Camel's. */
    private final Map<PipedriveConnection, List<HealthCheck>> checks = new ConcurrentHashMap<>();

    ConnectionChecks(PipedriveComponent component) {
        this.component = component;
    }

    /**
     * Adds the checks of a connection. An ID is made of the component's and the account's name, with a number when there
     * is such a check already. Called for one connection at a time.
     *
     * @param connection the connection
     */
    void add(PipedriveConnection connection) {
        WritableHealthCheckRepository repository = repository();
        Set<String> taken = takenIds(repository);
        String defaultAccount = connection.defaultAccount();
        HealthCheck first = newCheck(connection, defaultAccount, taken);
        List<HealthCheck> all = new ArrayList<>(List.of(first));
        for (String account : connection.configuredAccounts()) {
            if (!account.equals(defaultAccount)) {
                all.add(newCheck(connection, account, taken));
            }
        }
        checks.put(connection, all);
        if (repository != null) {
            repository.addHealthCheck(first);
        }
    }

    private HealthCheck newCheck(PipedriveConnection connection, String account, Set<String> taken) {
        PipedriveHealthCheck check = new PipedriveHealthCheck(freeId(account, taken), connection, account);
        check.setCamelContext(component.getCamelContext());
        check.setEnabled(component.isHealthCheckProducerEnabled());
        return check;
    }

    /**
     * Those of the accounts of open connections: the configured ones, and the default account of a connection whose
     * accounts are all connected by others.
     *
     * @return a snapshot, in the order of their IDs
     */
    List<HealthCheck> ofAccounts() {
        return checks.entrySet().stream()
                .flatMap(each -> ofAccounts(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(HealthCheck::getId))
                .toList();
    }

    private static Stream<HealthCheck> ofAccounts(PipedriveConnection connection, List<HealthCheck> checks) {
        List<String> configured = connection.configuredAccounts();
        boolean onlyOthers = !configured.isEmpty() && !configured.contains(connection.defaultAccount());
        return checks.stream().skip(onlyOthers ? 1 : 0);
    }

    private Set<String> takenIds(WritableHealthCheckRepository repository) {
        // The repository shows none of its checks while it is disabled.
        Stream<HealthCheck> others = repository == null ? Stream.empty() : repository.stream();
        return Stream.concat(checks.values().stream().flatMap(List::stream), others)
                .map(HealthCheck::getId)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private String freeId(String account, Set<String> taken) {
        String first = componentName() + "-" + account;
        String id = first;
        for (int number = 2; !taken.add(id); number++) {
            id = first + "-" + number;
        }
        return id;
    }

    private String componentName() {
        CamelContext context = component.getCamelContext();
        return context.getComponentNames().stream()
                .filter(name -> context.hasComponent(name) == component)
                .findFirst()
                .orElse(PipedriveConstants.SCHEME);
    }

    /**
     * Removes the checks of a connection.
     *
     * @param connection the connection
     */
    void remove(PipedriveConnection connection) {
        List<HealthCheck> removed = checks.remove(connection);
        WritableHealthCheckRepository repository = repository();
        if (removed != null && repository != null) {
            repository.removeHealthCheck(removed.get(0));
        }
    }

    private WritableHealthCheckRepository repository() {
        return HealthCheckHelper.getHealthCheckRepository(
                component.getCamelContext(), REPOSITORY, WritableHealthCheckRepository.class);
    }
}
