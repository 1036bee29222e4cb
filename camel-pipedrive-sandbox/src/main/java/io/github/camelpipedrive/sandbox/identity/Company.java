// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.identity;

import io.github.camelpipedrive.sandbox.resource.Behaviours;
import io.github.camelpipedrive.sandbox.store.Records;

/**
 * A company with its own records.
 *
 * @param id its ID
 * @param domain the first label of its address
 * @param records its records
 * @param behaviours what operations do to them
 */
public record Company(int id, String domain, Records records, Behaviours behaviours) {

    @Override
    public String toString() {
        return "company " + domain;
    }
}
