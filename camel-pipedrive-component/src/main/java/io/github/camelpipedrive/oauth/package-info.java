// SPDX-License-Identifier: Apache-2.0
/** The operations of oauth, and the authorization server. */
package io.github.camelpipedrive.oauth;
