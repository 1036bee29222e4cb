// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.sandbox.identity.AuthorizationRequest;
import io.github.camelpipedrive.sandbox.identity.AuthorizationRequest.WrongRequest;
import io.github.camelpipedrive.sandbox.identity.OauthApps;
import io.github.camelpipedrive.sandbox.identity.OauthGrants;
import io.github.camelpipedrive.sandbox.identity.User;
import io.github.camelpipedrive.sandbox.wire.Answer;
import io.github.camelpipedrive.sandbox.wire.Incoming;
import io.github.camelpipedrive.sandbox.wire.QueryString;

/**
 * The page on which a user allows an app the access, or does not. A request that names no registered app, or another
 * callback than the app's, gets an error page and is sent nowhere.
 */
public final class ConsentPage {

    // No form-action: browsers apply it to the redirect behind the form too, which leads to the app.
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " base-uri 'none'; frame-ancestors 'none'";

    private final OauthApps apps;
    private final OauthGrants grants;
    private final List<User> users;
    private final String frame = text("oauth.html");
    private final String question = text("oauth-consent.html");

    /**
     * The page of a sandbox.
     *
     * @param apps the apps that may ask
     * @param grants what is allowed
     * @param users who may allow it
     */
    public ConsentPage(OauthApps apps, OauthGrants grants, List<? extends User> users) {
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

    private static String first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of("")).get(0);
    }

    /**
     * The page, or what follows from the user's answer.
     *
     * @param incoming the request for it
     * @return the answer
     */
    public Answer answer(Incoming incoming) {
        try {
            return switch (incoming.method()) {
                case "GET" ->
                    html(
                            200,
                            "Allow access?",
                            question(AuthorizationRequest.of(
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

    private Answer decide(Map<String, List<String>> answer) throws WrongRequest {
        AuthorizationRequest asked =
                AuthorizationRequest.of(answer, apps, grants.settings().emptyScope());
        return switch (first(answer, "decision")) {
            case "allow" -> redirect(asked.allowed(grants.authorize(asked.app(), user(first(answer, "user")))));
            case "deny" -> redirect(asked.denied());
            default -> throw new WrongRequest("The answer is neither allow nor deny.");
        };
    }

    private User user(String number) throws WrongRequest {
        for (int i = 0; i < users.size(); i++) {
            if (number.equals(String.valueOf(i))) {
                return users.get(i);
            }
        }
        throw new WrongRequest("There is no such user.");
    }

    private String question(AuthorizationRequest asked) {
        StringBuilder choices = new StringBuilder();
        for (int i = 0; i < users.size(); i++) {
            User user = users.get(i);
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

    private Answer html(int status, String title, String content) {
        String page = filled(frame, Map.of("title", escaped(title), "content", content));
        return Answer.of(
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

    private static Answer redirect(String location) {
        return Answer.of(302, Map.of("location", location, "cache-control", "no-store"), "");
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
