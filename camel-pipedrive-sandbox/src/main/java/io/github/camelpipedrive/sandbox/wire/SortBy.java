// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.wire;

/**
 * One key of a sort order.
 *
 * @param key the record's key
 * @param ascending false for the greatest first
 */
public record SortBy(String key, boolean ascending) {}
