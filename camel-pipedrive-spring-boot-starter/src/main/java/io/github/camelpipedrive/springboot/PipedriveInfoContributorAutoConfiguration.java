// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot;

import io.github.camelpipedrive.PipedriveComponent;
import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** The component in the info endpoint. */
@AutoConfiguration
@ConditionalOnClass({PipedriveComponent.class, InfoContributor.class, ConditionalOnEnabledInfoContributor.class})
@ConditionalOnEnabledInfoContributor("pipedrive")
public class PipedriveInfoContributorAutoConfiguration {

    /** Made by Spring. */
    PipedriveInfoContributorAutoConfiguration() {}

    @Bean
    PipedriveInfoContributor pipedriveInfoContributor() {
        return new PipedriveInfoContributor();
    }
}
