// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import io.github.camelpipedrive.account.ConnectionSettings;
import io.github.camelpipedrive.call.CallFactory;
import io.github.camelpipedrive.call.binding.MessageBinder;
import io.github.camelpipedrive.call.repeating.Retries;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.paging.Pages;

/**
 * What an endpoint prepared of its calls before any message. Immutable, used by many threads.
 *
 * @param operation what is called
 * @param settings how calls connect
 * @param acceptedHeaders which headers of messages are taken
 * @param binder takes the values from messages
 * @param way how calls are carried out
 */
record Invocation(
        Operation operation,
        ConnectionSettings settings,
        AcceptedHeaders acceptedHeaders,
        MessageBinder binder,
        Way way) {

    /** How calls are carried out. */
    sealed interface Way {}

    /** By the component itself, which makes one result of whatever it takes. */
    record Composed() implements Way {}

    /**
     * Each by one request, repeats aside.
     *
     * @param calls makes the calls
     * @param retries how they are repeated
     */
    record Single(CallFactory calls, Retries retries) implements Way {}

    /**
     * Each by all pages of a list.
     *
     * @param pages how they are read
     * @param retries how the calls for single pages are repeated
     */
    record AllPages(Pages pages, Retries retries) implements Way {}

    boolean readsAllPages() {
        return way instanceof AllPages;
    }
}
