// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps accounts within Pipedrive's limits: the requests of any rolling two seconds, the searches among them, and the
 * tokens of the day. Knows no exchange, and no operation beyond its name and what it claims.
 */
package io.github.camelpipedrive.ratelimit;
