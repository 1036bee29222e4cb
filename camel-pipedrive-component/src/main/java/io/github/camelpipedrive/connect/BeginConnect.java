// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.connect;

import io.github.camelpipedrive.PipedriveConstants;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Makes the message for {@code oauth/authorizeUrl}: a session of its own, and the account. Nothing of the request stays
 * in it. A step of the route templates.
 */
public final class BeginConnect implements Processor {

    /** The exchange property with the account's name; null or empty for none. */
    static final String ACCOUNT = "CamelPipedriveConnectAccount";

    /** The exchange property with what a cookie for http holds. */
    static final String KEY = "CamelPipedriveConnectKey";

    /** The exchange property with the session, which a cookie for https holds. */
    static final String SESSION = "CamelPipedriveConnectSession";

    /** A step without settings. */
    public BeginConnect() {}

    @Override
    public void process(Exchange exchange) {
        String key = SessionCookie.newKey();
        String session = SessionCookie.session(key, false);
        exchange.setProperty(KEY, key);
        exchange.setProperty(SESSION, session);
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(null);
        message.setHeader("CamelPipedrive.session", session);
        String account = exchange.getProperty(ACCOUNT, "", String.class);
        if (!account.isBlank()) {
            message.setHeader(PipedriveConstants.ACCOUNT, account);
        }
    }
}
