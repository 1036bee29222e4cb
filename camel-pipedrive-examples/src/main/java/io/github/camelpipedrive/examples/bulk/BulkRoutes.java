// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.bulk;

import java.nio.charset.StandardCharsets;

import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.error.PipedrivePermissionException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spi.IdempotentRepository;
import org.h2.jdbcx.JdbcConnectionPool;

/** The routes of {@code bulk/update.camel.yaml} in Java; why they are as they are stands there. */
final class BulkRoutes extends RouteBuilder {

    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from("direct:update")
                .routeId("update")
                .setProperty(Exchange.CHARSET_NAME, constant(StandardCharsets.UTF_8.name()))
                .split(body().tokenize("\n"))
                .streaming()
                .parallelProcessing()
                .executorService("updates")
                .stopOnException()
                .filter(simple("${body} !regex '\\s*(#.*)?'"))
                .to("direct:change");

        from("direct:change")
                .routeId("change")
                .bean("tally", "read")
                .setVariable("line", body())
                .doTry()
                .idempotentConsumer(simple("${hash(${body})}"), done())
                .eager(false)
                .completionEager(true)
                .removeOnFailure(false)
                .to("pipedrive:{{bulk.operation}}?rateShare={{bulk.rate-share}}")
                .bean("tally", "changed")
                .end()
                .endDoTry()
                .doCatch(
                        PipedriveValidationException.class,
                        PipedriveNotFoundException.class,
                        PipedrivePermissionException.class)
                .to("direct:dead-letter")
                .doCatch(PipedriveServerException.class)
                .onWhen(method("tally", "isOneOfFew"))
                .to("direct:dead-letter")
                .end()
                .filter(exchangeProperty(Exchange.DUPLICATE_MESSAGE).isEqualTo(true))
                .bean("tally", "doneBefore");

        from("direct:dead-letter")
                .routeId("dead-letter")
                .setBody(simple("# ${exception.message}\n${variable.line}"))
                .to("file:{{bulk.work}}?fileName=rejects.jsonl&fileExist=Append&appendChars=\\n&charset=UTF-8")
                .bean("tally", "rejected");
    }

    private IdempotentRepository done() {
        JdbcConnectionPool database = JdbcConnectionPool.create(
                getContext().resolvePropertyPlaceholders("jdbc:h2:{{bulk.work}}/done;RETENTION_TIME=5000"), "bulk", "");
        getContext().getRegistry().bind("database", database, null, "dispose");
        return new JdbcMessageIdRepository(database, getContext().resolvePropertyPlaceholders("{{bulk.operation}}"));
    }
}
