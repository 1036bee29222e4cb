// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** What is there from the start and is named by others: products, users, pipelines, labels, sources and types. */
class ProductsAndUsersTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().unlimited());

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(PIPEDRIVE.baseUrl(), PIPEDRIVE.token());
    }

    private List<Object> names(String path) throws Exception {
        return api.get(path).rows().stream().map(row -> row.get("name")).toList();
    }

    @Test
    void aProductIsCreatedChangedAndDeleted() throws Exception {
        ApiClient.Answer created = api.post(
                "/api/v2/products",
                "{\"name\": \"Cork\", \"code\": \"CO-1\", \"category\": 41, \"prices\": [{\"currency\": \"GBP\", \"price\": 9.5}]}");
        ApiClient.Answer changed = api.patch("/api/v2/products/4", "{\"code\": \"CO-2\"}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.data())
                .contains(
                        entry("id", 4),
                        entry("category", "41"),
                        entry("owner_id", 9001),
                        entry("billing_frequency", "one-time"));
        assertThat(created.at("data.prices.0").toString())
                .isEqualTo("{product_id=4, price=9.5, currency=GBP, cost=0, direct_cost=0, notes=}");
        assertThat(changed.data()).contains(entry("code", "CO-2"), entry("prices", created.at("data.prices")));
        assertThat(api.get("/api/v2/products/search?term=CO-2&fields=code&exact_match=true")
                        .items())
                .hasSize(1);
        assertThat(api.delete("/api/v2/products/4").data()).isEqualTo(Map.of("id", 4));
        assertThat(api.get("/api/v2/products/4").status()).isEqualTo(404);
    }

    @Test
    void aProductWithoutPricesHasOneOfZero() throws Exception {
        assertThat(api.post("/api/v2/products", "{\"name\": \"Cork\"}").at("data.prices.0"))
                .isEqualTo(Map.of(
                        "product_id", 4, "price", 0, "currency", "EUR", "cost", 0, "direct_cost", 0, "notes", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"code": "CO-1"}                                          | name: Required
                    {"name": "Cork", "owner_id": 77}                          | owner_id: User 77 not found
                    {"name": "Cork", "billing_frequency": "weekly"}           | billing_frequency_cycles: Must not be null for the billing frequency weekly
                    {"name": "Cork", "billing_frequency_cycles": 4}           | billing_frequency_cycles: Must be null for the billing frequency one-time
                    {"name": "Cork", "billing_frequency": "monthly", "billing_frequency_cycles": 209} | billing_frequency_cycles: Must be at most 208
                    {"name": "Cork", "prices": [{"price": 1}]}                | prices[0].currency: Required
                    {"name": "Cork", "prices": [{"price": 1, "currency": "EUR"}, {"price": 2, "currency": "EUR"}]} | prices: There can only be one price per currency (EUR)
                    """)
    void aProductThatIsWrongIsRefused(String body, String error) throws Exception {
        ApiClient.Answer answer = api.post("/api/v2/products", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("Validation failed: " + error);
    }

    @Test
    void usersAreListedAllAtOnce() throws Exception {
        ApiClient.Answer users = api.get("/v1/users");

        assertThat(users.ids()).containsExactly(9001, 9002, 9003);
        assertThat(users.at("additional_data")).isEqualTo(Map.of("company_id", 440055));
        assertThat(users.rows().get(0)).containsEntry("is_you", true).containsKeys("phone", "access");
        assertThat(users.rows().get(1))
                .containsEntry("is_you", false)
                .doesNotContainKeys("phone", "company_name", "language");
        assertThat(api.get("/v1/users/9003").data()).containsEntry("name", "J\u00f6rg Ahlers");
    }

    @Test
    void whoCanSignInIsAUser() {
        try (PipedriveSandbox sandbox = PipedriveSandbox.builder()
                .user(new SandboxUser(
                        9004, "Ida Grout", "ida@tiletown.example", 440055, "Tiletown Ltd", "tiletown-sandbox"))
                .company(440056, "Northwind Floors", "northwind")
                .start()) {
            assertThat(sandbox.records("user"))
                    .extracting(user -> user.get("name"))
                    .containsExactly("Sam Sales", "Rosa Quill", "J\u00f6rg Ahlers", "Ida Grout");
            assertThat(sandbox.company("northwind").add("deal", Map.of("title", "Tiles", "owner_id", 9201)))
                    .containsEntry("owner_id", 9201);
        }
    }

    @Test
    void anUnknownUserIsNotFoundInTheFormOfVersion1() throws Exception {
        ApiClient.Answer answer = api.get("/v1/users/77");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json()).containsOnlyKeys("success", "error", "error_info", "data", "additional_data");
    }

    @Test
    void pipelinesLabelsSourcesAndTypesHaveNames() throws Exception {
        assertThat(api.get("/api/v2/pipelines/2").data()).containsEntry("name", "Trade");
        assertThat(api.get("/api/v2/pipelines/77").status()).isEqualTo(404);
        assertThat(names("/v1/leadLabels")).containsExactly("Hot", "Warm", "Cold");
        assertThat(api.get("/v1/leadLabels").rows().get(0))
                .containsOnlyKeys("id", "name", "color", "add_time", "update_time")
                .containsEntry("id", "f08b42a0-4e75-11ea-9643-000000000001");
        assertThat(api.get("/v1/leadSources").rows()).contains(Map.of("name", "Web forms"));
        assertThat(api.get("/v1/activityTypes").rows())
                .extracting(row -> row.get("key_string"))
                .containsExactly("call", "meeting", "task", "deadline", "email", "lunch");
        assertThat(api.get("/v1/activityTypes").json()).doesNotContainKey("additional_data");
    }
}
