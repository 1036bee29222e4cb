// SPDX-License-Identifier: Apache-2.0
/**
 * The catalogue of Pipedrive's API operations: one readable row an operation, on the JDK alone, so that the component,
 * the sandbox and the documentation are made from the same rows.
 */
package io.github.camelpipedrive.operation;
