// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.finding;

import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.naming.Criterion;
import io.github.camelpipedrive.naming.References;
import io.github.camelpipedrive.operation.type.Reference;
import io.github.camelpipedrive.resource.Resource;

/**
 * Makes criteria of the values of a call.
 *
 * @param resource what is looked for
 * @param references makes those of references and custom fields
 */
record Criteria(Resource resource, References references) {

    /** By what people write for what they write, by the value itself for IDs and the words of the API. */
    Criterion of(String field, Object value) throws PipedriveException, InterruptedException {
        if (value instanceof Reference reference) {
            return references.criterion(reference, field);
        }
        boolean written =
                resource.namedBy().contains(field) || resource.matchedBy().contains(field);
        return written ? new Criterion.ByField(field, String.valueOf(value)) : new Criterion.ByValue(field, value);
    }

    Criterion ofCustomField(String name, Object value, String place) throws PipedriveException, InterruptedException {
        return references.criterion(resource, name, String.valueOf(value), place);
    }
}
