// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.resource;

/**
 * The filter with which a resource's list returns records that were deleted.
 *
 * @param parameter a parameter of the list
 * @param value its value, such as {@code deleted}
 */
public record DeletedFilter(String parameter, String value) {}
