// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.moved;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.sandbox.resource.Account;
import io.github.camelpipedrive.sandbox.resource.Behaviours;
import io.github.camelpipedrive.sandbox.resource.StatefulResource;
import io.github.camelpipedrive.sandbox.store.Records;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The forms of operations whose successors the sandbox does not have yet. */
class MovedFormTest {

    private final Clock clock = Clock.fixed(Instant.parse("2031-03-02T08:15:30Z"), ZoneOffset.UTC);
    private final Account account = new Account(new Records(clock), clock, false, true);
    private final Map<String, StatefulResource> resources = new Behaviours(account).resources();
    private final RelatedRecords related = new RelatedRecords(resources);

    @BeforeEach
    void makeAUser() {
        resources.get("user").create(Map.of("name", "Sam Sales"), Map.of("id", Account.CURRENT_USER));
    }

    private StoredRecord record(String resource, Map<String, Object> values) {
        return resources.get(resource).create(values);
    }

    @Test
    void aProductThatWasCreatedTellsItsPriceAsTextToo() {
        Map<String, Object> price = Map.of("product_id", 1, "price", 49.99, "currency", "USD", "direct_cost", 2);
        StoredRecord product = record("product", Map.of("name", "Cork", "prices", List.of(price)));

        assertThat(ProductForm.form().view(product, related, "create").get("prices"))
                .asString()
                .contains("overhead_cost=2", "price_formatted=$49.99");
        assertThat(ProductForm.form().view(product, related, "get").get("prices"))
                .asString()
                .doesNotContain("price_formatted");
    }

    @Test
    void aProductIsTakenWithTheNamesOfVersion1() {
        Map<String, Object> given =
                Map.of("name", "Cork", "selectable", "0", "tax", "20", "prices", List.of(Map.of("overhead_cost", 2)));

        assertThat(ProductForm.form().body(given, true, account))
                .isEqualTo(Map.of(
                        "name", "Cork", "is_linkable", false, "tax", 20, "prices", List.of(Map.of("direct_cost", 2))));
    }

    @Test
    void onlyTheListOfPipelinesTellsWhichIsSelected() {
        StoredRecord pipeline = record("pipeline", Map.of("name", "Showroom"));

        assertThat(PipelineForm.form().view(pipeline, related, "list")).containsEntry("selected", false);
        assertThat(PipelineForm.form().view(pipeline, related, "get"))
                .containsOnlyKeys(
                        "id", "name", "url_title", "order_nr", "active", "deal_probability", "add_time", "update_time")
                .containsEntry("add_time", "2031-03-02 08:15:30");
    }

    @Test
    void aStageIsTakenWithTheNamesOfVersion1() {
        assertThat(StageForm.form().body(Map.of("name", "Tender", "rotten_flag", 1, "rotten_days", "7"), true, account))
                .isEqualTo(Map.of("name", "Tender", "is_deal_rot_enabled", true, "days_to_rotten", 7));
    }
}
