// SPDX-License-Identifier: Apache-2.0
/** Three routes for a service whose users connect their accounts: the beginning, the callback, and the uninstall. */
package io.github.camelpipedrive.connect;
