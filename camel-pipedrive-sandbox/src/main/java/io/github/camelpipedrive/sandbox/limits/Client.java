// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.limits;

/** Somebody whose requests are counted. */
public interface Client {

    /**
     * Tells those apart whose requests are counted apart.
     *
     * @return a name that shows no token
     */
    String name();

    /**
     * The company whose tokens of the day are used.
     *
     * @return the first label of its address
     */
    String domain();

    /**
     * Whether the limits of OAuth hold.
     *
     * @return false for those of API tokens
     */
    boolean isOauth();
}
