// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The registered apps by their client IDs. Threads may share it. */
public final class OauthApps {

    /**
     * A registered app.
     *
     * @param clientId its ID
     * @param clientSecret its secret
     * @param redirectUri its callback, which requests have to name exactly
     */
    public record App(String clientId, String clientSecret, String redirectUri) {

        public App {
            Objects.requireNonNull(clientId, "clientId");
            Objects.requireNonNull(clientSecret, "clientSecret");
            Objects.requireNonNull(redirectUri, "redirectUri");
        }

        @Override
        public String toString() {
            return "app " + clientId;
        }
    }

    private final Map<String, App> apps = new LinkedHashMap<>();

    public synchronized void add(App app) {
        apps.put(app.clientId(), app);
    }

    /** The one that was registered first. */
    public synchronized App first() {
        return apps.values().iterator().next();
    }

    public synchronized Optional<App> find(String clientId) {
        return Optional.ofNullable(apps.get(clientId));
    }

    /** The app, if the secret is right. */
    public Optional<App> find(String clientId, String clientSecret) {
        return find(clientId).filter(app -> app.clientSecret().equals(clientSecret));
    }
}
