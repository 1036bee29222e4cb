// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

/** How the custom fields of a record are written. */
public enum FieldShape {
    /** In an object {@code custom_fields} by key: records of version 2. */
    NESTED,
    /** Next to the other fields of the record, with parts such as {@code <key>_currency}: leads, and version 1. */
    FLAT,
    /** In an object {@code custom_fields}, each value in an object that says its type: webhooks of version 2.0. */
    EVENT
}
