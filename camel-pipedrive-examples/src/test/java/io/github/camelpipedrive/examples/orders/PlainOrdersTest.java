// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.orders;

import java.util.Map;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class PlainOrdersTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().organization("Tiletown Ltd"));

    @Test
    void makesADealOfAnOrder() throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            PipedriveComponent component = camel.getComponent("pipedrive", PipedriveComponent.class);
            component.getConfiguration().setBaseUrl(PIPEDRIVE.baseUrl());
            component.getConfiguration().setApiToken(PIPEDRIVE.token());
            camel.addRoutes(new OrderRoutes());
            camel.start();

            camel.createProducerTemplate().sendBody("direct:orders", Map.of("title", "Floor tiles", "org_id", 1));

            assertThat(PIPEDRIVE.records("deal"))
                    .extracting(deal -> deal.get("title"))
                    .containsExactly("Floor tiles");
        }
    }
}
