// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelpipedrive.client.Call;
import io.github.camelpipedrive.client.Caller;
import io.github.camelpipedrive.client.NextPage;
import io.github.camelpipedrive.client.PageRecords;
import io.github.camelpipedrive.client.RequestBinder;
import io.github.camelpipedrive.client.ResponseReader;
import io.github.camelpipedrive.client.Result;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.operation.Operation;

/**
 * The calls of one walk, which differ in their place and size only.
 *
 * @param first the call as it was bound, of which all others are made
 * @param binder makes them
 * @param reader reads their answers
 * @param caller carries them out
 * @param pageSize how many records a page should have
 */
record PageCalls(Call first, RequestBinder binder, ResponseReader reader, Caller caller, int pageSize) {

    Operation operation() {
        return first.operation();
    }

    /** The first call with these values instead of its own. */
    Call with(Map<String, Object> changed) {
        Map<String, Object> values = new LinkedHashMap<>(first.values());
        values.putAll(changed);
        return binder.changed(first, values);
    }

    Result carryOut(Call call) throws PipedriveException, InterruptedException {
        // The exchange matters for files only, and a page may outlive its exchange.
        return caller.call(call, reader, null);
    }

    /** The records of a result. */
    static PageRecords page(Result result) {
        return result.body() instanceof PageRecords records ? records : PageRecords.NONE;
    }

    /** A result to be kept for what it says of the call. */
    static Result withoutRecords(Result result) {
        return new Result(null, result.status(), NextPage.NONE, result.headers());
    }

    /** The API does not come to the list's end. */
    PipedriveServerException leadsInACircle(String how) {
        return broken("the pages lead in a circle: " + how, "Everything before was handed out. Try again later.");
    }

    PipedriveServerException broken(String what, String hint) {
        return new PipedriveServerException(
                ErrorDetails.of(operation().id(), first.account(), what).withHint(hint));
    }
}
