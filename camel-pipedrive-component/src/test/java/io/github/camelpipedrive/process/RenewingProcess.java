// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.OauthApp;
import io.github.camelpipedrive.auth.OauthTokenSource;
import io.github.camelpipedrive.auth.OauthTokenSources;
import io.github.camelpipedrive.auth.TokenStore;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.oauth.HttpAuthorizationServer;
import io.github.camelpipedrive.transport.Body;
import io.github.camelpipedrive.transport.Request;
import io.github.camelpipedrive.transport.Response;

/** Renews one token again and again until it is killed. It starts fast, as it has no Camel context. */
public final class RenewingProcess {

    private RenewingProcess() {}

    /**
     * Runs it.
     *
     * @param arguments server and store
     */
    public static void main(String[] arguments) throws Exception {
        OauthTokenSource source = source(arguments[0], Stores.open(arguments[1]));
        while (true) {
            source.renew();
        }
    }

    static OauthTokenSource source(String serverUrl, TokenStore store) {
        BaseUrl url = BaseUrl.parse(serverUrl, "baseUrl");
        OauthApp app = new OauthApp("client", "client-secret", "https://app.example/callback", url, url);
        return new OauthTokenSources(store, Clock.systemUTC(), new Random(), account -> {})
                .source(
                        "acme",
                        new OauthTokenSource.Beginning(Optional.empty(), url),
                        new HttpAuthorizationServer(
                                RenewingProcess::send, app, "acme", UnaryOperator.identity(), Clock.systemUTC()));
    }

    private static Response send(Request request) throws PipedriveException {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(request.baseUrl() + request.target()).toURL().openConnection();
            connection.setRequestMethod(request.method().name());
            connection.setRequestProperty(
                    request.credential().header(), request.credential().secret());
            connection.setDoOutput(true);
            connection.getOutputStream().write(((Body.Bytes) request.body()).content());
            int status = connection.getResponseCode();
            try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                return new Answer(status, new ByteArrayInputStream(in.readAllBytes()));
            }
        } catch (IOException e) {
            throw new PipedriveConnectionException(ErrorDetails.of("oauth/refresh", "acme", "broken"), true, e);
        }
    }

    private record Answer(int status, InputStream body) implements Response {

        @Override
        public Optional<String> header(String name) {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
