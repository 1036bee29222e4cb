// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends with an error where it is longer than it may be, so that no answer fills the memory. */
public final class LimitedInputStream extends FilterInputStream {

    /** The stream is longer than it may be. */
    public static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLongException(long limit) {
            super("longer than " + limit + " bytes");
        }
    }

    private final long limit;
    private long read;

    LimitedInputStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        return next < 0 ? next : counted(1, next);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        return count < 0 ? count : counted(count, count);
    }

    private int counted(int bytes, int result) throws IOException {
        read += bytes;
        if (read > limit) {
            throw new TooLongException(limit);
        }
        return result;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        counted((int) skipped, 0);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
