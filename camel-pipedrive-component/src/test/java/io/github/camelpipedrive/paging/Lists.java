// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.call.CallFactory;
import io.github.camelpipedrive.call.NextPage;
import io.github.camelpipedrive.call.ResponseHeaders;
import io.github.camelpipedrive.call.reading.OutputType;
import io.github.camelpipedrive.call.reading.PageRecords;
import io.github.camelpipedrive.call.reading.ResponseReader;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.ratelimit.Claim;
import io.github.camelpipedrive.ratelimit.RateLimitHeaders;

/** Lists of the catalogue to be walked through, with answers by tests. */
final class Lists {

    private static final ResponseHeaders SILENT = new ResponseHeaders("", RateLimitHeaders.NONE);

    /** Answers calls. */
    interface Server {
        Answer answer(Call call) throws PipedriveException, InterruptedException;
    }

    private Lists() {}

    /** A list of the catalogue, such as {@code note/list}, of which maxResults records are wanted. */
    static ListCall call(String operation, Map<String, Object> parameters, long maxResults, Server server)
            throws PipedriveValidationException {
        String[] names = operation.split("/");
        Operation row = PipedriveOperations.catalogue().operation(names[0], names[1]);
        return call(row, parameters, maxResults, server);
    }

    static ListCall call(Operation row, Map<String, Object> parameters, long maxResults, Server server)
            throws PipedriveValidationException {
        ResponseReader reader = ResponseReader.ofPages(row, OutputType.MAP, null, 1_000_000);
        Pages pages = new Pages(new CallFactory(row, Claim.NONE, reader), reader::whole, maxResults);
        Map<String, Object> values = CallFactory.checked(row, parameters);
        return new ListCall(pages, values, "", "acme", server::answer, CallObserver.NONE);
    }

    /** The same list from another place. */
    static ListCall from(String position, ListCall list) {
        return new ListCall(list.pages(), list.values(), position, list.account(), list.caller(), list.observer());
    }

    static PageWalk walk(ListCall list) throws PipedriveValidationException {
        return list.pages().walk(list);
    }

    /** An answer whose records are their IDs. */
    static Answer page(List<?> ids, NextPage next) {
        return new Answer(
                new PageRecords(
                        List.copyOf(ids), ids.stream().map(Object::toString).toList()),
                200,
                next,
                SILENT);
    }

    static Answer pageBefore(String cursor, Object... ids) {
        return page(List.of(ids), new NextPage(cursor, null));
    }

    static Answer lastPage(Object... ids) {
        return page(List.of(ids), NextPage.NONE);
    }
}
