// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.faults;

/**
 * What goes wrong with a call.
 *
 * @param name the name of its kind, or {@code planned} for an answer that a test made
 * @param ends what it ends of the caller's sign-in
 * @param script what is answered
 */
public record Fault(String name, Ends ends, Script script) {

    /** What a fault ends of the caller's sign-in. */
    public enum Ends {
        /** Nothing. */
        NOTHING,
        /** The access token of the call. */
        ACCESS_TOKEN,
        /** All tokens of the same authorization. */
        AUTHORIZATION
    }

    /** Whether it can only happen to somebody who has signed in with OAuth. */
    boolean needsOauth() {
        return ends != Ends.NOTHING;
    }
}
