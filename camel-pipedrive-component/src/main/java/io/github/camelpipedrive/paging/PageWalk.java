// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.error.PipedriveException;

/**
 * A walk through the pages of one list. A step that failed can be taken again: nothing is passed over by it. Used by one
 * thread at a time.
 */
interface PageWalk {

    /** Whether there is a further page to fetch, which may turn out to be empty. */
    boolean hasNext();

    /**
     * Fetches the next page.
     *
     * @throws PipedriveException when the call did not succeed, or the API leads in a circle
     * @throws InterruptedException when the thread was interrupted while waiting
     */
    Page fetch() throws PipedriveException, InterruptedException;

    /** The last answer, without its records. */
    Answer answer();
}
