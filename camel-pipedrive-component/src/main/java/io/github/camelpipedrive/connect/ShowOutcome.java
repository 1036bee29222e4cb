// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelpipedrive.error.PipedriveException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.apache.camel.util.StringHelper.xmlEncode;

/**
 * Shows how a connect went: whose account is connected now, or why none is. Everything on the page is escaped, and the
 * cookie is taken away. A step of the route templates.
 */
public final class ShowOutcome implements Processor {

    /** The exchange property that says where the page's link leads. */
    static final String HOME = "CamelPipedriveConnectHome";

    /** The exchange property that says whether the cookie that came is the one for https. */
    static final String HTTPS = "CamelPipedriveConnectHttps";

    private static final Logger LOG = LoggerFactory.getLogger(ShowOutcome.class);
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final String template;

    /** A step without settings. */
    public ShowOutcome() {
        try (InputStream stream = ShowOutcome.class.getResourceAsStream("page.html")) {
            template = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The jar has no page", e);
        }
    }

    @Override
    public void process(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Outcome outcome = failure == null ? success(exchange.getMessage()) : failure(failure);
        String home = exchange.getProperty(HOME, "", String.class);

        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, outcome.status());
        message.setHeader(Exchange.CONTENT_TYPE, "text/html; charset=utf-8");
        message.setHeader("Set-Cookie", SessionCookie.cleared(exchange.getProperty(HTTPS, false, Boolean.class)));
        // Camel's filter of HTTP headers lets no Cache-Control out.
        message.setHeader("Expires", "0");
        message.setHeader("Content-Security-Policy", POLICY);
        // The page's own address holds the code, which must not go along with the link.
        message.setHeader("Referrer-Policy", "no-referrer");
        message.setHeader("X-Content-Type-Options", "nosniff");
        message.setBody(page(outcome, home));
    }

    private static Outcome success(Message message) {
        Map<?, ?> connected = message.getBody(Map.class);
        Object company = connected.get("company_name");
        boolean unnamed = company == null || company.toString().isEmpty();
        return new Outcome(
                200,
                "Connected",
                unnamed
                        ? "The account '" + connected.get("account") + "' is connected."
                        : "Pipedrive of " + company + " is connected.");
    }

    private static Outcome failure(Exception failure) {
        Outcome outcome = Outcome.of(failure);
        if (failure instanceof PipedriveException) {
            // Its message holds no secret, and says more than the user needs to know.
            LOG.warn("A connect ended with {}: {}", outcome.status(), failure.getMessage());
        } else {
            LOG.warn("A connect failed: {}", ClassNames.of(failure));
        }
        return outcome;
    }

    private String page(Outcome outcome, String home) {
        Map<String, String> values = Map.of("title", outcome.title(), "text", outcome.text(), "home", home);
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(xmlEncode(values.get(place.group(1)))));
    }
}
