// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.browser.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PageTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .organization("Tiletown Ltd")
            .record("person", Map.of("name", "Buyer of Slate", "org_id", 1))
            .record(
                    "deal",
                    Map.of("title", "Floor tiles", "value", 4800.5, "currency", "EUR", "person_id", 1, "stage_id", 2)));

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(PIPEDRIVE.baseUrl(), PIPEDRIVE.token());
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class InABrowser {

        private Browser browser;

        @AfterAll
        void close() throws InterruptedException {
            if (browser != null) {
                browser.close();
            }
        }

        // Started by the first test, not before all: each test that is skipped is then reported as such.
        @BeforeEach
        void open() throws Exception {
            browser = browser == null ? Browser.startOrSkip("the sandbox's page") : browser;
            browser.open(PIPEDRIVE.baseUrl() + "/");
            browser.waitFor("[data-deal='1']");
        }

        @Test
        void showsDealsInTheColumnsOfTheirStages() {
            assertThat(browser.texts("h2"))
                    .startsWith("Last callsnewest first", "Showroompipeline #1", "Tradepipeline #2")
                    .contains("Persons1", "Organizations1", "Leads0", "Activities0", "Notes0", "Users3");
            assertThat(browser.texts("h3"))
                    .containsExactly(
                            "Enquiry",
                            "Samples sent",
                            "Quoted",
                            "Order confirmed",
                            "Tender",
                            "Shortlisted",
                            "Contract");
            assertThat(browser.text("[data-stage='2']").lines())
                    .containsExactly(
                            "Samples sent",
                            "1",
                            "stage #2",
                            "4,801 EUR",
                            "Floor tiles",
                            "4,800.50 EUR",
                            "#1",
                            "Buyer of Slate");
            assertThat(browser.texts("[data-stage='1'] .card")).isEmpty();
        }

        @Test
        void showsWithoutReloadingWhatHappens() throws Exception {
            api.post("/api/v2/deals", "{\"title\": \"Wall tiles\", \"value\": 90, \"currency\": \"GBP\"}");
            browser.waitForText("[data-deal='2']", "Wall tiles");

            api.patch("/api/v2/deals/2", "{\"stage_id\": 6}");
            browser.waitFor("[data-stage='6'] [data-deal='2']");
            api.patch("/api/v2/deals/2", "{\"status\": \"won\"}");
            browser.waitFor("[data-deal='2'].won");
            api.delete("/api/v2/deals/1");
            browser.waitForText("[data-table='Last changes']", "deal 1 deleted");
            assertThat(browser.text("[data-table='Last changes']"))
                    .contains("deal 2 created")
                    .contains("deal 2 changed");

            assertThat(browser.texts("[data-deal='1']")).isEmpty();
            assertThat(browser.texts("[data-stage='1'] .card")).isEmpty();
            assertThat(browser.text("#figures")).contains("4\nrequests");
            assertThat(browser.text("[data-table='Calls by operation']").lines())
                    .containsExactly("Calls by operation", "deal/create\t1", "deal/delete\t1", "deal/update\t2");
            assertThat(browser.text("[data-table='Traffic']").lines())
                    .containsExactly(
                            "Traffic",
                            "API token 1: most requests in 2 seconds\t" + peak(),
                            "tiletown-sandbox: tokens used today\t18");
        }

        private int peak() {
            return PIPEDRIVE.statistics().peaks().get("API token 1").requests();
        }

        @Test
        void showsEachKindOfRecord() throws Exception {
            PIPEDRIVE.add("lead", Map.of("title", "Marble", "person_id", 1, "value", money(12.5)));
            PIPEDRIVE.add("activity", Map.of("subject", "Call", "done", true, "due_date", "2031-03-02", "deal_id", 1));
            PIPEDRIVE.add(
                    "note", Map.of("content", "<p>Wants <b>sam</b>ples</p><p>today<br>or<br/>soon</p>", "deal_id", 1));

            browser.waitForText("[data-resource=note]", "Wants samples today or soon");
            assertThat(browser.text("[data-resource=lead]")).contains("Marble").contains("12.50 EUR · Buyer of Slate");
            assertThat(browser.text("[data-resource=activity]"))
                    .contains("✓ Call")
                    .contains("2031-03-02 · deal 1");
            assertThat(browser.text("[data-resource=person]"))
                    .contains("Buyer of Slate")
                    .contains("Tiletown Ltd");
            assertThat(browser.text("[data-resource=organization]")).contains("Tiletown Ltd");
        }

        private Map<String, Object> money(double amount) {
            return Map.of("amount", amount, "currency", "EUR");
        }

        @Test
        void showsTheLastCallsWithRefusalsAndFaultsNearTheTop() throws Exception {
            PIPEDRIVE.clock().stopAt(Instant.parse("2031-03-02T08:15:30Z"));
            PIPEDRIVE.answerNext("deal/update", SandboxAnswer.connectionReset());
            api.post("/api/v2/deals", "{\"title\": \"Wall tiles\"}");
            api.get("/api/v2/deals/4711");
            assertThatThrownBy(() -> api.patch("/api/v2/deals/1", "{}")).isInstanceOf(IOException.class);
            PIPEDRIVE.startFaults(Faults.plan().at(1, FaultKind.GATEWAY_TIMEOUT_AFTER_PROCESSING));
            api.post("/api/v2/deals", "{\"title\": \"Roof tiles\"}");
            PIPEDRIVE.limits(SandboxLimits.of(SandboxPlan.LITE).requestsPerWindow(1));
            api.get("/api/v2/persons?owner_id=9001");
            api.get("/api/v2/nothing");

            browser.waitForText("#calls", "/api/v2/nothing");

            assertThat(browser.texts(".call .time")).containsOnly("08:15:30").hasSize(6);
            assertThat(browser.texts(".call .operation"))
                    .containsExactly(
                            "no operation", "person/list", "deal/create", "deal/update", "deal/get", "deal/create");
            assertThat(browser.texts(".call .path"))
                    .startsWith("GET /api/v2/nothing", "GET /api/v2/persons", "POST /api/v2/deals");
            assertThat(browser.texts(".call .status")).containsExactly("429", "429", "504", "—", "404", "200");
            assertThat(browser.texts(".call .error"))
                    .containsExactly(
                            "Rate limit exceeded",
                            "Rate limit exceeded",
                            "no message, although it was carried out",
                            "connection reset",
                            "Deal not found or not accessible.",
                            "");
            assertThat(browser.texts(".call.alarm")).hasSize(5);
            assertThat(browser.texts("main h2")).first().isEqualTo("Last callsnewest first");
        }

        @Test
        void showsTheLastTwentyCalls() throws Exception {
            for (int id = 1; id <= 25; id++) {
                api.get("/api/v2/deals/" + id);
            }

            browser.waitForText("#calls", "/api/v2/deals/25");
            assertThat(browser.texts(".call .path")).hasSize(20).endsWith("GET /api/v2/deals/6");
        }

        @Test
        void countsNoRecordOfTheStartAmongTheChanges() throws Exception {
            assertThat(browser.text("[data-table='Last changes']").lines()).containsExactly("Last changes", "None yet");
            api.post("/api/v2/deals", "{\"title\": \"Wall tiles\"}");

            browser.waitForText("[data-table='Last changes']", "deal 2 created");
            assertThat(browser.texts("[data-table='Last changes'] tr")).hasSize(1);
        }

        @Test
        void showsTheIdsThatCallsNeed() {
            Object lead = PIPEDRIVE
                    .add("lead", Map.of("title", "Marble", "person_id", 1))
                    .get("id");
            PIPEDRIVE.add("note", Map.of("content", "Call back", "lead_id", lead));

            browser.waitForText("[data-resource=lead]", "#" + lead);
            browser.waitForText("[data-resource=note]", "lead " + lead);
            browser.waitForText("[data-table='Last changes']", "lead " + lead + " created");
            assertThat(browser.text("[data-resource=user]").lines()).contains("Sam Sales", "#9001");
            assertThat(browser.texts(".column .quiet")).contains("stage #1", "stage #7");
        }

        @Test
        void keepsAListFoldedThatSomebodyFolds() {
            assertThat(browser.text("[data-resource=person]")).contains("Buyer of Slate");

            browser.click("[data-resource=person] summary");
            PIPEDRIVE.add("person", Map.of("name", "Buyer of Marble"));

            browser.waitForText("[data-resource=person] h2", "2");
            assertThat(browser.text("[data-resource=person]")).isEqualTo("Persons2");
            browser.click("[data-resource=person] summary");
            browser.waitForText("[data-resource=person]", "Buyer of Marble");
        }

        @Test
        void fitsAPhone() throws Exception {
            browser.resize(390, 844);
            try {
                api.get("/api/v2/deals/4711");
                browser.open(PIPEDRIVE.baseUrl() + "/");
                browser.waitForText("#calls", "Deal not found");

                assertThat(browser.overflow()).isZero();
                assertThat(browser.text("[data-resource=person]")).isEqualTo("Persons1");
                assertThat(browser.text("[data-deal='1']")).contains("Floor tiles");
                browser.click("[data-resource=person] summary");
                browser.waitForText("[data-resource=person]", "Buyer of Slate");
            } finally {
                browser.resetSize();
            }
        }

        @Test
        void runsNothingThatStandsInARecord() throws Exception {
            String attack = "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>";
            PIPEDRIVE.add("deal", Map.of("title", attack));
            PIPEDRIVE.add("note", Map.of("content", attack, "deal_id", 1));

            browser.waitForText("[data-deal='2']", attack);
            browser.waitFor("[data-resource=note] li");

            assertThat(browser.texts("img")).isEmpty();
            assertThat(browser.html()).contains("<title>Pipedrive sandbox</title>");
        }

        @Test
        void tellsWhenALimitRefuses() throws Exception {
            assertThat(browser.text("#limits"))
                    .isEqualTo("In 2 seconds 40 requests (160 with OAuth), 10 searches; 60,000 tokens a day");
            PIPEDRIVE.clock().stopAt(Instant.parse("2031-03-02T08:15:30Z"));
            PIPEDRIVE.limits(SandboxLimits.of(SandboxPlan.LITE).requestsPerWindow(2));
            for (int i = 0; i < 5; i++) {
                api.get("/api/v2/deals/1");
            }

            browser.waitForText("#figures", "3\nanswers with 429");
            browser.waitForText("[data-table='Traffic']", "Too many requests: 429\t3");
            assertThat(browser.text("#limits"))
                    .isEqualTo("In 2 seconds 2 requests (2 with OAuth), 10 searches; 30,000 tokens a day");
        }

        @Test
        void tellsWhatWentWrong() throws Exception {
            PIPEDRIVE.startFaults(Faults.plan().at(1, FaultKind.GATEWAY_TIMEOUT_AFTER_PROCESSING));
            api.post("/api/v2/deals", "{\"title\": \"Wall tiles\"}");
            api.post("/api/v2/deals", "{\"title\": \"Wall tiles\"}");

            browser.waitForText("[data-table='Traffic']", "Fault: gateway-timeout-after-processing\t1");
            assertThat(browser.text("[data-table='Traffic']"))
                    .contains("Creates with the body of an earlier one\t1")
                    .contains("Creates whose answer was lost\t1");
        }

        @Test
        void countsAllDealsOfAStageAndShowsTheNewestHundred() throws Exception {
            for (int i = 0; i < 120; i++) {
                PIPEDRIVE.add("deal", Map.of("title", "Tiles " + i, "value", 10));
            }

            browser.waitFor("[data-deal='121']");
            assertThat(browser.text("[data-stage='1'] > div").lines())
                    .containsExactly("Enquiry", "120", "stage #1", "1,200 EUR");
            assertThat(browser.texts(".card")).hasSize(100);
            assertThat(browser.text("#figures")).contains("121\ndeals");
        }

        @Test
        void showsWhenTheSandboxHasStopped() {
            PipedriveSandbox other =
                    PipedriveSandbox.builder().deal("Roof tiles").start();
            browser.open(other.baseUrl() + "/");
            browser.waitForText("[data-deal='1']", "Roof tiles");

            other.close();

            browser.waitFor("#live.off");
        }
    }

    @Test
    void isOnePageThatSpeaksToNobodyElse() throws Exception {
        ApiClient.Answer page = new ApiClient(PIPEDRIVE.baseUrl(), "").get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("content-type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.header("content-security-policy"))
                .isEqualTo("default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
                        + " connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none';"
                        + " frame-ancestors 'none'");
        assertThat(page.text()).doesNotContain("http://").doesNotContain("https://");
    }

    @Test
    void sendsOnlyWhatIsNew() throws Exception {
        ApiClient browser = new ApiClient(PIPEDRIVE.baseUrl(), "");
        Object version = browser.get("/sandbox/state").json().get("version");

        assertThat(browser.get("/sandbox/state?since=" + version).json()).isEqualTo(Map.of("unchanged", true));
        api.get("/api/v2/deals/1");
        Map<String, Object> state =
                browser.get("/sandbox/state?since=" + version).json();

        assertThat(state)
                .containsOnlyKeys(List.of(
                        "version",
                        "limits",
                        "calls",
                        "statistics",
                        "changes",
                        "stages",
                        "activity",
                        "deal",
                        "lead",
                        "note",
                        "organization",
                        "person",
                        "pipeline",
                        "stage",
                        "user"));
        assertThat(state.toString()).doesNotContain(PIPEDRIVE.token());
    }
}
