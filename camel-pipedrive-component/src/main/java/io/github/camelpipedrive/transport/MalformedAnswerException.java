// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.io.IOException;

import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.MessageConstraintException;

/**
 * An answer that is not valid HTTP. Says what kind of mistake it is and nothing of the answer, which may repeat secrets that
 * were sent: neither its words nor the exception that has them are kept.
 */
final class MalformedAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedAnswerException(Throwable failure) {
        super(words(inside(failure)));
    }

    private static String words(Throwable failure) {
        return failure instanceof MessageConstraintException
                ? "the answer has more header lines, or longer ones, than are read"
                : "the answer is not valid HTTP (" + failure.getClass().getSimpleName() + ")";
    }

    /** Of what the client wraps, the inside says more. */
    private static Throwable inside(Throwable failure) {
        return failure instanceof ClientProtocolException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
