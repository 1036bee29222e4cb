// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.quarkus.it;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.apache.camel.ProducerTemplate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The application against the sandbox, which Quarkus starts. */
@QuarkusTest
class QuarkusApplicationTest {

    @Inject
    ProducerTemplate camel;

    @ConfigProperty(name = "camel.component.pipedrive.base-url")
    String baseUrl;

    @ConfigProperty(name = "camel.component.pipedrive.api-token")
    String token;

    @Test
    @SuppressWarnings("unchecked")
    void readsTheRecordsOfTheSeedPageByPage() {
        assertThat((List<String>) camel.requestBody("direct:titles", null, List.class))
                .startsWith("Floor tiles", "Marble stairs", "Grout");
    }

    @Test
    void createsADealThatTheSandboxHas() throws Exception {
        Object id = camel.requestBody("direct:create", Map.of("title", "Slate roof"), Map.class)
                .get("id");

        HttpRequest deal = HttpRequest.newBuilder(URI.create(baseUrl + "/api/v2/deals/" + id))
                .header("x-api-token", token)
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(deal, BodyHandlers.ofString())
                        .body())
                .contains("\"title\":\"Slate roof\"");
    }

    @Test
    void handlesAnErrorByItsType() {
        assertThat(camel.requestBody("direct:deal", 4711)).isEqualTo("none");
    }

    /** So that tests can run beside dev mode. */
    @Test
    void doesNotUseThePortOfDevMode() {
        assertThat(URI.create(baseUrl).getPort()).isNotEqualTo(8765);
    }
}
