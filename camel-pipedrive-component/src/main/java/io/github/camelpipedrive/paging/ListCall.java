// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.call.Caller;
import io.github.camelpipedrive.call.NextPage;
import io.github.camelpipedrive.call.reading.PageRecords;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.operation.Operation;

/**
 * What is to be read of a list, and the calls that read it, which differ in their place and size only.
 *
 * @param pages how the list is walked through
 * @param values the values as they were bound, by API name
 * @param resumeFrom where to begin, as a {@link Page} said it; empty for where the values begin
 * @param account whose list it is, for messages
 * @param caller carries out the calls, for each page one
 * @param observer is notified of the progress
 */
public record ListCall(
        Pages pages,
        Map<String, Object> values,
        String resumeFrom,
        String account,
        Caller caller,
        CallObserver observer) {

    Operation operation() {
        return pages.operation();
    }

    /**
     * The same with other values.
     *
     * @param others the values by API name
     * @return the changed copy
     */
    public ListCall with(Map<String, Object> others) {
        return new ListCall(pages, others, resumeFrom, account, caller, observer);
    }

    /**
     * The same by another caller.
     *
     * @param other carries out the calls
     * @return the changed copy
     */
    public ListCall by(Caller other) {
        return new ListCall(pages, values, resumeFrom, account, other, observer);
    }

    /** How many records a page should have. */
    int pageSize() {
        return values.get(Pages.LIMIT) instanceof Number limit ? limit.intValue() : pages.largestPage();
    }

    /** The call for one page: with these values instead of the list's own. */
    Call page(Map<String, Object> changed) {
        Map<String, Object> ofPage = new LinkedHashMap<>(values);
        ofPage.putAll(changed);
        return pages.call(ofPage, account);
    }

    Answer carryOut(Call call) throws PipedriveException, InterruptedException {
        return caller.call(call);
    }

    /** The records of a page. */
    static PageRecords records(Answer answer) {
        return answer.body() instanceof PageRecords records ? records : PageRecords.NONE;
    }

    /** An answer to be kept for what it says of the call. */
    static Answer withoutRecords(Answer answer) {
        return new Answer(null, answer.status(), NextPage.NONE, answer.headers(), answer.notes());
    }

    /** The API does not come to the list's end. */
    PipedriveServerException leadsInACircle(String how) {
        return broken("the pages lead in a circle: " + how, "Everything before was delivered. Try again later.");
    }

    PipedriveServerException broken(String what, String hint) {
        return new PipedriveServerException(
                ErrorDetails.of(operation().id(), account, what).withHint(hint));
    }
}
