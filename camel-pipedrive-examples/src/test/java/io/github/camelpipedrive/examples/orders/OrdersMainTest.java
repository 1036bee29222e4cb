// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.orders;

import java.util.Map;
import java.util.Properties;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointInject;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

@CamelMainTest(
        propertyPlaceholderLocations = "classpath:orders/application.properties",
        configurationClasses = OrdersMainTest.Sandbox.class,
        mockEndpointsAndSkip = "direct:confirmed")
class OrdersMainTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    /** Overrides what application.properties says. */
    public static class Sandbox implements CamelConfiguration {

        @Override
        public void configure(CamelContext camel) {
            Properties properties = new Properties();
            properties.setProperty("camel.component.pipedrive.base-url", PIPEDRIVE.baseUrl());
            properties.setProperty("camel.component.pipedrive.api-token", PIPEDRIVE.token());
            camel.getPropertiesComponent().setOverrideProperties(properties);
        }
    }

    @EndpointInject("mock:direct:confirmed")
    MockEndpoint confirmed;

    @EndpointInject("direct:orders")
    ProducerTemplate orders;

    @Test
    void makesADealAndAnActivityOfAnOrder() throws Exception {
        confirmed.expectedBodiesReceived(1);

        orders.sendBody(Map.of("title", "Floor tiles"));

        confirmed.assertIsSatisfied();
        assertThat(PIPEDRIVE.record("deal", 1)).containsEntry("title", "Floor tiles");
        assertThat(PIPEDRIVE.records("activity")).singleElement().satisfies(activity -> assertThat(activity)
                .containsEntry("subject", "Confirm the order")
                .containsEntry("deal_id", 1));
    }
}
