// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The YAML routes that are in the README and the guides run as they are there. */
class DocumentedRoutesTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    private static final Path ROOT = Path.of(System.getProperty("basedir", "."))
            .toAbsolutePath()
            .normalize()
            .getParent();
    private static final SandboxAnswer BAD_GATEWAY =
            SandboxAnswer.of(502, Map.of("content-type", "text/html"), "<html>Bad Gateway</html>");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private final CamelContext context = new DefaultCamelContext();

    @BeforeEach
    void connect() {
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setBaseUrl(PIPEDRIVE.baseUrl());
        component.getConfiguration().setApiToken(PIPEDRIVE.token());
        context.addComponent("pipedrive", component);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void theFirstRouteOfTheReadmeListsDeals() throws Exception {
        PIPEDRIVE.add("deal", Map.of("title", "Floor tiles"));
        NotifyBuilder done = new NotifyBuilder(context).whenCompleted(1).create();
        load(yaml("README.md").get(0));

        context.start();

        assertThat(done.matches(20, TimeUnit.SECONDS)).isTrue();
        assertThat(PIPEDRIVE.requests("deal/list")).hasSize(1);
    }

    @Test
    void theSecondRouteOfTheReadmeCreatesADeal() throws Exception {
        Object organization =
                PIPEDRIVE.add("organization", Map.of("name", "Tiletown")).get("id");
        load(yaml("README.md").get(1));
        context.start();

        Exchange result = context.createProducerTemplate()
                .send("direct:new-deal", exchange -> exchange.setVariable("organizationId", organization));

        assertThat(result.getException()).isNull();
        assertThat(PIPEDRIVE.records("deal")).singleElement().satisfies(deal -> assertThat(deal)
                .containsEntry("title", "Floor tiles")
                .containsEntry("org_id", organization));
    }

    @Test
    void theGuideToCallsRaisesADeal() throws Exception {
        Object id = PIPEDRIVE
                .add("deal", Map.of("title", "Floor tiles", "value", 4800))
                .get("id");
        load(yaml("docs/calls.md").get(0).replace("1401", id.toString()));
        context.start();

        Map<?, ?> deal = context.createProducerTemplate().requestBody("direct:raise", (Object) null, Map.class);

        assertThat(deal.get("value")).hasToString("5200");
    }

    @Test
    void theGuideToNamesCreatesADealByNamesOnly() throws Exception {
        Object person = personOf("Tiletown Ltd", "ilse@example.com");
        load(yaml("docs/names.md").get(0));
        context.start();

        context.createProducerTemplate().requestBody("direct:new-order", (Object) null);

        assertThat(PIPEDRIVE.records("deal")).singleElement().satisfies(deal -> assertThat(deal)
                .containsEntry("person_id", person)
                .containsEntry("stage_id", 5)
                .containsEntry("owner_id", 9001));
    }

    @Test
    void theGuideToNamesAnswersWithTheCandidates() throws Exception {
        Object first = personOf("Tiletown Ltd", "ilse@example.com");
        Object second = personOf("Quarry Ltd", "varga@example.com");
        load(yaml("docs/names.md").get(1)
                + "- route: {from: {uri: direct:who, steps: [{to: 'pipedrive:person/get?id=name:Ilse Varga'}]}}");
        context.start();

        List<?> candidates = context.createProducerTemplate().requestBody("direct:who", (Object) null, List.class);

        assertThat(candidates.stream().map(candidate -> (Object) ((Map<?, ?>) candidate).get("id")))
                .containsExactlyInAnyOrder(first, second);
    }

    @Test
    void theGuideToNamesFindsADeal() throws Exception {
        Object person = personOf("Tiletown Ltd", "ilse@example.com");
        PIPEDRIVE.add("deal", Map.of("title", "Floor tiles", "person_id", person, "value", 4800));
        load(yaml("docs/names.md").get(2));
        context.start();

        Map<?, ?> deal = context.createProducerTemplate().requestBody("direct:deal-of", (Object) null, Map.class);

        assertThat(deal.get("value")).hasToString("4800");
    }

    @Test
    void theGuideToNamesCreatesAnOrganizationOnce() throws Exception {
        load(yaml("docs/names.md").get(3));
        context.start();
        ProducerTemplate template = context.createProducerTemplate();

        template.requestBody("direct:web-form", (Object) Map.of("company", "Quarry"));
        Exchange again = template.request(
                "direct:web-form", exchange -> exchange.getMessage().setBody(Map.of("company", "QUARRY ")));

        assertThat(again.getMessage().getHeader("CamelPipedriveUpsert")).isEqualTo("UPDATED");
        assertThat(PIPEDRIVE.records("organization")).hasSize(1);
    }

    @Test
    void theGuideToNamesWritesCustomFieldsByTheirNames() throws Exception {
        PIPEDRIVE.sandbox().fields().add("organization", "Segment", "enum", "Trade", "Retail");
        String number = PIPEDRIVE.sandbox().fields().add("organization", "VAT number", "varchar");
        PIPEDRIVE.add("organization", Map.of("name", "Tiletown Ltd"));
        load(yaml("docs/names.md").get(4));
        context.start();

        Map<?, ?> changed = context.createProducerTemplate().requestBody("direct:qualify", (Object) null, Map.class);

        assertThat(changed.get("custom_fields"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("Segment", "Trade")
                .containsEntry("VAT number", "EE100");
        assertThat(PIPEDRIVE.record("organization", 1).get("custom_fields"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry(number, "EE100");
    }

    private static Object personOf(String organization, String email) {
        Object id = PIPEDRIVE.add("organization", Map.of("name", organization)).get("id");
        Map<String, Object> person =
                Map.of("name", "Ilse Varga", "org_id", id, "emails", List.of(Map.of("value", email)));
        return PIPEDRIVE.add("person", person).get("id");
    }

    @Test
    void theGuideToSendersWritesWhatTheyMayAndNothingElse() throws Exception {
        PipedriveComponent component = context.getComponent("pipedrive", PipedriveComponent.class);
        component.getConfiguration().setApiTokens(Map.of("north", PIPEDRIVE.token()));
        Object id = PIPEDRIVE.add("deal", Map.of("title", "Floor tiles")).get("id");
        Object other = PIPEDRIVE.add("deal", Map.of("title", "Wall tiles")).get("id");
        load(yaml("docs/untrusted-senders.md").get(0).replace("1401", id.toString()));
        context.start();

        Exchange result = context.createProducerTemplate().send("direct:notes", exchange -> {
            exchange.getMessage().setBody(Map.of("text", "Call back", "deal_id", other));
            exchange.getMessage().setHeader("CAMELPIPEDRIVE.DEAL_ID", other);
            exchange.getMessage().setHeader("CamelPipedriveAccount", "south");
        });

        assertThat(result.getException()).isNull();
        assertThat(PIPEDRIVE.records("note")).singleElement().satisfies(note -> assertThat(note)
                .containsEntry("content", "Call back")
                .containsEntry("deal_id", id));
    }

    @Test
    void theGuideToConnectingCallsForOneOfSeveralAccounts() throws Exception {
        PipedriveComponent component = context.getComponent("pipedrive", PipedriveComponent.class);
        component.getConfiguration().setApiToken("another-token");
        component.getConfiguration().setApiTokens(Map.of("north", PIPEDRIVE.token()));
        PIPEDRIVE.add("deal", Map.of("title", "Floor tiles"));
        load(yaml("docs/connecting.md").get(0));
        context.start();

        List<?> deals =
                context.createProducerTemplate().requestBody("direct:northern-deals", (Object) null, List.class);

        assertThat(deals).hasSize(1);
    }

    @Test
    void theGuideToConnectingCallsSeveralTimesForOneAccount() throws Exception {
        PipedriveComponent component = context.getComponent("pipedrive", PipedriveComponent.class);
        component.getConfiguration().setApiToken("another-token");
        component.getConfiguration().setApiTokens(Map.of("north", PIPEDRIVE.token()));
        Object id = PIPEDRIVE.add("deal", Map.of("title", "Floor tiles")).get("id");
        load(yaml("docs/connecting.md").get(1));
        context.start();

        PIPEDRIVE.add("activity", Map.of("subject", "Call", "deal_id", id));

        List<?> activities = context.createProducerTemplate().requestBody("direct:open-activities", id, List.class);

        assertThat(activities).hasSize(1);
    }

    @Test
    void theGuideToCallsGetsEachRecordOfAList() throws Exception {
        deals(3);
        load(yaml("docs/calls.md").get(1));
        context.start();

        context.createProducerTemplate().requestBody("direct:details", (Object) null);

        assertThat(PIPEDRIVE.requests("deal/get")).hasSize(3).allSatisfy(request -> assertThat(request.toString())
                .endsWith(" {include_fields=products_count}"));
    }

    @Test
    void theGuideToCallsSendsWhatTheApiHasGained() throws Exception {
        PIPEDRIVE.answerNext(
                "activity/create", SandboxAnswer.of(200, "{\"success\":true,\"data\":{\"id\":1,\"outcome\":3}}"));
        load(yaml("docs/calls.md").get(4));
        context.start();

        Map<?, ?> activity = context.createProducerTemplate().requestBody("direct:call-made", (Object) null, Map.class);

        assertThat(activity.get("outcome")).isEqualTo(3);
        assertThat(PIPEDRIVE.requests("activity/create"))
                .singleElement()
                .satisfies(request -> assertThat(request.json()).isEqualTo(Map.of("subject", "Call", "outcome", 3)));
    }

    @Test
    void theGuideToCallsReadsAListThatTheCatalogueDoesNotHave() throws Exception {
        PIPEDRIVE.answerNext(SandboxAnswer.of(
                200, "{\"success\":true,\"data\":[{\"id\":5}],\"additional_data\":{\"next_cursor\":null}}"));
        load(yaml("docs/calls.md").get(5));
        context.start();

        List<?> products =
                context.createProducerTemplate().requestBody("direct:products-of-a-deal", Map.of("id", 7), List.class);

        assertThat(products).isEqualTo(List.of(Map.of("id", 5)));
        assertThat(PIPEDRIVE.requests()).singleElement().hasToString("GET /api/v2/deals/7/products {limit=500}");
    }

    @Test
    void theGuideToErrorsHandlesARecordThatIsNotThere() throws Exception {
        String handler = yaml("docs/errors.md").get(0);
        load(
                handler
                        + """
                - route:
                    from:
                      uri: direct:get
                      steps:
                        - to: pipedrive:deal/get
                """);
        context.start();

        Exchange result = context.createProducerTemplate()
                .send("direct:get", exchange -> exchange.getMessage().setBody(4711));

        assertThat(result.getException()).isNull();
        assertThat(result.getProperty(Exchange.EXCEPTION_CAUGHT)).isNotNull();
    }

    @Test
    void theGuideToCallsFindsByNameThroughToD() throws Exception {
        PIPEDRIVE.add("deal", Map.of("title", "Slate & sons 50%"));

        assertThat(find(yaml("docs/calls.md").get(2), "Slate & sons 50%")).hasSize(1);
    }

    @Test
    void theGuideToCallsFindsByNameThroughAHeader() throws Exception {
        PIPEDRIVE.add("deal", Map.of("title", "Slate (& sons)&limit=50%"));

        assertThat(find(yaml("docs/calls.md").get(3), "Slate (& sons)&limit=50%"))
                .hasSize(1);
    }

    private List<?> find(String steps, String company) throws Exception {
        load(
                """
                - route:
                    from:
                      uri: direct:find
                      steps:
                """
                        + steps.indent(8));
        context.start();

        return context.createProducerTemplate().requestBody("direct:find", Map.of("company", company), List.class);
    }

    @Test
    void theGuideToRateLimitsHasRoutesThatWork() throws Exception {
        Object id = PIPEDRIVE.add("deal", Map.of("title", "Floor tiles")).get("id");
        for (String each : yaml("docs/rate-limits.md")) {
            load(each);
        }
        context.start();

        Object deals = context.createProducerTemplate().requestBody("direct:refresh", (Object) null, List.class);
        Object paced = context.createProducerTemplate().requestBody("direct:paced", id, Map.class);

        assertThat(deals).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(1);
        assertThat(paced).asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("title", "Floor tiles");
    }

    @Test
    void theGuideToRetriesRepeatsAnUpdate() throws Exception {
        PIPEDRIVE.add("deal", Map.of("title", "Floor tiles", "value", 4800));
        PIPEDRIVE.answerNext("deal/update", BAD_GATEWAY, BAD_GATEWAY, BAD_GATEWAY, BAD_GATEWAY, BAD_GATEWAY);
        load(yaml("docs/retries.md").get(0).replace("retryDelay=1s", "retryDelay=1"));
        context.start();

        Map<?, ?> deal =
                context.createProducerTemplate().requestBody("direct:raise", Map.of("id", 1, "value", 5200), Map.class);

        assertThat(deal.get("value")).hasToString("5200");
        assertThat(PIPEDRIVE.requests()).hasSize(6);
    }

    @Test
    void theGuideToRetriesGuardsACreate() throws Exception {
        PIPEDRIVE.answerNext("deal/create", SandboxAnswer.connectionReset().afterCarryingOut());
        load(yaml("docs/retries.md").get(1).replace("guardCreates", "retryDelay=1&guardCreates"));
        context.start();

        Object deal = context.createProducerTemplate().requestBody("direct:new-deal", Map.of("title", "Floor tiles"));

        assertThat(List.copyOf(PIPEDRIVE.records("deal"))).isEqualTo(List.of(deal));
    }

    @Test
    void theGuideToRetriesLetsCamelRedeliverWhatIsSafe() throws Exception {
        PIPEDRIVE.add("deal", Map.of("title", "Floor tiles", "value", 4800));
        PIPEDRIVE.answerNext("deal/update", BAD_GATEWAY, BAD_GATEWAY, BAD_GATEWAY, BAD_GATEWAY);
        load(yaml("docs/retries.md").get(2).replace("60000", "1").replace("maxRetries=1", "maxRetries=1&retryDelay=1"));
        context.start();
        ProducerTemplate template = context.createProducerTemplate();

        template.requestBody("direct:store", Map.of("id", 1, "value", 5200), Map.class);

        assertThat(PIPEDRIVE.requests())
                .as("two tries, two on the first redelivery, one on the second")
                .hasSize(5);
    }

    @Test
    void theGuideToRetriesLetsCamelNotRedeliverACreateThatMayHaveBeenCarriedOut() throws Exception {
        PIPEDRIVE.answerNext("deal/create", BAD_GATEWAY);
        load(yaml("docs/retries.md").get(2).replace("deal/update", "deal/create"));
        context.start();

        Exchange result = context.createProducerTemplate()
                .send("direct:store", exchange -> exchange.getMessage().setBody(Map.of("title", "Floor tiles")));

        assertThat(result.getException()).isInstanceOf(PipedriveServerException.class);
        assertThat(PIPEDRIVE.requests()).hasSize(1);
    }

    @Test
    void theGuideToRetriesPutsAsideWhatFailed() throws Exception {
        PIPEDRIVE.answerNext("person/create", BAD_GATEWAY);
        load(yaml("docs/retries.md").get(3));
        context.start();

        context.createProducerTemplate().requestBody("direct:import", Map.of("name", "Ilse Varga"));

        Exchange rejected = context.createConsumerTemplate().receive("seda:rejects", 20_000);
        assertThat(rejected.getMessage().getBody()).isEqualTo(Map.of("name", "Ilse Varga"));
        assertThat(rejected.getProperty(Exchange.EXCEPTION_CAUGHT, PipedriveException.class)
                        .isPossiblyCarriedOut())
                .isTrue();
        assertThat(PIPEDRIVE.requests()).hasSize(1);
    }

    @Test
    void theGuideToRetriesOpensTheCircuitWhilePipedriveIsDown() throws Exception {
        Object id = PIPEDRIVE.add("deal", Map.of("title", "Floor tiles")).get("id");
        load(yaml("docs/retries.md").get(4).replace("maxRetries=1", "maxRetries=1&retryDelay=1"));
        context.start();
        ProducerTemplate template = context.createProducerTemplate();
        Map<?, ?> deal = template.requestBody("direct:deal", id, Map.class);
        Object nothing = template.requestBody("direct:deal", 4711);
        for (int i = 0; i < 2; i++) {
            PIPEDRIVE.answerNext("deal/get", BAD_GATEWAY, BAD_GATEWAY);
            template.requestBody("direct:deal", id);
        }
        assertThat(PIPEDRIVE.requests()).hasSize(6);

        Object answer = template.requestBody("direct:deal", id);

        assertThat(deal.get("id")).isEqualTo(id);
        assertThat(nothing).isEqualTo("There is no such deal");
        assertThat(answer).isEqualTo("Pipedrive can't be reached");
        assertThat(PIPEDRIVE.requests()).as("as many as before").hasSize(6);
    }

    @Test
    void theGuideToPagingReadsAllRecords() throws Exception {
        deals(3);
        load(yaml("docs/paging.md").get(0));
        context.start();

        List<?> deals = context.createProducerTemplate().requestBody("direct:open-deals", (Object) null, List.class);

        assertThat(deals).hasSize(3);
    }

    @Test
    void theGuideToPagingStreamsRecords() throws Exception {
        deals(3);
        load(yaml("docs/paging.md").get(1));
        List<Object> ids = collectDeals();
        context.start();

        context.createProducerTemplate().sendBody("direct:export", null);

        assertThat(ids).isEqualTo(List.of(1, 2, 3));
    }

    @Test
    void theGuideToPagingReadsAListInPortions() throws Exception {
        deals(5);
        load(yaml("docs/paging.md").get(2).replace("maxResults=2000", "maxResults=2"));
        List<Object> sizes = new ArrayList<>();
        collect("direct:portion", body -> sizes.add(((List<?>) body).size()));
        context.start();

        context.createProducerTemplate().sendBody("direct:portions", null);

        assertThat(sizes).isEqualTo(List.of(2, 2, 1));
    }

    @Test
    void theGuideToPagingGoesOnWhereTheExportBroke(@TempDir Path temporary) throws Exception {
        deals(5);
        load(yaml("docs/paging.md")
                .get(3)
                .replace("0: state", "0: \"" + temporary + "\"")
                .replace("limit=100", "limit=2"));
        List<Object> ids = new ArrayList<>();
        AtomicBoolean broken = new AtomicBoolean(true);
        collect("direct:deal", body -> {
            Object id = ((Map<?, ?>) body).get("id");
            if (id.equals(4) && broken.get()) {
                throw new IllegalStateException("The target is down");
            }
            ids.add(id);
        });
        context.start();

        Exchange first = context.createProducerTemplate().send("direct:resumable-export", exchange -> {});
        assertThat(first.getException()).hasRootCauseMessage("The target is down");
        assertThat(ids).isEqualTo(List.of(1, 2, 3));

        broken.set(false);
        Exchange second = context.createProducerTemplate().send("direct:resumable-export", exchange -> {});
        assertThat(second.getException()).isNull();
        assertThat(ids).isEqualTo(List.of(1, 2, 3, 3, 4, 5));
        assertThat(temporary.resolve("deals")).hasContent("");
    }

    @Test
    void theGuideToPagingTellsDuplicatesApart() throws Exception {
        context.getRegistry().bind("exported", MemoryIdempotentRepository.memoryIdempotentRepository());
        load(yaml("docs/paging.md").get(5));
        List<Object> ids = collectDeals();
        context.start();

        List.of(3, 3, 4).forEach(id -> context.createProducerTemplate().sendBody("direct:once", Map.of("id", id)));

        assertThat(ids).isEqualTo(List.of(3, 4));
    }

    @Test
    void theGuideToPagingWalksByHand() throws Exception {
        deals(5);
        load(yaml("docs/paging.md").get(6).replace("limit=500", "limit=2"));
        List<Object> ids = collectDeals();
        context.start();

        context.createProducerTemplate().sendBody("direct:by-hand", null);

        assertThat(ids).isEqualTo(List.of(1, 2, 3, 4, 5));
        assertThat(PIPEDRIVE.requests("deal/list")).hasSize(3);
    }

    private static void deals(int count) {
        for (int i = 1; i <= count; i++) {
            PIPEDRIVE.add("deal", Map.of("title", "Floor tiles " + i));
        }
    }

    private List<Object> collectDeals() throws Exception {
        List<Object> ids = new ArrayList<>();
        collect("direct:deal", body -> ids.add(((Map<?, ?>) body).get("id")));
        return ids;
    }

    private void collect(String uri, Consumer<Object> target) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri)
                        .process(exchange -> target.accept(exchange.getMessage().getBody()));
            }
        });
    }

    private void load(String yaml) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("documented.yaml", yaml));
    }

    private static List<String> yaml(String page) throws IOException {
        Matcher matcher = YAML.matcher(Files.readString(ROOT.resolve(page)));
        List<String> blocks = new ArrayList<>();
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }
}
