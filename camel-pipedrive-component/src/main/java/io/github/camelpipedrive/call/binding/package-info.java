// SPDX-License-Identifier: Apache-2.0
/** Values of a call from a message, checked. */
package io.github.camelpipedrive.call.binding;
