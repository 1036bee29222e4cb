// SPDX-License-Identifier: Apache-2.0
/** What is said of operations to programs: JSON Schemas and descriptions, as maps and lists of the JDK. */
package io.github.camelpipedrive.schema;
