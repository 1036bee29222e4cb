// SPDX-License-Identifier: Apache-2.0
/** Imports leads from a file into Pipedrive. */
package io.github.camelpipedrive.examples.leads;
