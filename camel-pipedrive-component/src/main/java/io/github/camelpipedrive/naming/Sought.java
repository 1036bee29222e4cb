// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.naming;

import io.github.camelpipedrive.operation.type.Reference;
import io.github.camelpipedrive.operation.type.Spelling;
import io.github.camelpipedrive.resource.Resource;

/**
 * A record that is looked for, in words for messages.
 *
 * @param resource what kind of record
 * @param name what it is called, without the start of a reference; empty where it is told by several values
 * @param reference what is looked for, as it was given
 * @param words the same in a sentence, such as {@code 'name:Acme Corp'} or {@code title 'Floor', status open}
 * @param none what there is none of, such as {@code organization 'name:Acme Corp'} or {@code deal with title 'Floor'}
 */
public record Sought(Resource resource, String name, String reference, String words, String none) {

    /**
     * By a reference.
     *
     * @param reference the reference
     * @return what it looks for
     */
    public static Sought of(Reference reference) {
        String quoted = Spelling.quoted(reference.toString());
        Resource resource = reference.resource();
        return new Sought(resource, reference.text(), reference.toString(), quoted, resource.singular() + " " + quoted);
    }

    /**
     * By values.
     *
     * @param resource what kind of record
     * @param values the values in words, such as {@code title 'Floor', status open}
     * @return what they look for
     */
    public static Sought with(Resource resource, String values) {
        return new Sought(resource, "", values, values, resource.singular() + " with " + values);
    }
}
