// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

/** How much of a list one call fetches. */
public enum PagingMode {
    /** One page; a header says where the next one begins. */
    PAGE
}
