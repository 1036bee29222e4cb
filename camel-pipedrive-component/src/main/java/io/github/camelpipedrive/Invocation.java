// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.Map;

import io.github.camelpipedrive.account.ConnectionSettings;
import io.github.camelpipedrive.call.CallFactory;
import io.github.camelpipedrive.call.binding.MessageBinder;
import io.github.camelpipedrive.call.reading.ResponseReader;
import io.github.camelpipedrive.call.repeating.Retries;
import io.github.camelpipedrive.naming.NameOptions;
import io.github.camelpipedrive.naming.References;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.paging.Pages;

/**
 * What an endpoint prepared of its calls before any message. Immutable, used by many threads.
 *
 * @param operation what is called
 * @param settings how calls connect
 * @param acceptedHeaders which headers of messages are taken
 * @param binder takes the values from messages
 * @param names what is said of names
 * @param way how calls are carried out
 */
record Invocation(
        Operation operation,
        ConnectionSettings settings,
        AcceptedHeaders acceptedHeaders,
        MessageBinder binder,
        NameOptions names,
        Way way) {

    /** How calls are carried out. */
    sealed interface Way {}

    /** By the component itself, which makes one result of whatever it takes. */
    record Composed() implements Way {}

    /**
     * Each by one request, retries aside.
     *
     * @param calls makes the calls
     * @param retries how they are retried
     * @param form the form in which named records are wanted
     */
    record Single(CallFactory calls, Retries retries, ResponseReader form) implements Way {}

    /**
     * Each by all pages of a list.
     *
     * @param pages how they are read
     * @param retries how the calls for single pages are retried
     * @param form the form in which named records are wanted
     */
    record AllPages(Pages pages, Retries retries, ResponseReader form) implements Way {}

    /** Whether a call has to be translated, before it is sent or after. */
    boolean isInNames(Map<String, Object> values) {
        return names.areFieldsNamed(operation) || References.isIn(values);
    }

    boolean readsAllPages() {
        return way instanceof AllPages;
    }
}
