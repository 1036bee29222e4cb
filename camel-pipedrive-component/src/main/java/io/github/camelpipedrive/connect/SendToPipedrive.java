// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.connect;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Sends the browser to the address that {@code oauth/authorizeUrl} made, with the session as a cookie. A step of the
 * route templates.
 */
public final class SendToPipedrive implements Processor {

    /** A step without settings. */
    public SendToPipedrive() {}

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        String url = message.getBody(String.class);
        // A service that is reached by https has an https callback; the request itself may come from a proxy.
        boolean https = url.contains("&redirect_uri=https%3A");
        String value = exchange.getProperty(https ? BeginConnect.SESSION : BeginConnect.KEY, String.class);
        message.removeHeaders("*");
        message.setBody(null);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, 302);
        message.setHeader("Location", url);
        message.setHeader("Set-Cookie", SessionCookie.set(value, https));
        // Camel's filter of HTTP headers lets no Cache-Control out.
        message.setHeader("Expires", "0");
        message.setHeader("Referrer-Policy", "no-referrer");
    }
}
