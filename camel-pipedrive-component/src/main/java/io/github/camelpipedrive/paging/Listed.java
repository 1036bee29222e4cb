// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import io.github.camelpipedrive.client.Result;

/**
 * What reading a list gave.
 *
 * @param records all of them as one value, or a {@link RecordStream}
 * @param answer what the API said beside the last page so far
 * @param next where to go on when {@code maxResults} has ended the list; empty when it has no further records, and for a
 *     stream, whose pages say it
 */
public record Listed(Object records, Result answer, String next) {}
