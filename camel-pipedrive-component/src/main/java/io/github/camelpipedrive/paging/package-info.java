// SPDX-License-Identifier: Apache-2.0
/**
 * The pages of a list, of which each is one {@link io.github.camelpipedrive.call.Caller call}: everything at once, or
 * as a stream.
 */
package io.github.camelpipedrive.paging;
