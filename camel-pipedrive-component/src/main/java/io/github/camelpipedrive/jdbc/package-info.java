// SPDX-License-Identifier: Apache-2.0
/** Transactions for what the nodes of a cluster share. */
package io.github.camelpipedrive.jdbc;
