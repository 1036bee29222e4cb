// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.sandbox.identity.OauthApps.App;

/**
 * A request for an authorization.
 *
 * @param app who asks
 * @param state what the app wants back; empty when it gave none
 */
public record AuthorizationRequest(App app, String state) {

    /** A request for an authorization that can't be answered by a redirect. */
    public static final class WrongRequest extends Exception {
        private static final long serialVersionUID = 1L;

        /**
         * A wrong request.
         *
         * @param message what is wrong, for the user to read
         */
        public WrongRequest(String message) {
            super(message);
        }
    }

    /**
     * Reads the parameters of the request.
     *
     * @param parameters the values of each
     * @param apps the apps that may ask
     * @param emptyScope whether an empty {@code scope} is taken
     * @return the request
     * @throws WrongRequest when the user can't be asked; the message says why
     */
    public static AuthorizationRequest of(Map<String, List<String>> parameters, OauthApps apps, boolean emptyScope)
            throws WrongRequest {
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            if (parameter.getValue().size() > 1) {
                throw new WrongRequest("The parameter " + parameter.getKey() + " is repeated.");
            }
        }
        String clientId = first(parameters, "client_id");
        App app = apps.find(clientId)
                .orElseThrow(() -> new WrongRequest("No app with the client ID '" + clientId + "' is registered."));
        String redirectUri = first(parameters, "redirect_uri");
        if (!redirectUri.equals(app.redirectUri())) {
            throw new WrongRequest(
                    "The redirect_uri '" + redirectUri + "' is not the one that the app is registered with.");
        }
        if (!emptyScope
                && parameters.containsKey("scope")
                && first(parameters, "scope").isEmpty()) {
            throw new WrongRequest("The scope is empty. It is part of the app's registration: leave it out.");
        }
        return new AuthorizationRequest(app, first(parameters, "state"));
    }

    /**
     * Where the browser is sent when the user has allowed the access.
     *
     * @param code the code that was given
     * @return the app's callback
     */
    public String allowed(String code) {
        return callback("code=" + code);
    }

    /**
     * Where the browser is sent when the user did not allow the access.
     *
     * @return the app's callback
     */
    public String denied() {
        return callback("error=user_denied");
    }

    private String callback(String outcome) {
        String uri = app.redirectUri();
        return uri
                + (uri.contains("?") ? "&" : "?")
                + outcome
                + (state.isEmpty() ? "" : "&state=" + URLEncoder.encode(state, StandardCharsets.UTF_8));
    }

    private static String first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of("")).get(0);
    }
}
