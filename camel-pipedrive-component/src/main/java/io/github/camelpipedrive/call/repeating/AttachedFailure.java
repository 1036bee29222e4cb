// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.repeating;

import io.github.camelpipedrive.error.PipedriveException;

/**
 * A failure on the way to another one, whose suppressed exception this is, so that it is in the log. It is no
 * {@link PipedriveException} itself: Camel's {@code Exchange.getException(type)} looks at suppressed exceptions first, and
 * would give it to a route for the one that counts. It has neither a stack trace nor a cause, as Camel logs those of all
 * suppressed exceptions: hundreds of lines for a server that is not there.
 */
final class AttachedFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Wraps it.
     *
     * @param failure gives the message, with the kind of the exception
     */
    AttachedFailure(PipedriveException failure) {
        super(failure.getClass().getSimpleName() + ": " + failure.getMessage(), null, false, false);
    }
}
