// SPDX-License-Identifier: Apache-2.0
/**
 * Routes in Java whose operations and options the compiler checks. {@link io.github.camelpipedrive.dsl.PipedriveRouteBuilder}
 * is where to begin.
 */
package io.github.camelpipedrive.dsl;
