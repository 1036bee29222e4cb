// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.connect;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Makes the message for {@code oauth/connect}: what the query of the callback says, and the session of the browser.
 * Nothing else of the request stays in it. A step of the route templates.
 */
public final class ReceiveCallback implements Processor {

    /** A step without settings. */
    public ReceiveCallback() {}

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        String query = message.getHeader(Exchange.HTTP_QUERY, "", String.class);
        String cookies = message.getHeader("Cookie", "", String.class);
        String session = SessionCookie.sessionIn(cookies);
        exchange.setProperty(ShowOutcome.HTTPS, SessionCookie.isHttps(cookies));
        message.removeHeaders("*");
        message.setBody(null);
        for (String name : new String[] {"code", "state", "error"}) {
            List<String> values = values(query, name);
            // One that stands twice is in no callback of Pipedrive's.
            if (values.size() == 1) {
                message.setHeader("CamelPipedrive." + name, values.get(0));
            }
        }
        // Without a cookie no state fits: a state for no session would be good for every browser.
        message.setHeader("CamelPipedrive.session", session.isEmpty() ? SessionCookie.newKey() : session);
    }

    /** What a parameter has in the query of a stranger, where anything may stand. */
    private static List<String> values(String query, String name) {
        List<String> values = new ArrayList<>();
        for (String part : query.split("&")) {
            String[] pair = part.split("=", 2);
            if (pair.length == 2 && pair[0].equals(name)) {
                values.add(decoded(pair[1]));
            }
        }
        return values;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // No code or state has such a percent sign: as it stands, it fits nothing.
            return value;
        }
    }
}
