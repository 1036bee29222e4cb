// SPDX-License-Identifier: Apache-2.0
package com.example;

import io.github.camelpipedrive.connect.ConnectRoutes;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonLibrary;

/** The shared routes in Java. */
public class CrmRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // A deal of each JSON file, for an organization that is looked up by its name.
        from("file:inbox?include=.*[.]json")
                .routeId("new-deal")
                .unmarshal()
                .json(JsonLibrary.Jackson)
                .setVariable("order", body())
                .setHeader("CamelPipedrive.term", simple("${body[customer]}"))
                .setBody(simple("${null}"))
                .to("pipedrive:organization/search?exactMatch=true&fields=name")
                .setHeader("CamelPipedrive.org_id", simple("${body[0][id]}"))
                .setHeader("CamelPipedrive.title", simple("${variable.order[title]}"))
                .setBody(simple("${null}"))
                .to("pipedrive:deal/create?value=4800&currency=EUR")
                .setBody(simple("deal ${body[id]} of organization ${body[org_id]}:"
                        + " ${body[title]}, ${body[value]} ${body[currency]}"))
                .to("file:outbox?fileName=deal.txt");

        // A list, read as a stream, into a file.
        from("timer:export?repeatCount=1&delay=0")
                .routeId("export")
                .to("pipedrive:person/list?paging=STREAM&limit=5")
                .split(body())
                .streaming()
                .setBody(simple("${body[id]},${body[name]}"))
                .to("file:outbox?fileName=persons.csv&fileExist=Append&appendChars=\\n")
                .end()
                .setBody(constant("done"))
                .to("file:outbox?fileName=persons.done");

        // An error, handled by its type.
        from("timer:missing?repeatCount=1&delay=0")
                .routeId("missing")
                .doTry()
                .setBody(constant(4711))
                .to("pipedrive:deal/get")
                .doCatch(PipedriveNotFoundException.class)
                .setBody(simple("${exception.message}"))
                .to("file:outbox?fileName=missing.txt")
                .end();

        // Accounts that users connect, and a page that reads the records of one.
        templatedRoute(ConnectRoutes.CONNECT).routeId("connect").parameter("account", "acme");
        templatedRoute(ConnectRoutes.CALLBACK).routeId("callback");
        from("rest:get:/stages")
                .routeId("stages")
                .removeHeaders("*")
                .setBody(simple("${null}"))
                .to("pipedrive:stage/list?account=acme&limit=2&outputType=JSON")
                .removeHeaders("*");
    }
}
