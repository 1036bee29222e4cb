// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

import io.github.camelpipedrive.PipedriveComponent;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.CamelContextHelper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What tools that read Camel's catalog make of the component's description. */
class CatalogTest {

    private static final DefaultCamelCatalog CATALOG = new DefaultCamelCatalog();

    @BeforeAll
    static void addTheComponent() throws IOException {
        try (InputStream json =
                PipedriveComponent.class.getResourceAsStream("/META-INF/io/github/camelpipedrive/pipedrive.json")) {
            CATALOG.addComponent(
                    "pipedrive",
                    PipedriveComponent.class.getName(),
                    new String(json.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void acceptsOptionsAndLeavesTheOperationsParametersToTheComponent() {
        EndpointValidationResult result = CATALOG.validateEndpointProperties(
                "pipedrive:deal/list?ownerId=9001&outputType=NODE&connectTimeout=3s&apiToken={{token}}",
                false,
                false,
                true);

        assertThat(result.isSuccess()).isTrue();
        assertThat(result.getLenient()).isEqualTo(Set.of("ownerId"));
    }

    @Test
    void namesOptionsWhoseValuesDoNotFit() {
        EndpointValidationResult result =
                CATALOG.validateEndpointProperties("pipedrive:deal/list?outputType=XML&connectionsPerRoute=many");

        assertThat(result.isSuccess()).isFalse();
        assertThat(result.getInvalidEnum()).isEqualTo(Map.of("outputType", "XML"));
        assertThat(result.getInvalidInteger()).isEqualTo(Map.of("connectionsPerRoute", "many"));
    }

    @Test
    void missesTheOperation() {
        EndpointValidationResult result = CATALOG.validateEndpointProperties("pipedrive:deal");

        assertThat(result.isSuccess()).isFalse();
        assertThat(result.getRequired()).isEqualTo(Set.of("operation"));
    }

    @Test
    void refusesToBeConsumedFrom() {
        EndpointValidationResult result =
                CATALOG.validateEndpointProperties("pipedrive:deal/list?bridgeErrorHandler=true", false, true, false);

        assertThat(result.isSuccess()).isTrue();
        assertThat(result.getLenient()).isEqualTo(Set.of("bridgeErrorHandler"));
    }

    @Test
    void takesAnEndpointApartAndPutsItTogether() throws Exception {
        Map<String, String> parts = CATALOG.endpointProperties("pipedrive:deal/list?outputType=NODE&limit=5");

        assertThat(parts).containsEntry("resource", "deal").containsEntry("operation", "list");
        assertThat(CATALOG.asEndpointUri("pipedrive", parts, false))
                .isEqualTo("pipedrive:deal/list?limit=5&outputType=NODE");
    }

    @Test
    void marksWhatIsSecret() {
        assertThat(CATALOG.componentJSonSchema("pipedrive")).isNotNull();
        assertThat(CATALOG.componentModel("pipedrive").getEndpointOptions().stream()
                        .filter(option -> option.isSecret())
                        .map(option -> option.getName()))
                .containsExactlyInAnyOrder(
                        "apiToken", "apiTokens", "clientSecret", "refreshToken", "tokenEncryptionKey");
        assertThat(CATALOG.componentModel("pipedrive").getOptions().stream()
                        .filter(option -> option.isSecret())
                        .map(option -> option.getName()))
                .containsExactlyInAnyOrder(
                        "apiToken", "apiTokens", "clientSecret", "refreshToken", "tokenEncryptionKey");
    }

    @Test
    void hidesInCamelsOwnListsWhatIsSecretAndWhatTheUserHides() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getCamelContextExtension().setAdditionalSensitiveKeywords("vat-number");
            context.addComponent("pipedrive", new PipedriveComponent());
            context.addComponent("crm", new PipedriveComponent());

            assertThat(CATALOG.componentModel("pipedrive").getOptions())
                    .filteredOn(option -> option.isSecret())
                    .allMatch(option ->
                            CamelContextHelper.containsSensitive(context, "camel.component.crm." + option.getName()));
            assertThat(context.getCamelContextExtension().getAdditionalSensitiveKeywords())
                    .isEqualTo("vat-number,apiToken,apiTokens,tokenEncryptionKey");
        }
    }
}
