// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot;

import java.util.stream.Stream;

import org.apache.camel.health.HealthCheck;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;

/** An entry for each account, for the API of Spring Boot 4. */
final class PipedriveHealthContributor implements CompositeHealthContributor {

    private final PipedriveHealth health;

    PipedriveHealthContributor(PipedriveHealth health) {
        this.health = health;
    }

    /** Null for an unknown one, as Spring wants it. */
    @Override
    public HealthContributor getContributor(String name) {
        HealthCheck check = health.checks().get(name);
        return check == null ? null : indicator(check);
    }

    @Override
    public Stream<HealthContributors.Entry> stream() {
        return health.checks().entrySet().stream()
                .map(check -> new HealthContributors.Entry(check.getKey(), indicator(check.getValue())));
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
