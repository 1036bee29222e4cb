// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.List;
import java.util.Map;
import java.util.Properties;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveEndpoint;
import io.github.camelpipedrive.call.reading.OutputType;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxRequest;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.SimpleMain;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** The ways in which a user may set options. */
class ConfigurationTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .token("first-token")
            .token("second-token")
            .deal("Kitchen floor"));

    @RegisterExtension
    final CamelExtension camel = CamelExtension.prepared(pipedrive, context -> {
        Properties properties = new Properties();
        properties.setProperty("pageSize", "7");
        properties.setProperty("crm.token", "second-token");
        properties.setProperty("crm.url", pipedrive.baseUrl());
        context.getPropertiesComponent().setInitialProperties(properties);
    });

    @Test
    void bindsPropertiesOfCamelMain() throws Exception {
        SimpleMain main = new SimpleMain(new DefaultCamelContext());
        main.addInitialProperty("camel.component.pipedrive.api-token", "second-token");
        main.addInitialProperty("camel.component.pipedrive.baseUrl", pipedrive.baseUrl());
        main.addInitialProperty("camel.component.pipedrive.output-type", "NODE");
        main.addInitialProperty("camel.component.pipedrive.connect-timeout", "3s");
        main.addInitialProperty("camel.component.pipedrive.response-timeout", "1500");
        main.addInitialProperty("camel.component.pipedrive.connections-per-route", "2");
        main.addInitialProperty("camel.component.pipedrive.lazy-start-producer", "true");
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:get").to("pipedrive:deal/get?id=1");
            }
        });
        main.start();
        try {
            CamelContext context = main.getCamelContext();

            Object body = context.createProducerTemplate().requestBody("direct:get", (Object) null);

            PipedriveComponent component = context.getComponent("pipedrive", PipedriveComponent.class);
            assertThat(body).isInstanceOf(ObjectNode.class);
            assertThat(component.isLazyStartProducer()).isTrue();
            assertThat(component.getConfiguration().getConnectTimeout()).isEqualTo(3000);
            assertThat(component.getConfiguration().getResponseTimeout()).isEqualTo(1500);
            assertThat(component.getConfiguration().getConnectionsPerRoute()).isEqualTo(2);
            assertThat(tokens()).containsExactly("second-token");
        } finally {
            main.stop();
        }
    }

    private static List<String> tokens() {
        return pipedrive.requests().stream()
                .map(request -> request.header("x-api-token").orElse(""))
                .toList();
    }

    @Test
    void takesPlaceholdersAndOptionsOfTheEndpointBeforeThoseOfTheComponent() throws Exception {
        camel.add(routes -> routes.from("direct:get")
                .to("pipedrive:deal/get?apiToken={{crm.token}}&baseUrl={{crm.url}}&outputType=NODE&id=1"));

        assertThat(camel.body("direct:get", null)).isInstanceOf(ObjectNode.class);
        assertThat(camel.body("pipedrive:deal/get", 1)).isInstanceOf(Map.class);

        assertThat(tokens()).containsExactly("second-token", "first-token");
    }

    @Test
    void leavesTheOptionsOfTheComponentToItselfWhenAnEndpointChangesThem() throws Exception {
        camel.body("pipedrive:deal/get?outputType=JSON&connectTimeout=1s", 1);

        PipedriveComponent component = camel.context().getComponent("pipedrive", PipedriveComponent.class);
        assertThat(component.getConfiguration().getOutputType()).isEqualTo(OutputType.MAP);
        assertThat(component.getConfiguration().getConnectTimeout()).isEqualTo(10_000);
    }

    @Test
    void readsYamlInBothForms() throws Exception {
        PluginHelper.getRoutesLoader(camel.context())
                .loadRoutes(PluginHelper.getResourceLoader(camel.context())
                        .resolveResource("classpath:routes/uri-forms.camel.yaml"));

        camel.body("direct:asUri", null);
        Object found = camel.body("direct:asParameters", null);
        camel.body("direct:dynamic", null, Map.of("dealId", 1));

        assertThat(found).isInstanceOf(ArrayNode.class);
        assertThat(pipedrive.requests())
                .extracting(SandboxRequest::toString)
                .containsExactly(
                        "GET /api/v2/deals {limit=7, status=won}",
                        "GET /api/v2/deals/search {term=50% off & more + #1?, exact_match=true}",
                        "GET /api/v2/deals/1");
    }

    @Test
    void takesBeansByReference() throws Exception {
        HttpClientConfigurer configurer = builder -> builder.setUserAgent("tile-town/1.0");
        camel.context().getRegistry().bind("agent", configurer);

        camel.body("pipedrive:deal/get?httpClientConfigurer=#agent", 1);
        camel.body("pipedrive:deal/get?httpClientConfigurer=#bean:agent&outputType=JSON", 1);

        assertThat(pipedrive.requests())
                .extracting(request -> request.header("user-agent").orElse(""))
                .containsExactly("tile-town/1.0", "tile-town/1.0");
    }

    @Test
    void keepsTwoComponentsWithTheirTokensApart() throws Exception {
        PipedriveComponent other = CamelExtension.component(pipedrive);
        other.getConfiguration().setApiToken("second-token");
        camel.context().addComponent("crm2", other);
        camel.add(routes -> routes.from("direct:both")
                .to("pipedrive:deal/get?id=1")
                .setBody(routes.constant((Object) null))
                .to("crm2:deal/get?id=1")
                .setBody(routes.constant((Object) null))
                .toD("crm2:deal/get?id=${header.dealId}"));

        camel.send("direct:both", null, Map.of("dealId", 1));

        assertThat(tokens()).containsExactly("first-token", "second-token", "second-token");
    }

    @Test
    void namesTheOptionsAlsoForAComponentUnderAnotherName() throws Exception {
        camel.context().addComponent("crm2", CamelExtension.component(pipedrive));

        assertThat(catchThrowable(() -> camel.context().getEndpoint("crm2:deal/list?outputTyp=NODE")))
                .hasRootCauseMessage("deal/list: unknown option or parameter 'outputTyp'. Did you mean 'outputType'?");
    }

    @Test
    void callsTheCompanysOwnHostWhenItsDomainIsGiven() throws Exception {
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setApiToken("first-token");
        component.getConfiguration().setCompanyDomain("acme");
        camel.context().addComponent("acme", component);

        PipedriveEndpoint endpoint = camel.context().getEndpoint("acme:deal/list", PipedriveEndpoint.class);

        assertThat(endpoint.getServiceUrl()).isEqualTo("https://acme.pipedrive.com");
        assertThat(endpoint.getServiceProtocol()).isEqualTo("https");
    }

    @Test
    void saysWhichServiceAnEndpointUses() throws Exception {
        PipedriveEndpoint sandbox = camel.context().getEndpoint("pipedrive:deal/list", PipedriveEndpoint.class);
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setApiToken("first-token");
        camel.context().addComponent("real", component);
        PipedriveEndpoint real = camel.context().getEndpoint("real:deal/list", PipedriveEndpoint.class);

        assertThat(sandbox.getServiceUrl()).isEqualTo(pipedrive.baseUrl());
        assertThat(sandbox.getServiceProtocol()).isEqualTo("http");
        assertThat(sandbox.getServiceMetadata()).isNull();
        assertThat(real.getServiceUrl()).isEqualTo("https://api.pipedrive.com");
        assertThat(real.getServiceProtocol()).isEqualTo("https");
    }
}
