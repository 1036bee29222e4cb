// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

/** The HTTP methods that the API uses. */
public enum Method {
    /** Reads. */
    GET,
    /** Creates, or starts something. */
    POST,
    /** Changes (version 1). */
    PUT,
    /** Changes what is given and leaves the rest (version 2, and leads). */
    PATCH,
    /** Deletes. */
    DELETE
}
