// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

import io.github.camelpipedrive.auth.BaseUrl;

/** What the API answered, not yet read. Belongs to one thread, which closes it. */
public interface Response extends AutoCloseable {

    /**
     * The HTTP status.
     *
     * @return such as 200
     */
    int status();

    /**
     * The first header of a name.
     *
     * @param name in any case
     * @return its value, or empty
     */
    Optional<String> header(String name);

    /**
     * The body as a stream.
     *
     * @return an empty stream for no body; closed together with the response
     * @throws IOException when it can't be opened
     */
    InputStream body() throws IOException;

    /**
     * Ends the exchange. The connection goes back to the pool where the body was read or its rest is short, and is closed
     * otherwise. Does nothing the second time.
     */
    @Override
    void close();

    /** Ends the exchange and closes its connection at once, without reading what is still to come. */
    default void abandon() {
        close();
    }

    /**
     * Whether the status says that the call was carried out.
     *
     * @return true for 200 to 299
     */
    default boolean successful() {
        return status() >= 200 && status() < 300;
    }

    /**
     * Where it came from.
     *
     * @return the host, empty when that is not known
     */
    default Optional<BaseUrl> origin() {
        return Optional.empty();
    }

    /**
     * The other host to which the API has redirected the request; it was asked without the account's credential, and its
     * answer says nothing of the account.
     *
     * @return the host that answered, empty for the API itself
     */
    default Optional<BaseUrl> elsewhere() {
        return Optional.empty();
    }

    /**
     * How long the request took so far, without waits for its place in the limits.
     *
     * @return the time; zero when it is not known
     */
    default Duration taken() {
        return Duration.ZERO;
    }

    /**
     * Whether the same request has a better chance now, although it was refused.
     *
     * @return true when its credential was refused and another one can be had
     */
    default boolean worthRepeating() {
        return false;
    }
}
