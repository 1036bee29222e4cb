// SPDX-License-Identifier: Apache-2.0
/** What can go wrong with a call, as a sealed family that routes can catch by type. */
package io.github.camelpipedrive.error;
