// SPDX-License-Identifier: Apache-2.0
/**
 * The stateful resources, a class each, and what the operations do to their records. Inner part of the sandbox: it may
 * change from one version to the next.
 */
package io.github.camelpipedrive.sandbox.resource;
