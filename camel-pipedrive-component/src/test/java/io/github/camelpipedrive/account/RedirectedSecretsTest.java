// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.account;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.github.camelpipedrive.auth.ApiTokenSource;
import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.call.reading.OutputType;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.transport.Request;
import io.github.camelpipedrive.transport.Response;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A redirect names its host, and a token may appear in there. */
class RedirectedSecretsTest {

    private record Answer(StoredAnswer answer, BaseUrl host) implements Response {

        @Override
        public int status() {
            return answer.status();
        }

        @Override
        public Optional<String> header(String name) {
            return answer.header(name);
        }

        @Override
        public InputStream body() throws IOException {
            return answer.body();
        }

        @Override
        public Optional<BaseUrl> origin() {
            return Optional.of(host);
        }

        @Override
        public void close() {
            answer.close();
        }
    }

    /** The host is this machine, from which a redirect may lead anywhere; so no name is looked up. */
    private static final Calling CALLING =
            new Calling(ApiTokenSource.of(Calling.TOKEN, BaseUrl.parse("http://127.0.0.1:8080", "baseUrl")), 1000);

    private static final String LOCATION = "https://" + Calling.TOKEN + ".example/file";

    private static final String NOT_FOLLOWED =
            "deal/list: a redirect that repeats the credential is not followed (302)."
                    + " Nobody but the sender of the request knows it: check companyDomain or baseUrl.";

    private static PipedriveException failure(Function<Request, StoredAnswer> answers) {
        return catchThrowableOfType(
                PipedriveException.class,
                () -> CALLING.call(
                        "deal/list",
                        null,
                        OutputType.MAP,
                        null,
                        request -> new Answer(answers.apply(request), request.baseUrl())));
    }

    @Test
    void areNotNamedWhenThereAreTooManyRedirects() {
        AtomicInteger requests = new AtomicInteger();

        PipedriveException failure = failure(request -> StoredAnswer.of(
                302, Map.of("location", requests.incrementAndGet() < 6 ? "/api/v2/deals" : LOCATION), ""));

        assertThat(failure).hasMessage(NOT_FOLLOWED);
    }

    @Test
    void areNotNamedWhenTheOtherHostFails() {
        PipedriveException failure = failure(request -> request.signature().isPresent()
                ? StoredAnswer.of(302, Map.of("location", LOCATION), "")
                : StoredAnswer.of(503, Map.of(), ""));

        assertThat(failure).hasMessage(NOT_FOLLOWED);
    }
}
