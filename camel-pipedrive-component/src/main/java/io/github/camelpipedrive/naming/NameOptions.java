// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.naming;

import java.time.Duration;

import io.github.camelpipedrive.call.repeating.Retries;
import io.github.camelpipedrive.call.repeating.RetrySettings;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.ratelimit.Claim;

/**
 * What an endpoint says of names.
 *
 * @param fieldNames whether custom fields are read and written by their names
 * @param settingsTime how old what is known of fields and settings may be
 * @param recordTime how old what is known of records may be; zero to look each time
 * @param retrySettings how look-ups and updates are repeated, and creates after a look for their record
 * @param patience their share of the budget and their longest wait
 */
public record NameOptions(
        boolean fieldNames, Duration settingsTime, Duration recordTime, RetrySettings retrySettings, Claim patience) {

    /**
     * Whether an operation has records whose custom fields are to be named.
     *
     * @param operation what is called
     * @return true when its records have custom fields and the option is set
     */
    public boolean areFieldsNamed(Operation operation) {
        return fieldNames && operation.resource().fieldResource().isPresent();
    }

    /**
     * How look-ups are repeated.
     *
     * @return as what reads is repeated
     */
    public Retries retries() {
        return Retries.of(retrySettings);
    }
}
