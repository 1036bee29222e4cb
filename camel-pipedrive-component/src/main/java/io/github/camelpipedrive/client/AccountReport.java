// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import io.github.camelpipedrive.observation.AccountActivity;

/**
 * What operators see of an account that is at hand.
 *
 * @param name its name
 * @param signIn {@code API token} or {@code OAuth 2}
 * @param activity what its calls have come to
 */
public record AccountReport(String name, String signIn, AccountActivity activity) {}
