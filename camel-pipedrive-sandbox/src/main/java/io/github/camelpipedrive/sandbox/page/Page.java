// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelpipedrive.sandbox.wire.Answer;
import io.github.camelpipedrive.sandbox.wire.Incoming;
import io.github.camelpipedrive.sandbox.wire.Json;
import io.github.camelpipedrive.sandbox.wire.QueryString;

/** The page at {@code /} and the state that it asks for. Neither needs a token, neither shows one. */
public final class Page {

    // The page holds its own style and script and may speak to nobody else.
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
            + " connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final LiveState state;
    private final byte[] html;

    /**
     * The page of a sandbox.
     *
     * @param state what it shows
     */
    public Page(LiveState state) {
        this.state = state;
        try (InputStream stream = Page.class.getResourceAsStream("page.html")) {
            html = stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox's jar has no page", e);
        }
    }

    /**
     * The answer, or empty when the request is not for the page.
     *
     * @param incoming the request
     * @return the answer
     */
    public Optional<Answer> answer(Incoming incoming) {
        if (!incoming.method().equals("GET")) {
            return Optional.empty();
        }
        if (incoming.path().equals("/")) {
            return Optional.of(answer("text/html; charset=utf-8", html));
        }
        if (incoming.path().equals("/sandbox/state")) {
            String known = QueryString.parse(incoming.query())
                    .getOrDefault("since", List.of(""))
                    .get(0);
            return Optional.of(answer("application/json; charset=utf-8", Json.write(state.since(known))));
        }
        return Optional.empty();
    }

    private static Answer answer(String type, byte[] body) {
        return Answer.of(
                200,
                Map.of(
                        "content-type",
                        type,
                        "cache-control",
                        "no-store",
                        "content-security-policy",
                        POLICY,
                        "x-content-type-options",
                        "nosniff"),
                body);
    }
}
