// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.connect;

import java.net.URISyntaxException;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.util.URISupport;

/**
 * Makes the message for {@code oauth/connect}: what the query of the callback says, and the session of the browser.
 * Nothing else of the request stays in it. A step of the route templates.
 */
public final class ReceiveCallback implements Processor {

    /** A step without settings. */
    public ReceiveCallback() {}

    @Override
    public void process(Exchange exchange) throws URISyntaxException {
        Message message = exchange.getMessage();
        String query = message.getHeader(Exchange.HTTP_QUERY, "", String.class);
        String session = SessionCookie.keyIn(message.getHeader("Cookie", "", String.class));
        message.removeHeaders("*");
        message.setBody(null);
        Map<String, Object> parameters = URISupport.parseQuery(query);
        for (String name : new String[] {"code", "state", "error"}) {
            // One that stands twice is a list, which no callback of Pipedrive's has.
            if (parameters.get(name) instanceof String value) {
                message.setHeader("CamelPipedrive." + name, value);
            }
        }
        // Without a cookie no state fits: a state for no session would be good for every browser.
        message.setHeader("CamelPipedrive.session", session.isEmpty() ? SessionCookie.newKey() : session);
    }
}
