// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.faults;

/** The sign-in of a caller with OAuth, which a fault can end. */
public interface SignIn {

    /**
     * Ends the access token of the call, or all tokens of the same authorization.
     *
     * @param what not {@code NOTHING}
     */
    void end(Fault.Ends what);
}
