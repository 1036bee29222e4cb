// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

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
 * The health checks of a component's connections among Camel's producer checks. A context may have no repository for
 * them, such as one whose runtime leaves out health checks.
 */
final class ConnectionChecks {

    private static final String REPOSITORY = "producers";

    private final PipedriveComponent component;
    private final Map<PipedriveConnection, HealthCheck> checks = new ConcurrentHashMap<>();

    ConnectionChecks(PipedriveComponent component) {
        this.component = component;
    }

    /**
     * Adds the check of a connection. Its ID is made of the component's and the account's name, with a number when there
     * is such a check already. Called for one connection at a time.
     *
     * @param connection the connection
     */
    void add(PipedriveConnection connection) {
        WritableHealthCheckRepository repository = repository();
        if (repository != null) {
            PipedriveHealthCheck check = new PipedriveHealthCheck(freeId(connection, repository), connection);
            check.setEnabled(component.isHealthCheckProducerEnabled());
            checks.put(connection, check);
            repository.addHealthCheck(check);
        }
    }

    private String freeId(PipedriveConnection connection, WritableHealthCheckRepository repository) {
        // The repository shows none of its checks while it is disabled.
        Set<String> taken = Stream.concat(checks.values().stream(), repository.stream())
                .map(HealthCheck::getId)
                .collect(Collectors.toSet());
        String first = componentName() + "-" + connection.defaultAccount();
        String id = first;
        for (int number = 2; taken.contains(id); number++) {
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
     * Removes the check of a connection.
     *
     * @param connection the connection
     */
    void remove(PipedriveConnection connection) {
        HealthCheck check = checks.remove(connection);
        WritableHealthCheckRepository repository = repository();
        if (check != null && repository != null) {
            repository.removeHealthCheck(check);
        }
    }

    private WritableHealthCheckRepository repository() {
        return HealthCheckHelper.getHealthCheckRepository(
                component.getCamelContext(), REPOSITORY, WritableHealthCheckRepository.class);
    }
}
