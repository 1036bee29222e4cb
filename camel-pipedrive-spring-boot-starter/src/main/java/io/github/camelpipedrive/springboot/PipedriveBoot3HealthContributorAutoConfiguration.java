// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot;

import io.github.camelpipedrive.PipedriveComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** The accounts of the component in the health endpoint of Spring Boot 3. */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@ConditionalOnClass({
    PipedriveComponent.class,
    org.springframework.boot.actuate.health.HealthContributor.class,
    ConditionalOnEnabledHealthIndicator.class
})
@ConditionalOnBean(CamelContext.class)
@ConditionalOnEnabledHealthIndicator("pipedrive")
public class PipedriveBoot3HealthContributorAutoConfiguration {

    /** Made by Spring. */
    PipedriveBoot3HealthContributorAutoConfiguration() {}

    @Bean
    PipedriveBoot3HealthContributor pipedriveHealthContributor(CamelContext camel) {
        return new PipedriveBoot3HealthContributor(new PipedriveHealth(camel));
    }
}
