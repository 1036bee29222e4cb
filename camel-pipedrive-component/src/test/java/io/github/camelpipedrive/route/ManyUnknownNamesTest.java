// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Names come from senders: what is said of them is short, and costs no more than to read them. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ManyUnknownNamesTest {

    private static final int MANY = 500_000;
    private static final int LONGEST_MESSAGE = 20_000;

    @RegisterExtension
    final RecordingExtension calls = new RecordingExtension();

    private PipedriveException failure(String uri, Map<String, Object> headers) {
        Exception failure = calls.send(uri, null, headers).getException();
        assertThat(failure).isInstanceOf(PipedriveValidationException.class);
        assertThat(calls.server().received()).isEmpty();
        return (PipedriveException) failure;
    }

    private static Map<String, Object> headers(String prefix) {
        Map<String, Object> headers = new HashMap<>();
        for (int i = 0; i < MANY; i++) {
            headers.put(prefix + i, "");
        }
        return headers;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CamelPipedrive.an_unknown_name_of_some_length_",
                "CamelPipedrive.status",
                "CamelPipedriveUnknown",
                "CamelPipedrive-!-!-"
            })
    void ofHeadersAreCounted(String prefix) {
        PipedriveException failure = failure("deal/list", headers(prefix));

        assertThat(failure.getMessage())
                .hasSizeLessThan(LONGEST_MESSAGE)
                .startsWith("deal/list: " + MANY + " problems. (1) ")
                .endsWith(" And " + (MANY - 20) + " more. Nothing was sent.");
    }

    /** They are let through, but for their values, which are empty. */
    @ParameterizedTest
    @ValueSource(strings = {"api/call?path=/api/v2/deals", "deal/list?allowUnknown=true"})
    void thatAreLetThroughAreCounted(String uri) {
        PipedriveException failure = failure(uri, headers("CamelPipedrive.an_unknown_name_of_some_length_"));

        assertThat(failure.getMessage()).hasSizeLessThan(LONGEST_MESSAGE);
        assertThat(((PipedriveValidationException) failure).getFieldErrors()).hasSizeLessThanOrEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CamelPipedrive.", "CamelPipedrive", "CamelPipedrive-", "CamelPipedrive.\u001b"})
    void ofMegabytesAreCut(String prefix) {
        String name = prefix + "x_-".repeat(5_000_000 / 3);

        PipedriveException failure = failure("deal/list", Map.of(name, 1));

        assertThat(failure.getMessage()).hasSizeLessThan(2000).contains("unknown ", "…'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"api/call?path=/api/v2/deals", "deal/list?allowUnknown=true"})
    void ofMegabytesThatAreLetThroughAreCut(String uri) {
        String name = "CamelPipedrive." + "x_-".repeat(5_000_000 / 3);

        PipedriveException failure = failure(uri, Map.of(name, ""));

        assertThat(failure.getMessage()).hasSizeLessThan(2000);
        assertThat(((PipedriveValidationException) failure).getFieldErrors().toString())
                .hasSizeLessThan(2000);
    }
}
