// SPDX-License-Identifier: Apache-2.0
/** What names stand for: references to records, and the fields and settings of accounts that are kept to resolve them. */
package io.github.camelpipedrive.naming;
