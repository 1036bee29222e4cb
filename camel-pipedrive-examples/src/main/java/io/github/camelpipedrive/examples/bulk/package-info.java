// SPDX-License-Identifier: Apache-2.0
/** Many records changed by the lines of a file: see {@code bulk/update.camel.yaml}. */
package io.github.camelpipedrive.examples.bulk;
