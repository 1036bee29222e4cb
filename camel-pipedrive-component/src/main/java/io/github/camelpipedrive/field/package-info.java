// SPDX-License-Identifier: Apache-2.0
/**
 * Custom fields by name: which field a name means, and the values of fields as people read and write them. Rules without
 * input or output.
 */
package io.github.camelpipedrive.field;
