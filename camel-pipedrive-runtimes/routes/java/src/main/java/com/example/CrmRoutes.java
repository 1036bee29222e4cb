// SPDX-License-Identifier: Apache-2.0
package com.example;

import io.github.camelpipedrive.call.reading.OutputType;
import io.github.camelpipedrive.connect.ConnectRoutes;
import io.github.camelpipedrive.dsl.PipedriveRouteBuilder;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.paging.PagingMode;
import org.apache.camel.model.dataformat.JsonLibrary;

import static io.github.camelpipedrive.dsl.PipedriveOperation.DEAL_CREATE;
import static io.github.camelpipedrive.dsl.PipedriveOperation.DEAL_GET;
import static io.github.camelpipedrive.dsl.PipedriveOperation.ORGANIZATION_SEARCH;
import static io.github.camelpipedrive.dsl.PipedriveOperation.PERSON_LIST;
import static io.github.camelpipedrive.dsl.PipedriveOperation.STAGE_LIST;

/** The shared routes in Java, with the endpoint DSL. */
public class CrmRoutes extends PipedriveRouteBuilder {

    @Override
    public void configure() {
        // A deal of each JSON file, for an organization that is looked up by its name.
        from(file("inbox").include(".*[.]json"))
                .routeId("new-deal")
                .unmarshal()
                .json(JsonLibrary.Jackson)
                .setVariable("order", body())
                .setHeader("CamelPipedrive.term", simple("${body[customer]}"))
                .setBody(simple("${null}"))
                .to(pipedrive(ORGANIZATION_SEARCH).parameter("exactMatch", true).parameter("fields", "name"))
                .setHeader("CamelPipedrive.org_id", simple("${body[0][id]}"))
                .setHeader("CamelPipedrive.title", simple("${variable.order[title]}"))
                .setBody(simple("${null}"))
                .to(pipedrive(DEAL_CREATE).parameter("value", 4800).parameter("currency", "EUR"))
                .setBody(simple("deal ${body[id]} of organization ${body[org_id]}:"
                        + " ${body[title]}, ${body[value]} ${body[currency]}"))
                .to("file:outbox?fileName=deal.txt");

        // A list, read as a stream, into a file.
        from(timer("export").repeatCount(1).delay(0))
                .routeId("export")
                .to(pipedrive(PERSON_LIST).parameter("limit", 5).paging(PagingMode.STREAM))
                .split(body())
                .streaming()
                .setBody(simple("${body[id]},${body[name]}"))
                .to("file:outbox?fileName=persons.csv&fileExist=Append&appendChars=\\n")
                .end()
                .setBody(constant("done"))
                .to("file:outbox?fileName=persons.done");

        // An error, handled by its type.
        from(timer("missing").repeatCount(1).delay(0))
                .routeId("missing")
                .doTry()
                .setBody(constant(4711))
                .to(pipedrive(DEAL_GET))
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
                .to(pipedrive(STAGE_LIST).parameter("limit", 2).account("acme").outputType(OutputType.JSON))
                .removeHeaders("*");
    }
}
