// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

/**
 * What somebody wrote instead of the ID of a record, such as {@code name:Acme Corp}. It is to be replaced by the ID before the
 * value is sent.
 *
 * @param resource whose ID it replaces: {@code user}, {@code organization} or {@code person}
 * @param text the reference as written, without blanks at its ends
 */
public record FieldReference(String resource, String text) {}
