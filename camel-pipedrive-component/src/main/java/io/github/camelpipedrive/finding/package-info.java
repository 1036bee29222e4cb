// SPDX-License-Identifier: Apache-2.0
/** The operations find and upsert, which the component composes of searches, reads and writes. */
package io.github.camelpipedrive.finding;
