// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

/** How an operation's request body is written. */
public enum BodyKind {
    /** There is none; a message body then gives parameters. */
    NONE,
    /** A JSON object whose keys are the body parameters. */
    JSON,
    /** A JSON array: the value of the one body parameter. */
    ARRAY,
    /** Any JSON, or none: the value of the one body parameter. */
    ANY,
    /** {@code application/x-www-form-urlencoded}. */
    FORM,
    /** {@code multipart/form-data}, with one file. */
    MULTIPART
}
