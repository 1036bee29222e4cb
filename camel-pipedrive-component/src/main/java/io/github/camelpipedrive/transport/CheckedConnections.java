// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.HttpMessageParserFactory;
import org.apache.hc.core5.http.io.SessionInputBuffer;

/** Makes connections on which no head of an answer is too long for the memory, and no answer is one too many. */
final class CheckedConnections implements HttpConnectionFactory<ManagedHttpClientConnection> {

    private static final int LONGEST_LINE = 16 * 1024;
    private static final int MOST_HEADERS = 200;

    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(LONGEST_LINE)
            .setMaxHeaderCount(MOST_HEADERS)
            .build();

    private static final DefaultHttpResponseParserFactory PARSERS = new DefaultHttpResponseParserFactory(LIMITS);

    /** What a connection has received and nobody has read; known from its first answer on. */
    static final class Unread implements HttpMessageParserFactory<ClassicHttpResponse> {

        private volatile SessionInputBuffer buffer;

        int bytes() {
            SessionInputBuffer known = buffer;
            return known == null ? 0 : known.length();
        }

        @Override
        public HttpMessageParser<ClassicHttpResponse> create() {
            HttpMessageParser<ClassicHttpResponse> parser = PARSERS.create();
            return (input, stream) -> parse(parser, input, stream);
        }

        @Override
        @SuppressWarnings("deprecation") // the one that has to be implemented
        public HttpMessageParser<ClassicHttpResponse> create(Http1Config config) {
            return create();
        }

        private ClassicHttpResponse parse(
                HttpMessageParser<ClassicHttpResponse> parser, SessionInputBuffer input, InputStream stream)
                throws IOException, HttpException {
            buffer = input;
            return parser.parse(input, stream);
        }
    }

    @Override
    public ManagedHttpClientConnection createConnection(Socket socket) throws IOException {
        Unread unread = new Unread();
        ManagedHttpClientConnection connection = ManagedHttpClientConnectionFactory.builder()
                .http1Config(LIMITS)
                .responseParserFactory(unread)
                .build()
                .createConnection(null);
        CheckedConnection checked = new CheckedConnection(connection, unread);
        if (socket != null) {
            checked.bind(socket);
        }
        return checked;
    }
}
