// SPDX-License-Identifier: Apache-2.0
/** Exports all deals to a file; killed at any moment, it continues where it was when it is started again. */
package io.github.camelpipedrive.examples.export;
