// SPDX-License-Identifier: Apache-2.0
/** The rows: one class for the operations of each resource. {@code PipedriveOperations} is the door to them. */
package io.github.camelpipedrive.operation.rows;
