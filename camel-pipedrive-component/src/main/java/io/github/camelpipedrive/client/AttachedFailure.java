// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import io.github.camelpipedrive.error.PipedriveException;

/**
 * A failure on the way to another one, whose suppressed exception this is, so that it stands in the log. It is no
 * {@link PipedriveException} itself: Camel's {@code Exchange.getException(type)} looks at suppressed exceptions first, and
 * would give it to a route for the one that counts.
 */
final class AttachedFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Wraps it.
     *
     * @param failure becomes the cause, with its own stack trace
     */
    AttachedFailure(PipedriveException failure) {
        super(failure.getMessage(), failure, false, false);
    }
}
