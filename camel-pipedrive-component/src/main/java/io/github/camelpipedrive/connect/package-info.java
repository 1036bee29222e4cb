// SPDX-License-Identifier: Apache-2.0
/** Two routes for a service whose users connect their accounts: one begins, the other is the callback. */
package io.github.camelpipedrive.connect;
