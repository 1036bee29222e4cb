// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.orders;

import org.apache.camel.builder.RouteBuilder;

public class OrderRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:orders").routeId("orders").to("pipedrive:deal/create").to("direct:confirmed");

        from("direct:confirmed").routeId("confirmed").log("order is deal ${body[id]}");
    }
}
