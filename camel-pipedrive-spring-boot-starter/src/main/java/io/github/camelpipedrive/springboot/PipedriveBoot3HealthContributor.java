// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot;

import java.util.Iterator;

import org.apache.camel.health.HealthCheck;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.NamedContributor;

/** An entry for each account, for the API of Spring Boot 3. */
final class PipedriveBoot3HealthContributor implements CompositeHealthContributor {

    private final PipedriveHealth health;

    PipedriveBoot3HealthContributor(PipedriveHealth health) {
        this.health = health;
    }

    /** Null for an unknown one, as Spring wants it. */
    @Override
    public HealthContributor getContributor(String name) {
        HealthCheck check = health.checks().get(name);
        return check == null ? null : indicator(check);
    }

    @Override
    public Iterator<NamedContributor<HealthContributor>> iterator() {
        return health.checks().entrySet().stream()
                .map(check -> NamedContributor.of(check.getKey(), (HealthContributor) indicator(check.getValue())))
                .iterator();
    }

    private static HealthIndicator indicator(HealthCheck check) {
        return () -> {
            HealthCheck.Result result = check.call();
            return new Health.Builder()
                    .status(result.getState().name())
                    .withDetails(PipedriveHealth.details(result))
                    .build();
        };
    }
}
