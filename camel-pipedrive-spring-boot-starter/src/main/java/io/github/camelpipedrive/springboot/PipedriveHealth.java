// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.github.camelpipedrive.PipedriveComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;

/** The health checks of all Pipedrive components of a context, for either version of Spring Boot's API. */
final class PipedriveHealth {

    private final CamelContext camel;

    PipedriveHealth(CamelContext camel) {
        this.camel = camel;
    }

    /** Those that are enabled just now, by the names of their entries; accounts come with the endpoints that use them. */
    Map<String, HealthCheck> checks() {
        Map<String, HealthCheck> checks = new LinkedHashMap<>();
        camel.getComponentNames().stream()
                .sorted()
                .map(camel::hasComponent)
                .filter(PipedriveComponent.class::isInstance)
                .flatMap(component -> ((PipedriveComponent) component).healthChecks().stream())
                .filter(HealthCheck::isEnabled)
                .forEach(check -> checks.put(freeName(check.getId(), checks.keySet()), check));
        return checks;
    }

    /** A slash would be a step in the path of the health endpoint. Of two entries with one name, Spring would omit one. */
    private static String freeName(String id, Set<String> taken) {
        String name = id.replace('/', '_');
        while (taken.contains(name)) {
            name += "_";
        }
        return name;
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
