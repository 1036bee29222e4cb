// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.connect;

import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers that an uninstall was taken note of, or what is wrong with the request: by the status alone, which Pipedrive
 * does not look at. A step of the route templates.
 */
public final class AnswerUninstall implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerUninstall.class);

    /** A step without settings. */
    public AnswerUninstall() {}

    @Override
    public void process(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        int status = failure == null ? 204 : status(failure);
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(null);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        if (status == 401) {
            message.setHeader("WWW-Authenticate", "Basic realm=\"pipedrive\"");
        }
    }

    private static int status(Exception failure) {
        int status = 500;
        if (failure instanceof PipedriveValidationException) {
            status = 400;
        } else if (failure instanceof PipedriveAuthenticationException refused
                && refused.getErrorCode().equals("invalid_client")) {
            status = 401;
        }
        if (failure instanceof PipedriveException) {
            // Its message holds no secret.
            LOG.warn("An uninstall was answered with {}: {}", status, failure.getMessage());
        } else {
            LOG.warn("An uninstall failed: {}", ClassNames.of(failure));
        }
        return status;
    }
}
