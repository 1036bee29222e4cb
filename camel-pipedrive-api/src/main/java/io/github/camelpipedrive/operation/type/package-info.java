// SPDX-License-Identifier: Apache-2.0
/** What a parameter's value may be, and the one form in which it goes over the wire. */
package io.github.camelpipedrive.operation.type;
