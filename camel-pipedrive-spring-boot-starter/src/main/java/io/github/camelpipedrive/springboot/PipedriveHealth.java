// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.camelpipedrive.PipedriveComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;

/** The health checks of all Pipedrive components of a context, for either version of Spring Boot's API. */
final class PipedriveHealth {

    private final CamelContext camel;

    PipedriveHealth(CamelContext camel) {
        this.camel = camel;
    }

    /** Those that are enabled just now; accounts come with the endpoints that use them. */
    Stream<HealthCheck> checks() {
        return camel.getComponentNames().stream()
                .sorted()
                .map(camel::hasComponent)
                .filter(PipedriveComponent.class::isInstance)
                .flatMap(component -> ((PipedriveComponent) component).healthChecks().stream())
                .filter(HealthCheck::isEnabled);
    }

    Optional<HealthCheck> check(String entry) {
        return checks().filter(check -> entryName(check).equals(entry)).findFirst();
    }

    /** A slash would be a step in the path of the health endpoint. */
    static String entryName(HealthCheck check) {
        return check.getId().replace('/', '_');
    }

    /** What the component says, without Camel's counts of invocations. */
    static Map<String, Object> details(HealthCheck.Result result) {
        Map<String, Object> details = new LinkedHashMap<>();
        result.getMessage().ifPresent(message -> details.put("error", message));
        result.getDetails().forEach((name, value) -> {
            if (name.indexOf('.') < 0 && value != null) {
                details.put(name, value);
            }
        });
        return details;
    }
}
