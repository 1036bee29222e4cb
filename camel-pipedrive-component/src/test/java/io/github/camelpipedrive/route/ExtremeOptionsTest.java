// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.concurrent.TimeUnit;

import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveRateLimitException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Options at the ends of their ranges: a call continues, or fails as any other one. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ExtremeOptionsTest {

    private static final String LONGEST = "=9223372036854775807";
    private static final String LARGEST = "=2147483647";

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().deal("Tiles"));

    @RegisterExtension
    final CamelExtension camel = CamelExtension.withoutRoutes(pipedrive);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maxRateLimitWait" + LONGEST,
                "maxRateLimitWait=0",
                "retryDelay" + LONGEST,
                "retryDelay=0",
                "retryTimeout" + LONGEST,
                "retryTimeout=0",
                "maxRetries" + LARGEST,
                "connectTimeout" + LONGEST,
                "connectTimeout=1000000000000",
                "connectTimeout=0",
                "responseTimeout" + LONGEST,
                "responseTimeout=1000000000000",
                "responseTimeout=0",
                "connectTimeout" + LONGEST + "&responseTimeout" + LONGEST,
                "connectionsPerRoute" + LARGEST,
                "connectionsPerRoute=1&maxConnections" + LARGEST,
                "maxResponseSize" + LONGEST
            })
    void letACallSucceed(String options) throws Exception {
        assertThat(CamelExtension.record(camel.send("pipedrive:deal/get?id=1&" + options, null))
                        .get("title"))
                .isEqualTo("Tiles");
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxResults" + LONGEST, "maxResults" + LONGEST + "&limit=1"})
    void letAListBeRead(String options) throws Exception {
        assertThat(CamelExtension.records(camel.send("pipedrive:deal/list?paging=ALL&" + options, null)))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "retryDelay=0&retryTimeout" + LONGEST + "&maxRetries" + LARGEST,
                "retryDelay=0&maxRetries" + LARGEST,
                "maxRateLimitWait" + LONGEST + "&retryDelay=0"
            })
    void letACallBeRepeated(String options) throws Exception {
        for (int i = 0; i < 3; i++) {
            pipedrive.answerNext("deal/get", SandboxAnswer.of(503, "{}"));
        }

        assertThat(CamelExtension.record(camel.send("pipedrive:deal/get?id=1&" + options, null))
                        .get("title"))
                .isEqualTo("Tiles");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "retryDelay" + LONGEST + "&retryTimeout=1",
                "retryDelay" + LONGEST + "&maxRetries=0",
                "maxResponseSize=1&maxRetries=0"
            })
    void letACallFail(String options) {
        pipedrive.answerNext("deal/get", SandboxAnswer.of(503, "{}"));

        assertThat(camel.failure("pipedrive:deal/get?id=1&" + options, null)).isInstanceOf(PipedriveException.class);
    }

    @Test
    void tellHowLongACallMayWait() {
        pipedrive.answerNext("deal/get", SandboxAnswer.of(429, "{}").header("retry-after", "999999999"));

        assertThat(camel.failure("pipedrive:deal/get?id=1&maxRetries=0&maxRateLimitWait" + LONGEST, null))
                .isInstanceOf(PipedriveRateLimitException.class);
        assertThat(camel.failure("pipedrive:deal/get?id=1&maxRateLimitWait=0", null))
                .isInstanceOf(PipedriveRateLimitException.class);
    }
}
