// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.server;

import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.camelpipedrive.sandbox.wire.Answer;
import io.github.camelpipedrive.sandbox.wire.Answer.Ending;
import io.github.camelpipedrive.sandbox.wire.Incoming;

/**
 * WireMock as the HTTP server: one stub takes every request and hands it on. WireMock's own journal is off, as it would
 * grow and hold tokens, and so is its log, for which it would write each answer a second time; its administration answers 401 to everybody; files of the application's own WireMock stubs are
 * not read.
 */
public final class HttpFront {

    private static final int THREADS = 32;
    private static final int MISSING_BYTES = 64;

    private final WireMockServer server;
    private final String place;

    public HttpFront(String address, int port, Function<Incoming, Answer> answers) {
        place = address + ":" + port;
        WireMockConfiguration options = WireMockConfiguration.options()
                .bindAddress(address)
                .port(port)
                .containerThreads(THREADS)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .gzipDisabled(true)
                .useChunkedTransferEncoding(Options.ChunkedEncodingPolicy.NEVER)
                .usingFilesUnderClasspath("io/github/camelpipedrive/sandbox/no-stubs")
                .extensionScanningEnabled(false)
                .adminAuthenticator(request -> false)
                .jettyStopTimeout(100L)
                .extensions(new Forwarding(answers), new Unmarked());
        server = new WireMockServer(options);
        server.stubFor(
                WireMock.any(WireMock.anyUrl()).willReturn(WireMock.aResponse().withTransformers(Forwarding.NAME)));
    }

    /** Starts to listen; throws {@link IllegalStateException} of one line when the address can't be had. */
    public void start() {
        try {
            server.start();
        } catch (RuntimeException e) {
            Throwable root = rootOf(e);
            // The only one without a message.
            String reason = root instanceof UnresolvedAddressException ? "unknown host" : root.getMessage();
            throw new IllegalStateException("Can't listen on " + place + ": " + reason, e);
        }
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }

    public int port() {
        return server.port();
    }

    public void stop() {
        server.stop();
    }

    /** Takes the header away by which WireMock names its stub, as Pipedrive has none. */
    private static final class Unmarked implements ResponseTransformerV2 {

        @Override
        public String getName() {
            return "pipedrive-sandbox-unmarked";
        }

        @Override
        public Response transform(Response response, ServeEvent event) {
            List<HttpHeader> headers = response.getHeaders().all().stream()
                    .filter(header -> !header.keyEquals("Matched-Stub-Id"))
                    .toList();
            return Response.Builder.like(response)
                    .but()
                    .headers(new HttpHeaders(headers))
                    .build();
        }
    }

    /** Hands requests on and writes what comes back. */
    private record Forwarding(Function<Incoming, Answer> answers) implements ResponseDefinitionTransformerV2 {

        static final String NAME = "pipedrive-sandbox";

        @Override
        public String getName() {
            return NAME;
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            return written(answers.apply(incoming(event.getRequest())));
        }

        private static Incoming incoming(Request request) {
            String url = request.getUrl();
            int question = url.indexOf('?');
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (HttpHeader header : request.getHeaders().all()) {
                headers.put(header.key(), String.join(",", header.values()));
            }
            return new Incoming(
                    request.getMethod().getName().toUpperCase(Locale.ROOT),
                    question < 0 ? url : url.substring(0, question),
                    question < 0 ? "" : url.substring(question + 1),
                    headers,
                    request.getBody() == null ? new byte[0] : request.getBody());
        }

        private static ResponseDefinition written(Answer answer) {
            ResponseDefinitionBuilder response =
                    WireMock.aResponse().withStatus(answer.status()).withBody(answer.body());
            answer.headers().forEach(response::withHeader);
            if (answer.ending() == Ending.TRUNCATED) {
                response.withHeader("content-length", String.valueOf(answer.body().length + MISSING_BYTES));
            }
            if (!answer.delay().isZero()) {
                response.withFixedDelay(Math.toIntExact(answer.delay().toMillis()));
            }
            if (answer.ending() == Ending.RESET) {
                response.withFault(Fault.CONNECTION_RESET_BY_PEER);
            } else if (answer.ending() == Ending.EMPTY) {
                response.withFault(Fault.EMPTY_RESPONSE);
            }
            return response.build();
        }
    }
}
