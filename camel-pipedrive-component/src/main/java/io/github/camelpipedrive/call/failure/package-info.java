// SPDX-License-Identifier: Apache-2.0
/** The exceptions of calls, with what to do. */
package io.github.camelpipedrive.call.failure;
