// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.finding;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.Invoker;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.naming.AccountNames;
import io.github.camelpipedrive.naming.Inquiry;
import io.github.camelpipedrive.naming.Translation;
import io.github.camelpipedrive.operation.Operation;

/**
 * The operations {@code find} and {@code upsert} of all resources, for one call of an account.
 *
 * @param names what is known of the account
 * @param inquiry whom to ask
 * @param creating carries out creates, with a look for the record of one whose answer was lost
 * @param locks keep others from creating the same record
 * @param translation between names and what goes over the wire
 */
public record RecordCalls(
        AccountNames names, Inquiry inquiry, Invoker creating, RecordLocks locks, Translation translation)
        implements Invoker {

    /** The one of these operations that changes something. */
    private static final String UPSERT = "upsert";

    @Override
    public Answer call(Operation operation, Map<String, Object> values, String account)
            throws PipedriveException, InterruptedException {
        Map<String, Object> looked = Find.withoutOwn(values);
        Map<String, Object> wire = new LinkedHashMap<>(translation.toWire(looked));
        // Only the reference that says what is looked for: custom_fields may have become flat fields.
        values.forEach((name, value) -> {
            if (!looked.containsKey(name)) {
                wire.put(name, value);
            }
        });
        return translation.fromWire(
                operation.name().equals(UPSERT)
                        ? new Upsert(operation, names, inquiry, creating, locks, translation.references()).upsert(wire)
                        : new Find(operation, names, inquiry, translation.references()).find(wire));
    }
}
