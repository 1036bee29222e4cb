// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.connect;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Makes the message for {@code oauth/forget}: the credentials of the request, and what its body says. Nothing else of
 * the request stays in it. What can't be read is omitted, so that the credentials are looked at first. A step of the
 * route templates.
 */
public final class ReceiveUninstall implements Processor {

    /** Pipedrive's body takes some hundred bytes. */
    private static final int LONGEST_BODY = 16 * 1024;

    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");
    private static final ObjectReader JSON =
            new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** A step without settings. */
    public ReceiveUninstall() {}

    @Override
    public void process(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        String authorization = message.getHeader("Authorization", "", String.class);
        JsonNode notice = notice(message);
        message.removeHeaders("*");
        message.setBody(null);
        set(message, "authorization", authorization);
        set(message, "client_id", notice.path("client_id").asText());
        set(message, "company_id", id(notice.path("company_id")));
        set(message, "user_id", id(notice.path("user_id")));
        set(message, "timestamp", notice.path("timestamp").asText());
    }

    private static JsonNode notice(Message message) throws IOException {
        byte[] bytes;
        try (InputStream body = message.getBody(InputStream.class)) {
            bytes = body == null ? new byte[0] : body.readNBytes(LONGEST_BODY + 1);
        }
        if (bytes.length > LONGEST_BODY) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            // No JSON, or no text: the operation says what is missing then.
            return MissingNode.getInstance();
        }
    }

    private static String id(JsonNode value) {
        String text = value.asText();
        return ID.matcher(text).matches() ? text : "";
    }

    private static void set(Message message, String name, String value) {
        if (!value.isBlank()) {
            message.setHeader("CamelPipedrive." + name, value);
        }
    }
}
