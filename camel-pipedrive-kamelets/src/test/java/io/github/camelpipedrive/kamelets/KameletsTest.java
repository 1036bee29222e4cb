// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.kamelets;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import io.github.camelpipedrive.sandbox.SandboxRequest;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each Kamelet in camel-main, against the sandbox: what it does, and how it fails. */
class KameletsTest {

    private static final String OTHER_TOKEN = "token-0123456789abcdef";
    private static final String TOKEN = "?apiToken={{crm.token}}";

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .token("sandbox-token")
            .token(OTHER_TOKEN)
            .unlimited()
            .field("deal", "Segment", "enum", "Trade", "Retail")
            .organization("Acme Corp")
            .person("Ilse Slate", "ilse@example.com")
            .deal("Floor tiles")
            .deal("Wall tiles"));

    private static final Main MAIN = new Main();
    private static ProducerTemplate template;

    @BeforeAll
    static void start() {
        MAIN.setDefaultPropertyPlaceholderLocation("false");
        MAIN.addInitialProperty("camel.component.pipedrive.base-url", PIPEDRIVE.baseUrl());
        MAIN.addInitialProperty("camel.component.pipedrive.api-token", PIPEDRIVE.token());
        MAIN.addInitialProperty("crm.token", OTHER_TOKEN);
        MAIN.addInitialProperty("crm.deal", "title:R&D + 50% (new)");
        MAIN.start();
        template = MAIN.getCamelContext().createProducerTemplate();
    }

    @AfterAll
    static void stop() {
        MAIN.stop();
    }

    private static CamelContext camel() {
        return MAIN.getCamelContext();
    }

    private static JsonNode json(String uri, Object body) throws Exception {
        return KameletFile.YAML.readTree(template.requestBody("kamelet:" + uri, body, String.class));
    }

    /** Its endpoint is to be asked for before the route ends, which takes it out of the context. */
    private static MockEndpoint collect(String route, String source) throws Exception {
        MockEndpoint mock = camel().getEndpoint("mock:" + route, MockEndpoint.class);
        camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:" + source).routeId(route).to(mock);
            }
        });
        return mock;
    }

    /** Stops the route that the Kamelet was made into, so that its timer ends, and the one that got its messages. */
    private static void end(String route) throws Exception {
        for (String id : camel().getRoutes().stream().map(Route::getRouteId).toList()) {
            if (id.equals(route) || id.startsWith("pipedrive-list-source-")) {
                camel().getRouteController().stopRoute(id, 1, TimeUnit.SECONDS);
                camel().removeRoute(id);
            }
        }
    }

    @Test
    void createsADealWithNames() throws Exception {
        JsonNode deal = json(
                "pipedrive-create-deal-sink" + TOKEN + "&stageId=name:Trade/Tender&ownerId=me",
                "{\"title\": \"Roof tiles\", \"value\": 4800, \"org_id\": \"name:Acme Corp\", \"stage_id\": 1}");

        assertThat(PIPEDRIVE.record("deal", deal.path("id").asInt()))
                .containsEntry("title", "Roof tiles")
                .containsEntry("value", 4800)
                .containsEntry("org_id", 1)
                .containsEntry("stage_id", 5)
                .containsEntry("owner_id", 9001);
        assertThat(deal.path("title").asText()).isEqualTo("Roof tiles");
    }

    @Test
    void createsADealWithACustomField() throws Exception {
        JsonNode deal = json(
                "pipedrive-create-deal-sink?fieldNames=true",
                "{\"title\": \"Roof tiles\", \"custom_fields\": {\"Segment\": \"Retail\"}}");

        assertThat(deal.at("/custom_fields/Segment").asText()).isEqualTo("Retail");
    }

    @Test
    void aDealWithoutATitleIsNotCreated() {
        assertThatThrownBy(() -> json("pipedrive-create-deal-sink", "{\"value\": 4800}"))
                .isInstanceOf(CamelExecutionException.class)
                .cause()
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageContaining("title");
        assertThat(PIPEDRIVE.requests()).isEmpty();
    }

    @Test
    void changesTheDealThatTheMessageNames() throws Exception {
        JsonNode deal =
                json("pipedrive-update-deal-sink?status=won", "{\"id\": \"title:Floor tiles\", \"value\": 5200}");

        assertThat(deal.path("status").asText()).isEqualTo("won");
        assertThat(PIPEDRIVE.record("deal", 1)).containsEntry("status", "won").containsEntry("value", 5200);
    }

    @Test
    void changesTheDealThatThePropertyNames() throws Exception {
        json("pipedrive-update-deal-sink?id=2&stageId=name:Trade/Shortlisted", "{\"title\": \"Wall tiles, blue\"}");

        assertThat(PIPEDRIVE.record("deal", 2))
                .containsEntry("title", "Wall tiles, blue")
                .containsEntry("stage_id", 6);
        assertThat(PIPEDRIVE.record("deal", 1)).containsEntry("title", "Floor tiles");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RAW(title:R&D + 50% (new))", "RAW({{crm.deal}})"})
    void takesThePropertiesAsTheyAre(String id) throws Exception {
        PIPEDRIVE.add("deal", Map.of("title", "R&D + 50% (new)"));

        json("pipedrive-update-deal-sink?id=" + id, "{\"value\": 5200}");

        assertThat(PIPEDRIVE.record("deal", 3)).containsEntry("value", 5200);
    }

    @Test
    void aPlusInAPropertyIsNoBlank() {
        assertThatThrownBy(() -> json(
                        "pipedrive-create-deal-sink?ownerId=RAW(email:jo+crm@example.com)",
                        "{\"title\": \"Roof tiles\"}"))
                .cause()
                .hasMessageContaining("'email:jo+crm@example.com'");
    }

    @Test
    void aDealThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> json("pipedrive-update-deal-sink?status=lost", "{\"id\": 77}"))
                .cause()
                .isInstanceOf(PipedriveNotFoundException.class);
        assertThatThrownBy(() -> json("pipedrive-update-deal-sink?status=lost", "{\"title\": \"Floor tiles\"}"))
                .cause()
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageContaining("id");
    }

    @Test
    void createsAPersonOnce() throws Exception {
        String person = "{\"name\": \"Jo Lind\", \"emails\": [{\"value\": \"jo@example.com\"}]}";

        JsonNode first = json("pipedrive-upsert-person-sink", person);
        JsonNode second = json("pipedrive-upsert-person-sink?matchOn=email", person);

        assertThat(second.path("id")).isEqualTo(first.path("id"));
        assertThat(PIPEDRIVE.records("person")).hasSize(2);
    }

    @Test
    void fillsOnlyWhatIsEmptyWhenAskedTo() throws Exception {
        String person = "{\"name\": \"Ilse S.\", \"emails\": [{\"value\": \"ilse@example.com\"}], \"org_id\": 1}";

        json("pipedrive-upsert-person-sink?onUpdate=fill", person);
        assertThat(PIPEDRIVE.record("person", 1))
                .containsEntry("name", "Ilse Slate")
                .containsEntry("org_id", 1);

        json("pipedrive-upsert-person-sink", person);
        assertThat(PIPEDRIVE.record("person", 1)).containsEntry("name", "Ilse S.");
    }

    @Test
    void aPersonWhoCanBeSeveralIsAnError() {
        PIPEDRIVE.add("person", Map.of("name", "Ilse Slate"));

        assertThatThrownBy(() -> json("pipedrive-upsert-person-sink?matchOn=name", "{\"name\": \"Ilse Slate\"}"))
                .cause()
                .hasMessageContaining("2 persons");
    }

    @Test
    void searchesForTheText() throws Exception {
        // A text that would be parameters if it were taken for JSON.
        template.requestBody("kamelet:pipedrive-search-action?resource=deal", "{\"status\": \"won\"}");
        byte[] bytes = "tiles, floor".getBytes(StandardCharsets.UTF_8);
        template.requestBody("kamelet:pipedrive-search-action?resource=deal", bytes);

        assertThat(PIPEDRIVE.requests("deal/search"))
                .extracting(request -> request.query().get("term"))
                .containsExactly("{\"status\": \"won\"}", "tiles, floor");
    }

    @Test
    void findsRecords() throws Exception {
        JsonNode found = json("pipedrive-search-action?resource=deal&fields=title&limit=1", "tiles");

        assertThat(found).hasSize(1);
        assertThat(found.at("/0/title").asText()).isIn("Floor tiles", "Wall tiles");
        assertThat(json("pipedrive-search-action?resource=item", "acme")
                        .at("/0/name")
                        .asText())
                .isEqualTo("Acme Corp");
        assertThat(json("pipedrive-search-action?resource=deal&exactMatch=true", "tiles"))
                .isEmpty();
    }

    @Test
    void aSearchForNothingIsAnError() {
        assertThatThrownBy(() -> json("pipedrive-search-action?resource=deal", ""))
                .cause()
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageContaining("term");
        assertThatThrownBy(() -> json("pipedrive-search-action?resource=deal", null))
                .cause()
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageContaining("term");
        assertThat(PIPEDRIVE.requests()).isEmpty();
    }

    @Test
    void getsARecordByItsIdOrName() throws Exception {
        for (Object body : List.of("1", 1, "name:Acme Corp", "{\"id\": 1}")) {
            assertThat(json("pipedrive-get-action?resource=organization", body)
                            .path("name")
                            .asText())
                    .as(body.toString())
                    .isEqualTo("Acme Corp");
        }
    }

    @Test
    void aRecordThatIsNotThereIsAnError() {
        for (Object body : List.of("77", "name:Acme")) {
            assertThatThrownBy(() -> json("pipedrive-get-action?resource=organization", body))
                    .as(body.toString())
                    .cause()
                    .isInstanceOf(PipedriveNotFoundException.class);
        }
    }

    @Test
    void listsEachRecordAgainAndAgain() throws Exception {
        MockEndpoint mock = collect("again", "pipedrive-list-source?resource=deal&period=50");

        Awaitility.await().until(() -> mock.getReceivedCounter() >= 4);
        end("again");

        assertThat(mock.getReceivedExchanges().subList(0, 4))
                .extracting(exchange -> KameletFile.YAML
                        .readTree(exchange.getMessage().getBody(String.class))
                        .path("title")
                        .asText())
                .containsExactly("Floor tiles", "Wall tiles", "Floor tiles", "Wall tiles");
    }

    @Test
    void listsWhatChangedSinceATime() throws Exception {
        MockEndpoint mock =
                collect("since", "pipedrive-list-source?resource=deal&updatedSince=2031-03-02T00:00:00Z&period=50");

        Awaitility.await().until(() -> PIPEDRIVE.requests("deal/list").size() >= 2);
        end("since");

        assertThat(mock.getReceivedCounter()).isZero();
        assertThat(PIPEDRIVE.requests("deal/list").get(0).query())
                .containsEntry("updated_since", "2031-03-02T00:00:00Z");
    }

    @Test
    void aMessageThatFailsKeepsNoOtherFromBeingSent() throws Exception {
        MockEndpoint mock = camel().getEndpoint("mock:failing", MockEndpoint.class);
        mock.whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("Not this one");
        });
        collect("failing", "pipedrive-list-source?resource=deal&period=3600000");

        Awaitility.await().until(() -> mock.getReceivedCounter() >= 2);
        end("failing");

        assertThat(mock.getReceivedCounter()).isEqualTo(2);
    }

    @Test
    void aReadingThatFailsIsLoggedAndTheNextOneStarts() throws Exception {
        PIPEDRIVE.answerNext("deal/list", SandboxAnswer.of(401, "{}"));
        try (Log log = new Log()) {
            MockEndpoint mock = collect("next", "pipedrive-list-source?resource=deal&period=50");
            Awaitility.await().until(() -> mock.getReceivedCounter() >= 2);
            end("next");

            assertThat(log.text()).contains("WARN").contains(PipedriveAuthenticationException.class.getName());
        }
    }

    @Test
    void theTokenOfThePropertyOverridesThatOfTheComponent() throws Exception {
        json("pipedrive-get-action" + TOKEN + "&resource=organization", 1);
        json("pipedrive-get-action?apiToken=RAW(" + OTHER_TOKEN + ")&resource=organization", 1);
        json("pipedrive-get-action?resource=organization", 1);

        assertThat(PIPEDRIVE.requests("organization/get"))
                .extracting(KameletsTest::token)
                .containsExactly(OTHER_TOKEN, OTHER_TOKEN, "sandbox-token");
    }

    private static String token(SandboxRequest request) {
        return request.header("x-api-token").orElseThrow();
    }

    @Test
    void headersOfSendersCanBeRefused() throws Exception {
        Map<String, Object> headers = Map.of("CamelPipedrive.id", 2);
        try (CamelContext strict = new DefaultCamelContext()) {
            PipedriveComponent component = strict.getComponent("pipedrive", PipedriveComponent.class);
            component.getConfiguration().setBaseUrl(PIPEDRIVE.baseUrl());
            component.getConfiguration().setApiToken(PIPEDRIVE.token());
            component.getConfiguration().setAcceptHeaders("none");
            strict.start();
            ProducerTemplate sender = strict.createProducerTemplate();

            assertThat(sender.requestBody("kamelet:pipedrive-search-action?resource=deal", "tiles", String.class))
                    .contains("Floor tiles");
            assertThatThrownBy(() -> sender.requestBodyAndHeaders(
                            "kamelet:pipedrive-update-deal-sink?id=1", "{\"title\": \"x\"}", headers))
                    .cause()
                    .isInstanceOf(PipedriveValidationException.class)
                    .hasMessageContaining("id");
        }
    }

    @Test
    void withoutAnyTokenTheRouteDoesNotStart() throws Exception {
        try (CamelContext without = new DefaultCamelContext()) {
            without.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:deal").to("kamelet:pipedrive-create-deal-sink");
                }
            });

            assertThatThrownBy(without::start).hasStackTraceContaining("apiToken is missing");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipedrive-search-action", "pipedrive-get-action"})
    void aMissingResourceIsAnError(String kamelet) {
        assertThatThrownBy(() -> json(kamelet, "1"))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasStackTraceContaining("the following mandatory parameters must be provided: resource");
        assertThatThrownBy(() -> collect("none", "pipedrive-list-source"))
                .hasStackTraceContaining("the following mandatory parameters must be provided: resource");
    }

    @Test
    void wrongPropertiesAreErrorsThatSayWhatWouldBeRight() {
        assertThatThrownBy(() -> json("pipedrive-search-action?resource=deel", "tiles"))
                .hasStackTraceContaining("Did you mean 'deal/search'?");
        assertThatThrownBy(() -> json("pipedrive-search-action?resource=deal&fields=name", "tiles"))
                .hasStackTraceContaining("expected one of custom_fields, notes, title, got 'name'");
        assertThatThrownBy(() -> json("pipedrive-search-action?resource=deal&limit=many", "tiles"))
                .hasStackTraceContaining("limit");
        assertThatThrownBy(() -> json("pipedrive-create-deal-sink?apiToken={{no.token}}", "{}"))
                .hasStackTraceContaining("[no.token]");
    }

    /** Where the token comes from a placeholder. In clear text it is in the route's own URI, which Camel masks as well. */
    @ParameterizedTest
    @ValueSource(strings = {"{{crm.token}}", "RAW(" + OTHER_TOKEN + ")"})
    void theTokenIsInNoLogNoExceptionAndNoAttribute(String token) throws Exception {
        try (Log log = new Log()) {
            PIPEDRIVE.answerNext("deal/list", SandboxAnswer.of(401, "{\"error\": \"bad token " + OTHER_TOKEN + "\"}"));
            MockEndpoint mock = collect("secret", "pipedrive-list-source?resource=deal&period=50&apiToken=" + token);
            Awaitility.await().until(() -> mock.getReceivedCounter() >= 2);

            assertThatThrownBy(() -> json("pipedrive-get-action?resource=deal&apiToken=" + token, 77))
                    .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain(OTHER_TOKEN));
            assertThatThrownBy(() -> json("pipedrive-get-action?resource=deel&apiToken=" + token, 77))
                    .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain(OTHER_TOKEN));

            assertThat(attributes()).contains("pipedrive-list-source").doesNotContain(OTHER_TOKEN);
            end("secret");
            assertThat(log.text()).contains("WARN").doesNotContain(OTHER_TOKEN);
        }
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** What JMX shows of this context. */
    private static String attributes() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        StringBuilder text = new StringBuilder();
        for (ObjectName name : new TreeSet<>(server.queryNames(new ObjectName("org.apache.camel:*"), null))) {
            text.append(name).append('\n');
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                if (attribute.isReadable() && attribute.getType().startsWith("java.lang.")) {
                    text.append(attribute.getName())
                            .append('=')
                            .append(server.getAttribute(name, attribute.getName()))
                            .append('\n');
                }
            }
        }
        return text.toString();
    }

    /** What is logged while it is open: the tests' logger writes to {@link System#err}. */
    private static final class Log implements AutoCloseable {

        private final PrintStream before = System.err;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        private Log() {
            System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        }

        private String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            System.setErr(before);
        }
    }
}
