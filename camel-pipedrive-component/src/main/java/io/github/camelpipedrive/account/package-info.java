// SPDX-License-Identifier: Apache-2.0
/** Connections and their accounts, with the chain that the calls of an account go through. */
package io.github.camelpipedrive.account;
