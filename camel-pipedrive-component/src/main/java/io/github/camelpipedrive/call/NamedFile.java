// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call;

/**
 * A file to be sent, under another name than its own.
 *
 * @param content the bytes in any form that a {@code Binary} parameter takes
 * @param name the name, without folders
 */
public record NamedFile(Object content, String name) {}
