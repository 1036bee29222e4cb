// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import io.github.camelpipedrive.springboot.test.PipedriveSandboxTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;

/** What the actuator shows, over HTTP. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camel.main.name=crm",
            "camel.component.pipedrive.max-retries=0",
            "camel.component.pipedrive.companyDomain=acme",
            "camel.component.pipedrive.api-token=sandbox-token",
            "camel.component.pipedrive.api-tokens.closed=not-the-token",
            "management.endpoints.web.exposure.include=health,info",
            "management.endpoint.health.probes.enabled=true",
            "management.endpoint.health.show-details=always",
            "management.endpoint.health.group.brief.include=pipedrive",
            "management.endpoint.health.group.brief.show-details=never",
            "management.endpoint.health.group.brief.show-components=always",
            "management.endpoint.health.group.readiness.include=readinessState,pipedrive"
        })
@PipedriveSandboxTest("--generate=deal=3")
class ActuatorTest {

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private ProducerTemplate camel;

    @Autowired
    private MeterRegistry meters;

    /** The routes whose endpoints have the accounts. What is excluded is for Boot 4, of which we compile with one jar. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            exclude = PipedriveHealthContributorAutoConfiguration.class,
            excludeName = {
                "org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration",
                "org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration",
                "org.springframework.boot.health.autoconfigure.application.AvailabilityHealthContributorAutoConfiguration",
                "org.springframework.boot.health.autoconfigure.application.DiskSpaceHealthContributorAutoConfiguration",
                "org.springframework.boot.health.autoconfigure.application.SslHealthContributorAutoConfiguration",
                "org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration",
                "org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration"
            })
    static class Application {

        @Bean
        RouteBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:deals").to("pipedrive:deal/list");
                    from("direct:north").to("north:deal/list");
                }
            };
        }

        /** Another company. */
        @Bean
        PipedriveComponent north(PipedriveSandbox sandbox) {
            PipedriveComponent north = new PipedriveComponent();
            north.getConfiguration().setBaseUrl(sandbox.baseUrl());
            north.getConfiguration().setApiToken(sandbox.token());
            return north;
        }

        @Bean
        MeterRegistry first() {
            return new SimpleMeterRegistry();
        }

        @Bean
        MeterRegistry second() {
            return new SimpleMeterRegistry();
        }
    }

    private JsonNode get(String path, int status) {
        ResponseEntity<JsonNode> answer = http.getForEntity(path, JsonNode.class);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(status);
        return answer.getBody();
    }

    @Test
    void healthHasAnEntryForEachAccount() {
        JsonNode accounts = get("/actuator/health", 503).at("/components/pipedrive/components");

        assertThat(accounts.fieldNames())
                .toIterable()
                .containsExactly("north-default", "pipedrive-closed", "pipedrive-default");
        assertThat(accounts.at("/north-default/status").asText()).isEqualTo("UP");
        assertThat(accounts.at("/pipedrive-default/status").asText()).isEqualTo("UP");
        assertThat(accounts.at("/pipedrive-default/details/account").asText()).isEqualTo("default");
        assertThat(accounts.at("/pipedrive-default/details/sign-in").asText()).isNotEmpty();
        assertThat(accounts.at("/pipedrive-closed/status").asText()).isEqualTo("DOWN");
        assertThat(accounts.at("/pipedrive-closed/details/status").asInt()).isEqualTo(401);
        assertThat(accounts.at("/pipedrive-closed/details/error").asText()).startsWith("user/getCurrent");
    }

    @Test
    void healthIsReachedByTheNameOfAnAccount() {
        assertThat(get("/actuator/health/pipedrive/pipedrive-default", 200)
                        .at("/status")
                        .asText())
                .isEqualTo("UP");
        get("/actuator/health/pipedrive/pipedrive-closed", 503);
        get("/actuator/health/pipedrive/pipedrive-nobody", 404);
        get("/actuator/health/readiness", 503);
    }

    @Test
    void healthShowsDetailsOnlyWhereAllowed(PipedriveSandbox pipedrive) {
        pipedrive.answerNext("user/getCurrent", SandboxAnswer.of(500, "{\"error\":\"down\"}"));

        assertThat(get("/actuator/health/brief", 503).at("/components/pipedrive/components/pipedrive-closed"))
                .hasToString("{\"status\":\"DOWN\"}");
    }

    @Test
    void nothingShowsASecret(PipedriveSandbox pipedrive) {
        for (String path : List.of("/actuator/health", "/actuator/info")) {
            assertThat(http.getForObject(path, String.class))
                    .contains("pipedrive")
                    .doesNotContain(pipedrive.token(), "not-the-token");
        }
    }

    @Test
    void infoHasVersionAndOperations() {
        JsonNode info = get("/actuator/info", 200).get("pipedrive");

        assertThat(info.get("version").asText()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(info.get("operationCount").asInt())
                .isEqualTo(PipedriveOperations.catalogue().operations().size());
        assertThat(info.at("/operations/deal").asText().split(" ")).contains("create", "get", "list");
        assertThat(info.get("operations")).noneMatch(names -> names.asText().isEmpty());
    }

    @Test
    void meetsTheCompositeOfSeveralMeterRegistries() {
        long before = count();

        Object deals = camel.requestBody("direct:deals", (Object) null);

        assertThat(deals)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(3);
        assertThat(meters).isInstanceOf(CompositeMeterRegistry.class);
        assertThat(count()).isEqualTo(before + 1);
        assertThat(meters.get("camel.pipedrive.calls").timer().totalTime(TimeUnit.NANOSECONDS))
                .isPositive();
    }

    private long count() {
        return meters.find("camel.pipedrive.calls").tag("operation", "deal/list").timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }

    @Test
    void propertiesOfTheSandboxReachTheComponent(@Autowired PipedriveSandbox pipedrive) {
        camel.requestBody("pipedrive:deal/create", Map.of("title", "Tiles"));

        assertThat(pipedrive.records("deal"))
                .extracting(deal -> deal.get("title"))
                .contains("Tiles");
    }
}
