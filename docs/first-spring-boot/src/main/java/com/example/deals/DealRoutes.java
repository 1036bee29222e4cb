// SPDX-License-Identifier: Apache-2.0
package com.example.deals;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

@Component
public class DealRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:deals").routeId("deals").to("pipedrive:deal/create").log("deal ${body[id]} is in Pipedrive");
    }
}
