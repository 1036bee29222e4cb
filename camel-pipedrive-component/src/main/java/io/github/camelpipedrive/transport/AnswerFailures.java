// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;

import io.github.camelpipedrive.error.UntrustedText;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;

/**
 * Makes failures of the HTTP client fit to be shown. Some repeat what the server sent, such as a header line that is none,
 * and a server can send back whatever it was sent, also in other encodings: of those only the kind is said.
 */
final class AnswerFailures {

    private AnswerFailures() {}

    /**
     * A failure while an answer's body is read.
     *
     * @param sending whose answer it is
     * @param failure what the client said
     * @return the failure to throw
     */
    static IOException of(Sending sending, IOException failure) {
        if (sending.exceeded().isPresent()) {
            return new SocketTimeoutException("it was not complete within "
                    + sending.timeout(sending.exceeded().get()));
        }
        if (failure instanceof SocketTimeoutException) {
            return new SocketTimeoutException("nothing more came within " + sending.timeout("responseTimeout"));
        }
        return shown(failure);
    }

    /**
     * The failure itself where its words, and those of its causes, are the JDK's or the client's own.
     *
     * @param failure what the client said
     * @return a failure that can be shown and logged
     */
    static IOException shown(IOException failure) {
        if (failure instanceof MalformedAnswerException || failure instanceof InterruptedIOException) {
            return failure;
        }
        Throwable each = failure;
        // A chain that is longer than this is a circle.
        for (int depth = 0; each != null && depth < 20; depth++) {
            if (!isTrusted(each)) {
                return new MalformedAnswerException(each);
            }
            if (each.getMessage() != null && !UntrustedText.isPlain(each.getMessage())) {
                // TLS quotes the names in certificates.
                return new IOException(failure.getClass().getSimpleName() + ": "
                        + UntrustedText.clean(String.valueOf(failure.getMessage()), 200));
            }
            each = each.getCause();
        }
        return failure;
    }

    private static boolean isTrusted(Throwable failure) {
        String name = failure.getClass().getName();
        return !name.startsWith("org.apache.hc.")
                || failure instanceof ConnectTimeoutException
                || failure instanceof HttpHostConnectException
                || failure instanceof ConnectionClosedException
                || failure instanceof ConnectionRequestTimeoutException
                || failure instanceof NoHttpResponseException;
    }
}
