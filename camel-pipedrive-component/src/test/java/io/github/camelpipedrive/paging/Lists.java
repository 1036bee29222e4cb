// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.client.Call;
import io.github.camelpipedrive.client.Caller;
import io.github.camelpipedrive.client.NextPage;
import io.github.camelpipedrive.client.OutputType;
import io.github.camelpipedrive.client.PageRecords;
import io.github.camelpipedrive.client.ParameterHeaders;
import io.github.camelpipedrive.client.RecordShapes;
import io.github.camelpipedrive.client.RequestBinder;
import io.github.camelpipedrive.client.ResponseHeaders;
import io.github.camelpipedrive.client.ResponseReader;
import io.github.camelpipedrive.client.Result;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.ratelimit.Claim;
import io.github.camelpipedrive.ratelimit.RateLimitHeaders;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultMessage;

/** Lists of the catalogue to be walked through, with answers by tests. */
final class Lists {

    private static final CamelContext CONTEXT = new DefaultCamelContext();
    private static final ResponseHeaders SILENT = new ResponseHeaders("", RateLimitHeaders.NONE);

    /** Answers calls. */
    interface Server {
        Result answer(Call call) throws PipedriveException, InterruptedException;
    }

    private Lists() {}

    /** A binder of the calls of a list. */
    static RequestBinder binder(Operation row) throws PipedriveValidationException {
        return RequestBinder.of(
                row,
                new RecordShapes(PipedriveOperations.catalogue()),
                false,
                new ObjectMapper(),
                Claim.NONE,
                Map.of());
    }

    /** A list of the catalogue, such as {@code note/list}, of which maxResults records are wanted. */
    static ListCall call(String operation, Map<String, Object> parameters, long maxResults, Server server)
            throws PipedriveValidationException {
        String[] names = operation.split("/");
        Operation row = PipedriveOperations.catalogue().operation(names[0], names[1]);
        return call(row, parameters, maxResults, server);
    }

    static ListCall call(Operation row, Map<String, Object> parameters, long maxResults, Server server)
            throws PipedriveValidationException {
        RequestBinder binder = binder(row);
        Pages pages = new Pages(row, binder, ResponseReader.ofPages(row, OutputType.MAP, null, 1_000_000), maxResults);
        Caller caller = (call, reader, exchange) -> server.answer(call);
        Message message = new DefaultMessage(CONTEXT);
        return new ListCall(
                pages,
                binder.bind(message, ParameterHeaders.of(message, Set.of()), parameters, "acme"),
                "",
                "acme",
                caller,
                CallObserver.NONE);
    }

    /** The same list from another place. */
    static ListCall from(String position, ListCall list) {
        return new ListCall(list.pages(), list.call(), position, list.account(), list.caller(), list.observer());
    }

    static PageWalk walk(ListCall list) throws PipedriveValidationException {
        return list.pages().walk(list.call(), list.resumeFrom(), list.caller());
    }

    /** An answer whose records are their IDs. */
    static Result page(List<?> ids, NextPage next) {
        return new Result(
                new PageRecords(
                        List.copyOf(ids), ids.stream().map(Object::toString).toList()),
                200,
                next,
                SILENT);
    }

    static Result pageBefore(String cursor, Object... ids) {
        return page(List.of(ids), new NextPage(cursor, null));
    }

    static Result lastPage(Object... ids) {
        return page(List.of(ids), NextPage.NONE);
    }
}
