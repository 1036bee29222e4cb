// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.account;

import java.time.Duration;

import io.github.camelpipedrive.auth.KnownSecrets;
import io.github.camelpipedrive.call.repeating.Timing;
import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.transport.Transport;

/**
 * What the accounts of a connection have in common when they call.
 *
 * @param transport sends what is signed, through connections that all share
 * @param longestExchange how long a request takes at most
 * @param secrets knows what must not be shown
 * @param observer is notified of calls, waits and retries
 * @param timing time and chance
 */
record Network(
        Transport transport, Duration longestExchange, KnownSecrets secrets, CallObserver observer, Timing timing) {

    /** The same without an observer, for calls that are nobody's yet. */
    Network unobserved() {
        return new Network(transport, longestExchange, secrets, CallObserver.NONE, timing);
    }
}
