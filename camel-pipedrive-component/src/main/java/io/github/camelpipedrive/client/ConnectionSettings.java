// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.transport.HttpSettings;

/**
 * What makes a connection the one it is: endpoints whose settings are equal share one, with its accounts.
 *
 * @param apiUrl where calls go, unless a token names another domain
 * @param identity who may be calling
 * @param http how the HTTP client is set up
 */
public record ConnectionSettings(BaseUrl apiUrl, Identity identity, HttpSettings http) {}
