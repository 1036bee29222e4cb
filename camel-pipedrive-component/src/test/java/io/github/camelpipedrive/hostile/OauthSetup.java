// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.hostile;

import io.github.camelpipedrive.PipedriveConfiguration;
import io.github.camelpipedrive.auth.MemoryTokenStore;

/** The options of an app whose one account has to renew its token before its first call. */
final class OauthSetup {

    static final String CLIENT_SECRET = "c1ient-s3cret-0123456789";
    static final String REFRESH_TOKEN = "r3fresh-t0ken-0123456789";

    private OauthSetup() {}

    static void connectTo(String url, PipedriveConfiguration configuration) {
        configuration.setApiToken(null);
        configuration.setClientId("c1ient-id");
        configuration.setClientSecret(CLIENT_SECRET);
        configuration.setRedirectUri("https://acme.example/callback");
        configuration.setOauthUrl(url);
        configuration.setRefreshToken(REFRESH_TOKEN);
        configuration.setTokenStore(new MemoryTokenStore());
    }
}
