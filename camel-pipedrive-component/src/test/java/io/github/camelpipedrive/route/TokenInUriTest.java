// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Where a token has to stand so that no exception of Camel's own shows it. */
class TokenInUriTest {

    /** Breaks the resolution of properties where a toD puts it into a URI. */
    private static final String BODY = "{{no.such.property}}";

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().deal("Tiles"));

    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    private String failure(String uri) throws Exception {
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setApiTokens(Map.of("north", pipedrive.token()));
        component.getConfiguration().setBaseUrl(pipedrive.baseUrl());
        context.addComponent("pipedrive", component);
        context.getPropertiesComponent().addInitialProperty("token", pipedrive.token());
        CamelExtension.addRoutes(context, routes -> routes.from("direct:a").toD(uri));
        context.start();
        Exchange exchange = context.createProducerTemplate()
                .request("direct:a", each -> each.getMessage().setBody(BODY));
        StringWriter text = new StringWriter();
        exchange.getException().printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void isNotShownWhereItStandsAtTheComponent() throws Exception {
        assertThat(failure("pipedrive:deal/list?account=north&stageId=${body}"))
                .contains("no.such.property")
                .doesNotContain(pipedrive.token());
    }
}
