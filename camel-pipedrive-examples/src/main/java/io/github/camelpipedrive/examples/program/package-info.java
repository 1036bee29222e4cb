// SPDX-License-Identifier: Apache-2.0
/** What the examples that are programs have in common: their options, and the account that they work on. */
package io.github.camelpipedrive.examples.program;
