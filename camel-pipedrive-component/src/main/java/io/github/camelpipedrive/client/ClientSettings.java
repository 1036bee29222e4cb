// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.TokenSource;
import io.github.camelpipedrive.transport.HttpSettings;

/**
 * What makes a client the one it is: endpoints whose settings are equal share one, with its connections.
 *
 * @param account the account's name, for messages
 * @param baseUrl where calls go
 * @param tokens who is calling
 * @param http how the HTTP client is set up
 */
public record ClientSettings(String account, BaseUrl baseUrl, TokenSource tokens, HttpSettings http) {}
