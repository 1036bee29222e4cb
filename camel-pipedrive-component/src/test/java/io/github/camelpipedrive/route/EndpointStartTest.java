// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import io.github.camelpipedrive.PipedriveComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Mistakes that stop a route from starting, and what a user is notified. */
class EndpointStartTest {

    private static final String TOKEN = "start-secret-8842";

    /** What is said when a route with this endpoint starts: the message of the last cause. */
    private static String startFailure(String uri) throws Exception {
        return startFailure(uri, TOKEN);
    }

    private static String startFailure(String uri, String token) throws Exception {
        try (CamelContext context = context(token)) {
            CamelExtension.addRoutes(context, routes -> routes.from("direct:a").to(uri));
            Throwable failure = catchThrowable(context::start);
            assertThat(failure).as("the failure of " + uri).isNotNull();
            Throwable last = failure;
            while (last.getCause() != null && !last.getCause().getMessage().equals(last.getMessage())) {
                assertThat(last.getMessage()).doesNotContain(TOKEN);
                if (last instanceof ResolveEndpointFailedException) {
                    return last.getCause().getMessage();
                }
                last = last.getCause();
            }
            return last.getMessage();
        }
    }

    private static CamelContext context(String token) {
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setApiToken(token);
        context.addComponent("pipedrive", component);
        return context;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            pipedrive:deal/serach | Unknown operation 'deal/serach'. Did you mean 'deal/search'?
            pipedrive:note/search | Unknown operation 'note/search'. There are note/create, note/get, note/list, note/update, note/delete, note/find.
            pipedrive:deals/create | Unknown resource 'deals' in 'deals/create'. Did you mean 'deal/create'?
            pipedrive:deal/changed | deal/changed: events can't be consumed yet. Read what has changed with a list and updatedSince, or receive Pipedrive's webhooks
            pipedrive:oauth/accounts?outputType=JSON | oauth/accounts: outputType has no effect: the result is a Map, a List of them, or text
            pipedrive:deal/change | Unknown operation 'deal/change'. There are deal/create, deal/get, deal/list, deal/update, deal/delete, deal/search, deal/find, deal/upsert.
            pipedrive:deal/list?ownreId=1 | deal/list: unknown option or parameter 'ownreId'. Did you mean 'owner_id'?
            pipedrive:deal/list?outputTyp=NODE | deal/list: unknown option or parameter 'outputTyp'. Did you mean 'outputType'?
            pipedrive:deal/list?ownerId=us | deal/list: owner_id: expected a whole number from 1, got 'us'; a name is written 'name:us'
            pipedrive:deal/list?ownerId=1&owner_id=2 | deal/list: owner_id: is given twice, in two spellings
            pipedrive:deal/list?status=lots | deal/list: status: expected one of open, won, lost, deleted, got 'lots'
            pipedrive:deal/list?limit=501 | deal/list: limit: expected a whole number from 1 to 500, got '501'
            pipedrive:deal/get?id=${body} | deal/get: the value of id is an expression. Expressions are evaluated by toD, not by to
            pipedrive:lead/create?value=4800 | lead/create: value: expected an object such as {"amount": 4800, "currency": "EUR"}, got '4800'
            pipedrive:lead/create?value={"amount":4800} | lead/create: value: currency is missing; the form is {"amount": 4800, "currency": "EUR"}
            pipedrive:lead/get?id=4711 | lead/get: id: expected a UUID such as 0c9d2f40-1111-4abc-8def-20310304aaaa, got '4711'
            pipedrive:deal/create?5a9c0d1e2f3a4b5c6d7e8f901234567890abcdef=white | deal/create: custom field '5a9c0d1e2f3a4b5c6d7e8f901234567890abcdef' must be inside custom_fields
            pipedrive:note/create?5a9c0d1e2f3a4b5c6d7e8f901234567890abcdef=white | note/create: custom field '5a9c0d1e2f3a4b5c6d7e8f901234567890abcdef' can't be given here: note/create sets no custom fields
            pipedrive:lead/create?customFields={} | lead/create: unknown parameter 'customFields'. Here custom fields are next to the other fields, by their key
            pipedrive:deal/create?customFields={"colour":"white"} | deal/create: custom_fields: 'colour' is not a custom field key; names need fieldNames=true, a key has 40 hexadecimal characters and is in the account's field settings
            pipedrive:deal/create?customFields={"colour" | deal/create: custom_fields: is not JSON: it ends in the middle (line 1, column 10)
            pipedrive:deal/list?updatedSince=2031-03-02 | deal/list: updated_since: expected a time with its zone such as 2031-03-02T08:15:30Z, got '2031-03-02'
            pipedrive:deal/list?customFields=a,,b | deal/list: custom_fields: [1]: must not be blank
            pipedrive:deal/create?title=%20 | deal/create: title: must not be blank
            pipedrive:deal/list?organizationId=1 | deal/list: unknown parameter 'organizationId'. Did you mean 'org_id'?
            pipedrive:deal/list?xyzzy=1 | deal/list: unknown parameter 'xyzzy'. It takes limit, cursor, filter_id, ids, owner_id, updated_since, updated_until, person_id, org_id, pipeline_id, stage_id, status, sort_by, sort_direction, include_fields, custom_fields, include_option_labels, include_labels.
            pipedrive:deal/list?sort=title | deal/list: unknown parameter 'sort'. Did you mean 'sort_by'?
            pipedrive:person/create?email=a@tiletown.example | person/create: unknown option or parameter 'email'. Did you mean 'emails'?
            pipedrive:deal/list?ids=1,x&limit=0 | deal/list: 2 problems. (1) ids: [1]: expected a whole number from 1, got 'x'; a name is written 'name:x'. (2) limit: expected a whole number from 1 to 500, got '0'.
            pipedrive:deal/list?maxresults=3 | deal/list: maxResults has no effect without paging=ALL or paging=STREAM
            pipedrive:deal/list?Account=%20 | deal/list: account is blank: without it the call would be for another account
            pipedrive:api/call?path=/api/v2/deals&acount=south | api/call: unknown option or parameter 'acount'. Did you mean 'account'?
            pipedrive:deal/list?requestsPerWindow=5 | deal/list: requestsPerWindow is an option of the component: camel.component.pipedrive.requestsPerWindow
            pipedrive:deal/get?maxResponseSize=0 | deal/get: maxResponseSize must be a number from 1, got 0
            pipedrive:deal/get?maxResponseSize=-5 | deal/get: maxResponseSize must be a number from 1, got -5
            pipedrive:deal/list?plan=LITE | deal/list: plan is an option of the component: camel.component.pipedrive.plan
            pipedrive:deal/list?rateLimitDataSource=a | deal/list: rateLimitDataSource is an option of the component: camel.component.pipedrive.rateLimitDataSource
            pipedrive:deal/list?keepAlive=true | deal/list: keepAlive is an option of the component: camel.component.pipedrive.keepAlive
            pipedrive:deal/list?allowUnknown=true&dailyTokens=1 | deal/list: dailyTokens is an option of the component: camel.component.pipedrive.dailyTokens
            pipedrive:deal | 'deal' must be resource/operation, such as pipedrive:deal/create
            pipedrive:deal/ | 'deal/' must be resource/operation, such as pipedrive:deal/create
            pipedrive:deal/create/now | 'deal/create/now' must be resource/operation, such as pipedrive:deal/create
            pipedrive:deal/list?baseUrl=http://crm.example | baseUrl 'http://crm.example' must start with https:// (http is for loopback addresses only)
            pipedrive:deal/list?baseUrl=https://crm.example/api/v2 | baseUrl must consist of scheme, host and port only, such as https://api.pipedrive.com; paths such as /api/v2 are added by the component
            pipedrive:deal/list?companyDomain=acme.pipedrive.com | companyDomain 'acme.pipedrive.com' must be the first part of the account's address: acme for https://acme.pipedrive.com
            pipedrive:deal/list?companyDomain=acme&baseUrl=https://crm.example | Give companyDomain or baseUrl, not both: each says where calls go
            """)
    void saysWhatIsWrong(String uri, String message) throws Exception {
        assertThat(startFailure(uri)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            outputClass=hunt.Nope | outputClass: there is no class hunt.Nope
            outputClass=#class:hunt.Nope | outputClass: there is no class hunt.Nope
            outputType=XML | outputType: expected one of MAP, NODE, JSON, RAW, got 'XML'
            paging=SOME | paging: expected one of PAGE, ALL, STREAM, got 'SOME'
            guardCreates=maybe | guardCreates: expected true or false, got 'maybe'
            rateShare=half | rateShare: expected a number, got 'half'
            maxRetries=some | maxRetries: expected a number, got 'some'
            maxResults=1,000 | maxResults: expected a number, got '1,000'
            maxResults=10k | maxResults: expected a number, got '10k'
            retryTimeout=1.5s | retryTimeout: expected a number, got '1.5s'
            retryTimeout=soon | retryTimeout: expected a number, got 'soon'
            objectMapper=#nope | objectMapper: there is no bean #nope of type com.fasterxml.jackson.databind.ObjectMapper
            objectMapper=nope | objectMapper: expected # and the name of a bean of type com.fasterxml.jackson.databind.ObjectMapper
            """)
    void namesTheOptionWhoseValueDoesNotFit(String option, String message) throws Exception {
        assertThat(startFailure("pipedrive:deal/list?" + option)).isEqualTo("deal/list: " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "retryTimeout=1m30s",
                "retryTimeout=90000",
                "retryTimeout=1d2h3m4s5ms",
                "retryDelay=500ms",
                "paging=ALL&maxResults=0"
            })
    void takesNumbersAndDurations(String option) throws Exception {
        try (CamelContext context = context(TOKEN)) {
            CamelExtension.addRoutes(context, routes -> routes.from("direct:a").to("pipedrive:deal/list?" + option));

            context.start();

            assertThat(context.getRoutes()).hasSize(1);
        }
    }

    @Test
    void missesTheTokenWhenTheRouteStartsAndNotWhenItIsUsed() throws Exception {
        assertThat(startFailure("pipedrive:deal/list", null))
                .isEqualTo("apiToken is missing: set camel.component.pipedrive.api-token, or the option apiToken of the"
                        + " endpoint. Pipedrive shows the token under Personal preferences > API. For"
                        + " OAuth 2 set clientId, clientSecret and redirectUri or refreshToken instead");
    }

    @Test
    void lazyStartOfTheProducerDoesNotHideAMistakeInTheEndpoint() throws Exception {
        assertThat(startFailure("pipedrive:deal/serach?lazyStartProducer=true"))
                .isEqualTo("Unknown operation 'deal/serach'. Did you mean 'deal/search'?");
    }

    @Test
    void namesTheRouteAndTheEndpoint() throws Exception {
        try (CamelContext context = context(TOKEN)) {
            CamelExtension.addRoutes(
                    context,
                    routes -> routes.from("direct:a").routeId("billing").to("pipedrive:deal/serach"));

            assertThat(catchThrowable(context::start))
                    .isInstanceOf(FailedToCreateRouteException.class)
                    .hasMessageContaining("billing")
                    .hasMessageContaining("pipedrive:deal/serach")
                    .hasMessageContaining("Did you mean 'deal/search'?");
        }
    }

    @Test
    void cantBeConsumedFrom() throws Exception {
        try (CamelContext context = context(TOKEN)) {
            CamelExtension.addRoutes(
                    context, routes -> routes.from("pipedrive:deal/list").to("mock:a"));

            assertThat(catchThrowable(context::start))
                    .hasRootCauseMessage(
                            "pipedrive:deal/list is called, not consumed from: use it in to, toD or enrich, and"
                                    + " a timer or another consumer in from");
        }
    }

    @Test
    void cantBePolled() throws Exception {
        try (CamelContext context = context(TOKEN)) {
            CamelExtension.addRoutes(context, routes -> routes.from("direct:a").pollEnrich("pipedrive:deal/list", 1));
            context.start();

            Throwable failure = context.createProducerTemplate()
                    .request("direct:a", exchange -> {})
                    .getException();

            assertThat(failure)
                    .hasRootCauseMessage(
                            "pipedrive:deal/list is called, not consumed from: use it in to, toD or enrich, and"
                                    + " a timer or another consumer in from");
        }
    }
}
