// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.Credential;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.ratelimit.Claim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Which redirects are followed, and where the credential goes. */
class RedirectingTest {

    private static final BaseUrl API = BaseUrl.parse("https://api.pipedrive.com", "baseUrl");
    private static final Credential TOKEN = new Credential("x-api-token", "secret", API);

    private final List<Request> sent = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private int takenPlaces;

    /** An answer that knows whether it was closed. */
    private static final class Answer implements Response {
        private final int status;
        private final String location;
        private boolean closed;

        Answer(int status, String location) {
            this.status = status;
            this.location = location;
        }

        @Override
        public int status() {
            return status;
        }

        @Override
        public Optional<String> header(String name) {
            return name.equals("location") ? Optional.ofNullable(location) : Optional.empty();
        }

        @Override
        public InputStream body() {
            return InputStream.nullInputStream();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** Names that end in {@code .internal} are in a private network, all others are public. */
    private static InetAddress[] resolve(String host) throws UnknownHostException {
        boolean isAddress = host.startsWith("[") || Character.isDigit(host.charAt(0));
        String address = isAddress ? host : host.endsWith(".internal") ? "10.1.2.3" : "198.51.100.7";
        return new InetAddress[] {InetAddress.getByName(address)};
    }

    private Response send(Method method, Answer... inTurn) throws Exception {
        answers.addAll(List.of(inTurn));
        Transport elsewhere = request -> {
            sent.add(request);
            return answers.get(sent.size() - 1);
        };
        Transport own = request -> {
            takenPlaces++;
            return elsewhere.send(request.signed(TOKEN));
        };
        Transport counted = request -> {
            takenPlaces++;
            return elsewhere.send(request);
        };
        Transport transport = new Redirecting(
                own, counted, elsewhere, new PrivateAddresses(RedirectingTest::resolve), UnaryOperator.identity());
        Request request = new Request(
                "file/get",
                "acme",
                method,
                method != Method.POST,
                "/api/v1/files/1/download?a=b",
                Body.NONE,
                Claim.NONE);
        return transport.send(request.signed(TOKEN));
    }

    /** Where it went in the end, and whether the credential came along. */
    private String last() {
        Request request = sent.get(sent.size() - 1);
        return request.baseUrl() + request.target() + (request.signature().isPresent() ? " signed" : "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            https://api.pipedrive.com/api/v1/other?c=d      | https://api.pipedrive.com/api/v1/other?c=d signed
            https://api.pipedrive.com:443/other             | https://api.pipedrive.com/other signed
            HTTPS://API.pipedrive.com/other                 | https://api.pipedrive.com/other signed
            /api/v1/other                                   | https://api.pipedrive.com/api/v1/other signed
            other                                           | https://api.pipedrive.com/api/v1/files/1/other signed
            ?c=d                                            | https://api.pipedrive.com/api/v1/files/1/?c=d signed
            https://acme.pipedrive.com/other                | https://acme.pipedrive.com/other
            https://pipedrive.com/other                     | https://pipedrive.com/other
            https://api.pipedrive.com:8443/other            | https://api.pipedrive.com:8443/other
            https://api.pipedrive.com.evil.example/other    | https://api.pipedrive.com.evil.example/other
            //store.example/file?signature=a%2Fb%3D         | https://store.example/file?signature=a%2Fb%3D
            https://store.example                           | https://store.example/
            https://store.example/Ã¤                        | https://store.example/%C3%A4
            """)
    void followsAndKeepsTheCredentialAtItsOrigin(String location, String destination) throws Exception {
        Response response = send(Method.GET, new Answer(302, location), new Answer(200, null));

        assertThat(response.status()).isEqualTo(200);
        assertThat(last()).isEqualTo(destination);
        assertThat(answers).extracting(answer -> answer.closed).containsExactly(true, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.pipedrive.com/other",
                "http://store.example/other",
                "ftp://store.example/file",
                "file:///etc/passwd",
                "https://user:password@store.example/other",
                "https:///other",
                "https://",
                "not a url",
                "javascript:alert(1)",
                "https://127.1/other",
                "https://store.example:99999/",
                "https://store.example:0/",
                "https://store.example/a b"
            })
    void doesNotFollowToWhereNothingMayBeSent(String location) throws Exception {
        Response response = send(Method.GET, new Answer(302, location));

        assertThat(response.status()).isEqualTo(302);
        assertThat(sent).hasSize(1);
        assertThat(answers.get(0).closed).isFalse();
    }

    @Test
    void doesNotFollowWithoutALocation() throws Exception {
        assertThat(send(Method.GET, new Answer(302, null)).status()).isEqualTo(302);
        assertThat(sent).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsEachKindOfRedirect(int status) throws Exception {
        assertThat(send(Method.GET, new Answer(status, "/other"), new Answer(200, null))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 300, 304, 305, 400, 404, 500})
    void followsNothingElse(int status) throws Exception {
        assertThat(send(Method.GET, new Answer(status, "/other")).status()).isEqualTo(status);
        assertThat(sent).hasSize(1);
    }

    /** A write would be done twice, or be done by whoever is there. */
    @ParameterizedTest
    @EnumSource(value = Method.class, names = "GET", mode = EnumSource.Mode.EXCLUDE)
    void neverRepeatsAWriteElsewhere(Method method) throws Exception {
        assertThat(send(method, new Answer(307, "/other")).status()).isEqualTo(307);
        assertThat(sent).hasSize(1);
    }

    @Test
    void givesUpAfterFiveRedirects() throws Exception {
        Answer[] circle = new Answer[6];
        for (int i = 0; i < circle.length; i++) {
            circle[i] = new Answer(302, "/round/" + i);
        }

        PipedriveServerException failure =
                catchThrowableOfType(PipedriveServerException.class, () -> send(Method.GET, circle));

        assertThat(failure)
                .hasMessage("file/get: it was redirected more than 5 times, at last to https://api.pipedrive.com (302)."
                        + " Redirects go in a circle: check companyDomain or baseUrl.");
        assertThat(failure.isTemporary()).isFalse();
        assertThat(sent).hasSize(6);
        assertThat(takenPlaces).isEqualTo(6);
        assertThat(answers).allMatch(answer -> answer.closed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080/other",
                "http://localhost/other",
                "http://[::1]/other",
                "https://127.0.0.1/other",
                "https://2130706433/other",
                "https://0x7f000001/other",
                "https://0177.0.0.1/other",
                "https://10.0.0.1/other",
                "https://192.168.0.1/other",
                "https://169.254.169.254/latest/meta-data",
                "https://[fd00::1]/other",
                "https://[::ffff:10.0.0.1]/other",
                "https://vault.internal/other"
            })
    void leadsNobodyFromAPublicHostIntoAPrivateNetwork(String location) {
        Answer redirect = new Answer(302, location);

        assertThatThrownBy(() -> send(Method.GET, redirect))
                .isInstanceOf(PipedriveServerException.class)
                .hasMessageContaining(" is not followed (302). That is this machine or a private network, and"
                        + " https://api.pipedrive.com is not.");
        assertThat(sent).hasSize(1);
        assertThat(redirect.closed).isTrue();
    }

    @Test
    void leadsNobodyThereOverAnotherHost() {
        assertThatThrownBy(() -> send(
                        Method.GET,
                        new Answer(302, "https://store.example/a"),
                        new Answer(302, "http://127.0.0.1:8080/b")))
                .isInstanceOf(PipedriveServerException.class)
                .hasMessageContaining("a redirect to http://127.0.0.1:8080 is not followed");
        assertThat(sent).hasSize(2);
    }

    @Test
    void saysOfAnotherHostsAnswerThatItIsNotTheApis() throws Exception {
        Response response = send(Method.GET, new Answer(302, "https://store.example/a"), new Answer(401, null));

        assertThat(response.elsewhere()).contains(BaseUrl.parse("https://store.example", "x"));
        assertThat(takenPlaces).isEqualTo(1);
    }

    @Test
    void doesNotGiveTheCredentialBackAfterItHasBeenAway() throws Exception {
        send(
                Method.GET,
                new Answer(302, "https://store.example/a"),
                new Answer(302, "https://api.pipedrive.com/b"),
                new Answer(200, null));

        assertThat(last()).isEqualTo("https://api.pipedrive.com/b");
        assertThat(takenPlaces).isEqualTo(2);
    }
}
