// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.quarkus.it;

import io.github.camelpipedrive.error.PipedriveNotFoundException;
import org.apache.camel.builder.RouteBuilder;

/** Routes in Java. */
public final class DealRoutes extends RouteBuilder {

    @Override
    public void configure() {
        onException(PipedriveNotFoundException.class).handled(true).setBody(constant("none"));

        from("direct:deal").toD("pipedrive:deal/get?id=${body}");
    }
}
