// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.process;

import io.github.camelpipedrive.PipedriveComponent;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A route whose server is not there, with the retries that are the default. */
public final class UnreachableProcess {

    private UnreachableProcess() {}

    /**
     * Runs it.
     *
     * @param arguments the address of the server
     */
    public static void main(String[] arguments) throws Exception {
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setApiToken("token-4711");
        component.getConfiguration().setBaseUrl(arguments[0]);
        component.getConfiguration().setRetryDelay(1);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent("pipedrive", component);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:deal").to("pipedrive:deal/get?id=1");
                }
            });
            context.start();
            context.createProducerTemplate().send("direct:deal", exchange -> {});
        }
    }
}
