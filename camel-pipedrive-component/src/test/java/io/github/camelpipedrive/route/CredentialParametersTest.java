// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.Map;

import io.github.camelpipedrive.error.PipedriveValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** A query is in the logs of whatever is on the way: no credential gets into it. */
class CredentialParametersTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef01234567";
    private static final String HINT =
            ": a credential is not sent as a parameter, as queries appear in logs. Give it as"
                    + " option apiToken or clientSecret, and choose the account by the option account or the header"
                    + " CamelPipedriveAccount";

    @RegisterExtension
    final RecordingExtension calls = new RecordingExtension();

    private static String shown(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            text.append(each);
        }
        return text.toString();
    }

    private Throwable failure(String uri, Object body, Map<String, Object> headers) {
        Throwable failure = calls.send(uri, body, headers).getException();
        assertThat(failure).isNotNull();
        assertThat(calls.server().received()).isEmpty();
        assertThat(shown(failure)).doesNotContain(SECRET);
        return failure;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api_token",
                "apiToken",
                "API_TOKEN",
                "x-api-token",
                "access_token",
                "accessToken",
                "Authorization",
                "refresh_token",
                "client_secret"
            })
    void isRefusedAsHeader(String name) {
        for (String uri : new String[] {
            "api/call?path=/api/v2/deals",
            "api/call?method=POST&path=/api/v2/deals",
            "deal/list?allowUnknown=true",
            "deal/create?allowUnknown=true",
            "deal/list"
        }) {
            Throwable failure = failure(uri, null, Map.of("CamelPipedrive." + name, SECRET));

            assertThat(failure)
                    .as(uri)
                    .isInstanceOf(PipedriveValidationException.class)
                    .hasMessageContaining("'" + name + "'" + HINT);
        }
    }

    @Test
    void isRefusedInABodyThatGivesParameters() {
        assertThat(failure("deal/list?allowUnknown=true", Map.of("api_token", SECRET), Map.of()))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageContaining("'api_token'" + HINT);
    }

    /** Of an endpoint that can't be made; Camel's exception around it has the URI. */
    private String refusal(String uri) {
        Throwable failure = catchThrowable(() -> calls.send(uri, null, Map.of()));
        while (!(failure instanceof IllegalArgumentException)
                || failure.getCause() instanceof IllegalArgumentException) {
            failure = failure.getCause();
        }
        assertThat(failure.getMessage()).doesNotContain(SECRET);
        return failure.getMessage();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api/call?path=/api/v2/deals&api_token=" + SECRET,
                "api/call?path=/api/v2/deals&access_token=" + SECRET,
                "deal/list?allowUnknown=true&api_token=" + SECRET
            })
    void isRefusedAsOption(String uri) {
        assertThat(refusal(uri)).contains("_token'" + HINT);
    }

    @Test
    void isNotShownWhereThePathHasIt() {
        assertThat(refusal("api/call?path=RAW(/api/v2/deals?api_token=" + SECRET + ")"))
                .contains("holds a query")
                .endsWith("got '/api/v2/deals?…'");
    }

    @Test
    void otherParametersAreSent() {
        assertThat(calls.received("api/call?path=/api/v2/deals", null, Map.of("CamelPipedrive.token_type", "x"))
                        .target())
                .isEqualTo("/api/v2/deals?token_type=x");
    }
}
