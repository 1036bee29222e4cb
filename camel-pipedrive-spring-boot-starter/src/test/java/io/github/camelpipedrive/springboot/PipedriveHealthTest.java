// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot;

import java.util.Map;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PipedriveHealthTest {

    @Test
    void eachAccountHasAnEntryOfItsOwn() throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            PipedriveConfiguration options =
                    camel.getComponent("pipedrive", PipedriveComponent.class).getConfiguration();
            options.setBaseUrl("http://localhost:9");
            options.setApiTokens(Map.of("north/sales", "one", "north_sales", "two", "north.sales", "three"));
            options.setAccount("north.sales");
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:deals").to("pipedrive:deal/list");
                }
            });
            camel.start();

            Map<String, HealthCheck> checks = new PipedriveHealth(camel).checks();

            assertThat(checks.keySet())
                    .containsExactly("pipedrive-north.sales", "pipedrive-north_sales", "pipedrive-north_sales_");
            assertThat(checks.values()).doesNotHaveDuplicates();
        }
    }
}
