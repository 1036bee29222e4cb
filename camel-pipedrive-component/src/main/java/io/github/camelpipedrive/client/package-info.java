// SPDX-License-Identifier: Apache-2.0
/** A call from start to end: values are bound to a request, sent, and the answer is read or turned into an error. */
package io.github.camelpipedrive.client;
