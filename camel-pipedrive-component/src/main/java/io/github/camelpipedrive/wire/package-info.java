// SPDX-License-Identifier: Apache-2.0
/** How values are written: JSON, encodings. */
package io.github.camelpipedrive.wire;
