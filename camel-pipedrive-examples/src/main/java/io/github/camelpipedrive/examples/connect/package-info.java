// SPDX-License-Identifier: Apache-2.0
/** A service whose users connect their Pipedrive accounts, see their deals and disconnect again. */
package io.github.camelpipedrive.examples.connect;
