// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.orders;

import java.util.Map;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OrderRoutesTest extends CamelTestSupport {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().organization("Tiletown Ltd"));

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        PipedriveComponent component = camel.getComponent("pipedrive", PipedriveComponent.class);
        component.getConfiguration().setBaseUrl(PIPEDRIVE.baseUrl());
        component.getConfiguration().setApiToken(PIPEDRIVE.token());
        return camel;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new OrderRoutes();
    }

    @Test
    void makesADealOfAnOrder() throws Exception {
        AdviceWith.adviceWith(context, "orders", route -> route.mockEndpointsAndSkip("direct:confirmed"));
        MockEndpoint confirmed = getMockEndpoint("mock:direct:confirmed");
        confirmed.expectedMessageCount(1);

        template.sendBody("direct:orders", Map.of("title", "Floor tiles", "org_id", 1));

        confirmed.assertIsSatisfied();
        assertThat(PIPEDRIVE.records("deal")).singleElement().satisfies(deal -> assertThat(deal)
                .containsEntry("title", "Floor tiles")
                .containsEntry("org_id", 1));
    }

    @Test
    void repeatsTheCallWhenTheLimitWasReached() {
        PIPEDRIVE.answerNext("deal/create", SandboxAnswer.of(429, "{}").header("retry-after", "0"));

        template.sendBody("direct:orders", Map.of("title", "Floor tiles"));

        assertThat(PIPEDRIVE.records("deal")).hasSize(1);
        assertThat(PIPEDRIVE.requests("deal/create")).hasSize(2);
    }

    @Test
    void failsWithoutATitle() {
        assertThatThrownBy(() -> template.sendBody("direct:orders", Map.of("value", 4800)))
                .isInstanceOf(CamelExecutionException.class)
                .cause()
                .isInstanceOf(PipedriveValidationException.class);
        assertThat(PIPEDRIVE.requests()).isEmpty();
    }
}
