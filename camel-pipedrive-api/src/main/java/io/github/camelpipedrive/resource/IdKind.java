// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.resource;

/** How the records of a resource are identified. */
public enum IdKind {
    /** By whole numbers from 1. */
    INTEGER,
    /** By UUIDs in their form of 36 characters. */
    UUID,
    /** By text, such as the key of a field or the name of a lead's source. */
    TEXT
}
