// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveConstants;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.impl.DefaultCamelContext;

/** Calls with API tokens, without success, and says all that can be said about it. */
public final class TalkativeTokenProcess {

    static final String TOKEN = "api-token-4711";
    static final String NORTHERN_TOKEN = "northern-token-4711";

    private TalkativeTokenProcess() {}

    /**
     * Runs it.
     *
     * @param arguments server, and parameters of a route's URI
     */
    public static void main(String[] arguments) throws Exception {
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setApiToken(TOKEN);
        component.getConfiguration().setApiTokens(Map.of("north", NORTHERN_TOKEN));
        component.getConfiguration().setBaseUrl(arguments[0]);
        component.getConfiguration().setMaxRetries(0);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.setDevConsole(true);
            context.addComponent("pipedrive", component);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:deal").to("pipedrive:deal/get?id=1" + arguments[1]);
                    // Without the token: Camel shows the text of a toD step in JMX as it stands.
                    from("direct:dynamic").toD("pipedrive:deal/get?id=${header.id}");
                    from("direct:caught")
                            .doTry()
                            .to("pipedrive:deal/get?id=1" + arguments[1])
                            .doCatch(Exception.class)
                            .log("${exception} ${exception.stacktrace} ${body} ${headers}");
                }
            });
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            report(template, "direct:deal", Map.of());
            report(template, "direct:caught", Map.of());
            report(template, "direct:dynamic", Map.of("id", 3, PipedriveConstants.ACCOUNT, "north"));
            report(template, "direct:deal", Map.of(PipedriveConstants.ACCOUNT, "south"));
            report(template, "direct:dynamic", Map.of("id", 2));
            report(template, "direct:dynamic", Map.of("id", "x"));
            report(template, "pipedrive:deal/search", Map.of());
            for (String wrong : List.of("get?id=x", "gte?id=1", "get?xyzzy=1", "get?outputType=XML")) {
                report(template, "pipedrive:deal/" + wrong + arguments[1], Map.of());
            }
            for (Endpoint each : context.getEndpoints()) {
                System.out.println(each + " " + each.getEndpointKey().length());
            }
            System.out.println(component + " " + component.getConfiguration());
            for (String name : new String[] {"endpoint", "pipedrive", "route", "context", "consumer", "producer"}) {
                DevConsole console = context.getCamelContextExtension()
                        .getContextPlugin(DevConsoleRegistry.class)
                        .resolveById(name);
                if (console != null) {
                    System.out.println(console.call(DevConsole.MediaType.TEXT));
                }
            }
            TalkativeProcess.sayBeans();
        }
        System.out.println("done");
    }

    private static void report(ProducerTemplate template, String uri, Map<String, Object> headers) {
        try {
            Exchange exchange =
                    template.request(uri, given -> given.getMessage().setHeaders(new HashMap<>(headers)));
            System.out.println(exchange + " " + exchange.getMessage().getBody() + " "
                    + exchange.getMessage().getHeaders());
            if (exchange.getException() != null) {
                exchange.getException().printStackTrace(System.out);
            }
        } catch (ResolveEndpointFailedException e) {
            e.printStackTrace(System.out);
        }
    }
}
