// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.util.Optional;

import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.UntrustedText;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** Tells the answers of a proxy from those of Pipedrive, which nobody may take for each other. */
final class ProxyAnswers {

    private static final int AUTHENTICATION_REQUIRED = 407;
    private static final int LONGEST_WORDS = 100;

    private ProxyAnswers() {}

    /**
     * What an answer of the proxy means.
     *
     * @param request what was to be sent
     * @param sending how far it has come
     * @param answer what was answered
     * @return the exception to throw; empty when Pipedrive has answered
     */
    static Optional<PipedriveConnectionException> of(Request request, Sending sending, ClassicHttpResponse answer) {
        // A request that goes through a tunnel is sent when the tunnel is there; what is answered before is the
        // proxy's.
        boolean fromProxy = !sending.isConnected() || answer.getCode() == AUTHENTICATION_REQUIRED;
        return fromProxy ? sending.proxy().map(proxy -> refusal(request, proxy, answer)) : Optional.empty();
    }

    private static PipedriveConnectionException refusal(Request request, String proxy, ClassicHttpResponse answer) {
        String status = (answer.getCode() + " " + words(answer)).trim();
        String message = "the proxy " + proxy + " did not connect to " + request.baseUrl() + ": it answered " + status;
        return new PipedriveConnectionException(
                ErrorDetails.of(request.operation(), request.account(), message)
                        .withHint(hint(request, answer.getCode())),
                false,
                null);
    }

    private static String words(ClassicHttpResponse answer) {
        return answer.getReasonPhrase() == null ? "" : UntrustedText.clean(answer.getReasonPhrase(), LONGEST_WORDS);
    }

    private static String hint(Request request, int status) {
        String component = "camel.component." + request.baseUrl().scheme();
        if (status == AUTHENTICATION_REQUIRED) {
            return "Nothing was sent. Set " + component + ".proxy-auth-username and proxy-auth-password.";
        }
        return status < 500
                ? "Nothing was sent. The proxy has to allow connections to this host."
                : "Nothing was sent.";
    }
}
