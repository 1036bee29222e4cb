// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.camelpipedrive.auth.ApiTokenSource;
import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.Credential;
import io.github.camelpipedrive.auth.TokenSource;
import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.ratelimit.Claim;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests are signed, and one whose credential was refused is repeated once where another can be had. */
class AuthorizedTest {

    private static final BaseUrl API = BaseUrl.parse("https://api.pipedrive.com", "baseUrl");

    private final List<Request> sent = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final Tokens tokens = new Tokens();

    /** An answer that knows whether it was closed. */
    private static final class Answer implements Response {
        private final int status;
        private boolean closed;

        Answer(int status) {
            this.status = status;
        }

        @Override
        public int status() {
            return status;
        }

        @Override
        public Optional<String> header(String name) {
            return Optional.of(name + " of " + status);
        }

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(new byte[] {(byte) status});
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** Gives the next credential after one was refused. */
    private static final class Tokens implements TokenSource {
        private int number = 1;
        private final List<Credential> refused = new ArrayList<>();
        private final List<Credential> accepted = new ArrayList<>();

        @Override
        public Credential credential() {
            return new Credential("Authorization", "Bearer " + number, API);
        }

        @Override
        public boolean refused(Credential credential) {
            refused.add(credential);
            number++;
            return true;
        }

        @Override
        public void accepted(Credential credential) {
            accepted.add(credential);
        }

        @Override
        public String hintWhenRefused(String account) {
            return "Connect again.";
        }

        @Override
        public List<String> secrets() {
            return List.of();
        }
    }

    private Response send(TokenSource source, Body body, int... statuses) throws Exception {
        for (int status : statuses) {
            answers.add(new Answer(status));
        }
        Transport transport = new Reauthorizing(new Authorized(
                request -> {
                    sent.add(request);
                    return answers.get(sent.size() - 1);
                },
                source));
        return transport.send(new Request("deal/get", "acme", Method.POST, false, "/", body, Claim.NONE));
    }

    private List<String> secrets() {
        return sent.stream()
                .map(request -> request.signature().orElseThrow().secret())
                .toList();
    }

    @Test
    void signsARequestAndSendsItWhereTheCredentialLeads() throws Exception {
        Response response = send(tokens, Body.NONE, 200);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.worthRepeating()).isFalse();
        assertThat(sent.get(0).baseUrl()).isEqualTo(API);
        assertThat(secrets()).containsExactly("Bearer 1");
        assertThat(tokens.accepted).extracting(Credential::secret).containsExactly("Bearer 1");
        assertThat(tokens.refused).isEmpty();
    }

    @Test
    void repeatsOnceWithAnotherCredential() throws Exception {
        Response response = send(tokens, Body.NONE, 401, 200);

        assertThat(response.status()).isEqualTo(200);
        assertThat(secrets()).containsExactly("Bearer 1", "Bearer 2");
        assertThat(answers.get(0).closed).isTrue();
        assertThat(answers.get(1).closed).isFalse();
        assertThat(tokens.refused).extracting(Credential::secret).containsExactly("Bearer 1");
        assertThat(tokens.accepted).extracting(Credential::secret).containsExactly("Bearer 2");
    }

    @Test
    void givesTheSecondRefusalAsItCame() throws Exception {
        Response response = send(tokens, Body.NONE, 401, 401);

        assertThat(sent).hasSize(2);
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.header("x")).contains("x of 401");
        assertThat(response.body().read()).isEqualTo(401 & 0xFF);
        response.close();
        assertThat(answers.get(1).closed).isTrue();
    }

    @Test
    void repeatsNothingWithTheOnlyTokenThereIs() throws Exception {
        Response response = send(ApiTokenSource.of("token", API), Body.NONE, 401);

        assertThat(response.status()).isEqualTo(401);
        assertThat(secrets()).containsExactly("token");
    }

    @Test
    void repeatsNothingWhoseBodyIsUsedUp() throws Exception {
        Body stream =
                new Body.Multipart(List.of(new Body.Part("file", new ByteArrayInputStream(new byte[0]), "offer.pdf")));

        assertThat(send(tokens, stream, 401).status()).isEqualTo(401);
        assertThat(sent).hasSize(1);
    }

    @Test
    void countsAnyOtherAnswerAsAnAcceptedCredential() throws Exception {
        send(tokens, Body.NONE, 403);

        assertThat(tokens.refused).isEmpty();
        assertThat(tokens.accepted).hasSize(1);
    }
}
