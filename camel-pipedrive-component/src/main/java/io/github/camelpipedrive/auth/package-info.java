// SPDX-License-Identifier: Apache-2.0
/** Who is calling: the credential that a request carries, and where it leads. Knows nothing of Camel's exchanges. */
package io.github.camelpipedrive.auth;
