// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.TokenStore;
import org.apache.camel.Body;
import org.apache.camel.Header;

import static org.apache.camel.util.StringHelper.xmlEncode;

/** The pages of the service. All text that comes from elsewhere is escaped. */
public final class Pages {

    private final TokenStore store;
    private final String frame;

    Pages(TokenStore store) {
        this.store = store;
        try (InputStream stream = Pages.class.getResourceAsStream("/connect/page.html")) {
            frame = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The example has no page", e);
        }
    }

    /**
     * The first page: the connected accounts, and the button to connect one more.
     *
     * @return the page in HTML
     * @throws IOException when the store can't be read
     */
    public String home() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (String account : store.list().stream().sorted().toList()) {
            Optional<Authorization> known = store.load(account).map(TokenStore.Stored::authorization);
            known.ifPresent(authorization -> rows.append(row(authorization)));
        }
        String accounts = rows.length() == 0
                ? "<p id=\"none\">No account is connected yet.</p>"
                : "<ul id=\"accounts\">" + rows + "</ul>";
        return page(
                "Accounts", accounts + "<a id=\"connect\" class=\"button\" href=\"/pipedrive/connect\">Connect</a>");
    }

    private static String row(Authorization authorization) {
        String company = authorization.owner().companyName();
        String account = authorization.account();
        return "<li><a class=\"deals\" href=\"/deals?account="
                + URLEncoder.encode(account, StandardCharsets.UTF_8) + "\">"
                + xmlEncode(company.isEmpty() ? account : company)
                + "</a><form method=\"post\" action=\"/disconnect\"><input type=\"hidden\" name=\"account\" value=\""
                + xmlEncode(account) + "\"><button class=\"disconnect\">Disconnect</button></form></li>";
    }

    /**
     * The deals of an account.
     *
     * @param deals the records
     * @return the page in HTML
     */
    public String deals(@Body List<Map<String, Object>> deals) {
        StringBuilder rows = new StringBuilder();
        for (Map<String, Object> deal : deals) {
            rows.append("<tr><td>")
                    .append(xmlEncode(String.valueOf(deal.get("title"))))
                    .append("</td><td>")
                    .append(xmlEncode(deal.get("value") + " " + deal.get("currency")))
                    .append("</td></tr>");
        }
        return page("Deals", "<table id=\"deals\">" + rows + "</table><a id=\"home\" href=\"/\">Back</a>");
    }

    /**
     * A page that says what went wrong.
     *
     * @param message the words
     * @return the page in HTML
     */
    public String problem(@Header("problem") String message) {
        return page("That did not work", "<p id=\"problem\">" + xmlEncode(message) + "</p><a href=\"/\">Back</a>");
    }

    private String page(String title, String content) {
        return frame.replace("{{title}}", title).replace("{{content}}", content);
    }
}
