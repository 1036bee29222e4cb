// SPDX-License-Identifier: Apache-2.0
/**
 * The operations of version 1 that moved to version 2, in the forms that they had. Each form says once how a resource is
 * written in version 1; what an operation does is the matter of the operation that it moved to.
 */
package io.github.camelpipedrive.sandbox.moved;
