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
        return health.check(name).map(PipedriveHealthContributor::indicator).orElse(null);
    }

    @Override
    public Stream<HealthContributors.Entry> stream() {
        return health.checks()
                .map(check -> new HealthContributors.Entry(PipedriveHealth.entryName(check), indicator(check)));
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
