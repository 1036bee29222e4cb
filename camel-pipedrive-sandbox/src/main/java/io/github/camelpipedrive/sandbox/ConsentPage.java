// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.sandbox.OauthApps.App;
import io.github.camelpipedrive.sandbox.wire.QueryString;

/**
 * The page on which a user allows an app the access, or does not. A request that names no registered app, or another
 * callback than the app's, gets an error page and is sent nowhere.
 */
final class ConsentPage {

    // No form-action: browsers apply it to the redirect behind the form too, which leads to the app.
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " base-uri 'none'; frame-ancestors 'none'";

    private final OauthApps apps;
    private final OauthGrants grants;
    private final List<SandboxUser> users;
    private final String frame = text("oauth.html");
    private final String question = text("oauth-consent.html");

    ConsentPage(OauthApps apps, OauthGrants grants, List<SandboxUser> users) {
        this.apps = apps;
        this.grants = grants;
        this.users = List.copyOf(users);
    }

    private static String text(String resource) {
        try (InputStream stream = ConsentPage.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox's jar has no " + resource, e);
        }
    }

    /** A request for an authorization that can't be answered by a redirect. */
    static final class WrongRequest extends Exception {
        private static final long serialVersionUID = 1L;

        WrongRequest(String message) {
            super(message);
        }
    }

    /**
     * A request for an authorization.
     *
     * @param app who asks
     * @param state what the app wants back; empty when it gave none
     */
    record Asked(App app, String state) {

        /** Reads the parameters of the request. */
        static Asked of(Map<String, List<String>> parameters, OauthApps apps, boolean emptyScope) throws WrongRequest {
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
            return new Asked(app, first(parameters, "state"));
        }

        /** Where the browser is sent with the code. */
        String allowed(String code) {
            return callback("code=" + code);
        }

        /** Where the browser is sent when the user did not allow the access. */
        String denied() {
            return callback("error=user_denied");
        }

        private String callback(String outcome) {
            String uri = app.redirectUri();
            return uri
                    + (uri.contains("?") ? "&" : "?")
                    + outcome
                    + (state.isEmpty() ? "" : "&state=" + URLEncoder.encode(state, StandardCharsets.UTF_8));
        }
    }

    private static String first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of("")).get(0);
    }

    SandboxAnswer answer(Incoming incoming) {
        try {
            return switch (incoming.method()) {
                case "GET" ->
                    html(
                            200,
                            "Allow access?",
                            question(Asked.of(
                                    QueryString.parse(incoming.query()),
                                    apps,
                                    grants.settings().emptyScope())));
                case "POST" -> decide(QueryString.parse(new String(incoming.body(), StandardCharsets.UTF_8)));
                default -> html(405, "Not possible", sentence("This page can be opened and answered, nothing else."));
            };
        } catch (WrongRequest e) {
            return html(400, "This can't be allowed", sentence(e.getMessage()));
        }
    }

    private SandboxAnswer decide(Map<String, List<String>> answer) throws WrongRequest {
        Asked asked = Asked.of(answer, apps, grants.settings().emptyScope());
        return switch (first(answer, "decision")) {
            case "allow" -> redirect(asked.allowed(grants.authorize(asked.app(), user(first(answer, "user")))));
            case "deny" -> redirect(asked.denied());
            default -> throw new WrongRequest("The answer is neither allow nor deny.");
        };
    }

    private SandboxUser user(String number) throws WrongRequest {
        for (int i = 0; i < users.size(); i++) {
            if (number.equals(String.valueOf(i))) {
                return users.get(i);
            }
        }
        throw new WrongRequest("There is no such user.");
    }

    private String question(Asked asked) {
        StringBuilder choices = new StringBuilder();
        for (int i = 0; i < users.size(); i++) {
            SandboxUser user = users.get(i);
            choices.append("<label><input type=\"radio\" name=\"user\" value=\"")
                    .append(i)
                    .append(i == 0 ? "\" checked>" : "\">")
                    .append("<span><b>")
                    .append(escaped(user.companyName()))
                    .append("</b><br><span class=\"quiet\">")
                    .append(escaped(user.name() + ", " + user.companyDomain()))
                    .append("</span></span></label>\n");
        }
        StringBuilder scopes = new StringBuilder();
        for (String scope : grants.settings().scope().split(",")) {
            scopes.append("<li>").append(escaped(scope)).append("</li>\n");
        }
        Map<String, String> values = new LinkedHashMap<>();
        values.put("client_id", escaped(asked.app().clientId()));
        values.put("redirect_uri", escaped(asked.app().redirectUri()));
        values.put("state", escaped(asked.state()));
        values.put("choices", choices.toString());
        values.put("scopes", scopes.toString());
        return filled(question, values);
    }

    private static String sentence(String text) {
        return "<p>" + escaped(text) + "</p>";
    }

    private SandboxAnswer html(int status, String title, String content) {
        String page = filled(frame, Map.of("title", escaped(title), "content", content));
        return SandboxAnswer.of(
                status,
                Map.of(
                        "content-type",
                        "text/html; charset=utf-8",
                        "cache-control",
                        "no-store",
                        "content-security-policy",
                        POLICY,
                        "referrer-policy",
                        "no-referrer",
                        "x-content-type-options",
                        "nosniff"),
                page);
    }

    private static SandboxAnswer redirect(String location) {
        return SandboxAnswer.of(302, Map.of("location", location, "cache-control", "no-store"), "");
    }

    /** Puts values into their places in one pass, so that no value is taken for a place. */
    private static String filled(String template, Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int open = template.indexOf("{{"); open >= 0; open = template.indexOf("{{", from)) {
            int close = template.indexOf("}}", open);
            text.append(template, from, open).append(values.get(template.substring(open + 2, close)));
            from = close + 2;
        }
        return text.append(template.substring(from)).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
