// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import io.github.camelpipedrive.auth.BaseUrl;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer of the HTTP client. Its connection goes back to the pool where the body was read to its end or its rest is
 * short, and is closed in all other cases: the client itself would read any rest, however long. Belongs to one thread.
 */
final class HttpResponse implements Response {

    private static final Logger LOG = LoggerFactory.getLogger(HttpResponse.class);

    /** What is worth reading to keep a connection; a longer rest costs more than a new connection. */
    private static final int LONGEST_REST = 64 * 1024;

    private final BaseUrl origin;
    private final ClassicHttpResponse message;
    private final Sending sending;
    private final ExchangeTimeouts timeouts;
    private InputStream encoded;
    private InputStream body;
    private boolean closed;

    HttpResponse(BaseUrl origin, ClassicHttpResponse message, Sending sending, ExchangeTimeouts timeouts) {
        this.origin = origin;
        this.message = message;
        this.sending = sending;
        this.timeouts = timeouts;
    }

    @Override
    public Optional<BaseUrl> origin() {
        return Optional.of(origin);
    }

    @Override
    public Duration taken() {
        return sending.taken();
    }

    @Override
    public int status() {
        return message.getCode();
    }

    @Override
    public Optional<String> header(String name) {
        Header header = message.getFirstHeader(name);
        return header == null ? Optional.empty() : Optional.ofNullable(header.getValue());
    }

    @Override
    public InputStream body() throws IOException {
        if (body == null) {
            body = message.getEntity() == null ? InputStream.nullInputStream() : decoded(encoded());
        }
        return body;
    }

    private InputStream encoded() throws IOException {
        if (encoded == null) {
            encoded = new AnswerStream(message.getEntity().getContent(), sending);
        }
        return encoded;
    }

    private InputStream decoded(InputStream content) throws IOException {
        String encoding = header(HttpHeaders.CONTENT_ENCODING).orElse("").trim().toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "", "identity" -> content;
            case "gzip", "x-gzip" -> new DecodedStream(content);
            default -> throw new UnknownEncodingException();
        };
    }

    /** Nobody asked for another one. */
    private static final class UnknownEncodingException extends IOException {
        private static final long serialVersionUID = 1L;

        UnknownEncodingException() {
            super("the answer has a Content-Encoding that was not asked for");
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        try {
            if (!isReadToItsEnd()) {
                abandon();
            }
        } catch (IOException e) {
            LOG.debug("A connection could not be kept: {}", e.getMessage());
            abandon();
        } finally {
            end();
        }
    }

    @Override
    public void abandon() {
        if (!closed) {
            sending.abandon();
            end();
        }
    }

    private void end() {
        closed = true;
        timeouts.end(sending);
    }

    /** Reads the rest where it is short; the client gives the connection back at the end of the stream. */
    private boolean isReadToItsEnd() throws IOException {
        HttpEntity entity = message.getEntity();
        if (entity == null || !entity.isStreaming()) {
            return true;
        }
        InputStream rest = encoded();
        if (entity.getContentLength() - sending.bytesRead() > LONGEST_REST) {
            return false;
        }
        // Small, as there is most often nothing to read but the end.
        byte[] buffer = new byte[256];
        int total = 0;
        int read = rest.read(buffer);
        while (read >= 0 && total <= LONGEST_REST) {
            total += read;
            read = rest.read(buffer);
        }
        return read < 0;
    }
}
