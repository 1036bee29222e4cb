// SPDX-License-Identifier: Apache-2.0
/** One call from start to end: what is sent, and what comes back. No Camel. */
package io.github.camelpipedrive.call;
