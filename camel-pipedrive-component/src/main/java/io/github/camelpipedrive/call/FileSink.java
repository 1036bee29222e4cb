// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call;

import java.io.IOException;
import java.io.InputStream;

/** Keeps the bytes of a file that an operation answers. */
@FunctionalInterface
public interface FileSink {

    /** Keeps them in memory, as an array. */
    FileSink MEMORY = InputStream::readAllBytes;

    /**
     * Reads a file to its end.
     *
     * @param content the bytes; the caller closes it
     * @return what the result of the call is
     * @throws IOException when the stream breaks off, or the bytes can't be kept
     */
    Object keep(InputStream content) throws IOException;
}
