// SPDX-License-Identifier: Apache-2.0
/**
 * A request to the API and back: a chain of {@link io.github.camelpipedrive.transport.Transport decorators}
 * around camel-http's client. Knows no operation beyond its name and its cost.
 */
package io.github.camelpipedrive.transport;
