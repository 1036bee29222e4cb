// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot;

import io.github.camelpipedrive.PipedriveComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.context.annotation.Bean;

/** The accounts of the component in the health endpoint of Spring Boot 4. */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@ConditionalOnClass({PipedriveComponent.class, org.springframework.boot.health.contributor.HealthContributor.class})
@ConditionalOnBean(CamelContext.class)
@ConditionalOnEnabledHealthIndicator("pipedrive")
public class PipedriveHealthContributorAutoConfiguration {

    /** Made by Spring. */
    PipedriveHealthContributorAutoConfiguration() {}

    @Bean
    PipedriveHealthContributor pipedriveHealthContributor(CamelContext camel) {
        return new PipedriveHealthContributor(new PipedriveHealth(camel));
    }
}
