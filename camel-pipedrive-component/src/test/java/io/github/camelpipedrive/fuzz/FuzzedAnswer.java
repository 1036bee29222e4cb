// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.fuzz;

import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.transport.Response;

/** An answer from memory that knows how much of it was read, and whether it was closed. */
final class FuzzedAnswer implements Response {

    private final BaseUrl origin;
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final boolean endless;
    private long read;
    private boolean closed;

    /**
     * Creates an answer.
     *
     * @param origin where it comes from
     * @param status the status
     * @param headers by name in lower case
     * @param body the body
     * @param endless whether the last byte of the body is repeated for ever
     */
    FuzzedAnswer(BaseUrl origin, int status, Map<String, String> headers, byte[] body, boolean endless) {
        this.origin = origin;
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.endless = endless && body.length > 0;
    }

    /** How many bytes of the body were read. */
    long read() {
        return read;
    }

    boolean closed() {
        return closed;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Optional<BaseUrl> origin() {
        return Optional.of(origin);
    }

    @Override
    public InputStream body() {
        return new InputStream() {

            private int position;

            @Override
            public int read() {
                if (position == body.length && !endless) {
                    return -1;
                }
                read++;
                return (position < body.length ? body[position++] : body[body.length - 1]) & 0xFF;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (length == 0) {
                    return 0;
                }
                int count = Math.min(length, body.length - position);
                System.arraycopy(body, position, buffer, offset, count);
                position += count;
                if (count == 0 && !endless) {
                    return -1;
                }
                if (endless) {
                    Arrays.fill(buffer, offset + count, offset + length, body[body.length - 1]);
                    count = length;
                }
                read += count;
                return count;
            }
        };
    }

    @Override
    public void close() {
        closed = true;
    }
}
