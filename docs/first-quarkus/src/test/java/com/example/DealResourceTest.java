// SPDX-License-Identifier: Apache-2.0
package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Against the sandbox, which starts by itself. */
@QuarkusTest
class DealResourceTest {

    @Inject
    DealResource deals;

    @Test
    void listsFiveOpenDeals() {
        assertEquals(5, deals.open().size());
    }

    @Test
    void createsADeal() {
        Map<?, ?> deal = deals.create(Map.of("title", "Floor tiles"));

        assertEquals("Floor tiles", deal.get("title"));
        assertEquals("open", deal.get("status"));
    }
}
