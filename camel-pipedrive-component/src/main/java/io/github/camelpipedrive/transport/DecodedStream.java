// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The body of an answer in gzip, decoded while it is read. The client's own decoding would end before the encoded body does,
 * and keep the connection for ever; this leaves the encoded body to its response. Belongs to one thread.
 */
final class DecodedStream extends InputStream {

    private static final int BUFFER = 8 * 1024;

    private final InputStream encoded;
    private InputStream decoded;

    DecodedStream(InputStream encoded) {
        this.encoded = encoded;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            if (decoded == null) {
                // It reads the head of the format at once.
                decoded = new GZIPInputStream(encoded, BUFFER);
            }
            return decoded.read(buffer, offset, length);
        } catch (ZipException | EOFException e) {
            throw new MalformedAnswerException(e);
        }
    }
}
