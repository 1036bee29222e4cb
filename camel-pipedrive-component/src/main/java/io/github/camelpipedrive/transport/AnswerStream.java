// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.io.IOException;
import java.io.InputStream;

/**
 * The body of an answer. Counts what is read, fails with words of our own, and leaves it to its response what becomes of
 * the connection: to close the client's stream would read all of the rest. Belongs to one thread.
 */
final class AnswerStream extends InputStream {

    private final InputStream in;
    private final Sending sending;
    private boolean ended;

    AnswerStream(InputStream in, Sending sending) {
        this.in = in;
        this.sending = sending;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        int read;
        try {
            read = in.read(buffer, offset, length);
        } catch (IOException e) {
            throw AnswerFailures.of(sending, e);
        } catch (RuntimeException e) {
            throw AnswerFailures.of(sending, new MalformedAnswerException(e));
        }
        if (read < 0) {
            ended = true;
        } else {
            sending.read(read);
        }
        return read;
    }
}
