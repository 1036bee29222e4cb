// SPDX-License-Identifier: Apache-2.0
/**
 * What goes over the wire: strict checks of requests, answers and errors. Inner part of the sandbox: it may change from
 * one version to the next.
 *
 * <p>The checks read names, places and kinds of types from the operation catalogue, and decide by themselves what a
 * value must look like; the catalogue's own conversions are never called, or the sandbox would share their mistakes.
 */
package io.github.camelpipedrive.sandbox.wire;
