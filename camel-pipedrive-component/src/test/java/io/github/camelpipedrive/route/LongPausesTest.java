// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.github.camelpipedrive.error.PipedriveRateLimitException;
import io.github.camelpipedrive.error.PipedriveRateLimitException.Limit;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What a route gets when the API asks for a pause that is longer than any window. */
class LongPausesTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().deal("Tiles"));

    @RegisterExtension
    final CamelExtension camel = CamelExtension.withoutRoutes(pipedrive);

    private static final String OVER_LIMIT = "{\"success\":false,\"error\":\"Request over limit\",\"errorCode\":429}";
    private static final String DAILY =
            "{\"success\":false,\"error\":\"daily request budget exceeded\",\"errorCode\":429}";

    private PipedriveRateLimitException refusal(String uri) {
        return (PipedriveRateLimitException) camel.failure(uri, null);
    }

    @Test
    void takesAnHourForTheDaysBudgetAndSaysTheSameEachTime() {
        pipedrive.answerNext(SandboxAnswer.of(429, Map.of("Retry-After", "3600"), OVER_LIMIT));

        PipedriveRateLimitException sent = refusal("pipedrive:deal/list");
        PipedriveRateLimitException notSent = refusal("pipedrive:deal/list");

        assertThat(sent)
                .hasMessageStartingWith("deal/list: Request over limit (429). The day's budget of the whole company is"
                        + " spent; it is reset in 3600 s, or with a top-up.");
        assertThat(sent.getLimit()).isEqualTo(Limit.DAILY);
        assertThat(sent.getRetryAfter()).contains(Duration.ofHours(1));
        assertThat(sent.getTries()).isEqualTo(1);
        assertThat(notSent.getLimit()).isEqualTo(Limit.DAILY);
        assertThat(notSent.getRetryAfter().orElseThrow())
                .isLessThanOrEqualTo(Duration.ofHours(1))
                .isGreaterThan(Duration.ofMinutes(50));
        assertThat(comesBackAt(notSent))
                .isCloseTo(Instant.now().plus(notSent.getRetryAfter().orElseThrow()), within(60, SECONDS));
        assertThat(notSent)
                .hasMessageStartingWith("deal/list: the day's budget is spent: 0 tokens are left, this call takes 10."
                        + " Nothing was sent. It is reset at ");
        assertThat(pipedrive.requests("deal/list")).hasSize(1);
    }

    private static Instant comesBackAt(PipedriveRateLimitException refusal) {
        return Instant.parse(refusal.getHint().replaceFirst(".*is reset at (\\S+),.*", "$1"));
    }

    @Test
    void takesTheWordsForItWhereNoHeaderSaysIt() {
        pipedrive.answerNext(SandboxAnswer.of(429, Map.of(), DAILY));

        PipedriveRateLimitException sent = refusal("pipedrive:deal/list");
        PipedriveRateLimitException notSent = refusal("pipedrive:deal/list");

        assertThat(sent)
                .hasMessageStartingWith("deal/list: daily request budget exceeded (429). The day's budget of the whole"
                        + " company is spent; it is reset at midnight of the server's time zone, or with a top-up.");
        assertThat(sent.getLimit()).isEqualTo(Limit.DAILY);
        assertThat(notSent.getLimit()).isEqualTo(Limit.DAILY);
        assertThat(notSent.getHint()).startsWith("Nothing was sent. It is reset at ");
        assertThat(pipedrive.requests("deal/list")).hasSize(1);
    }

    @Test
    void doesNotRepeatACallThatMayNotWaitForAsLongAsTheApiAsks() {
        pipedrive.answerNext(SandboxAnswer.of(429, Map.of("Retry-After", "40"), OVER_LIMIT));

        PipedriveRateLimitException sent = refusal("pipedrive:deal/list?maxRateLimitWait=10000");
        PipedriveRateLimitException notSent = refusal("pipedrive:deal/list?maxRateLimitWait=10000");

        assertThat(sent.getLimit()).isEqualTo(Limit.BURST);
        assertThat(sent.getRetryAfter()).contains(Duration.ofSeconds(40));
        assertThat(sent.getTries()).isEqualTo(1);
        assertThat(sent.getHint())
                .isEqualTo("Too many requests within 2 seconds: another program or process uses the same account."
                        + " Processes share one count with rateLimitDataSource; to leave room for other programs, lower"
                        + " requestsPerWindow. Wait 40 s before the next one.");
        assertThat(notSent.getHint()).matches("Nothing was sent\\. Try again in (40|39(\\.\\d)?) s, .*");
        assertThat(pipedrive.requests("deal/list")).hasSize(1);
    }

    @Test
    void saysThatOnlyTheLastTryWasNotSent() {
        pipedrive.answerNext(SandboxAnswer.of(503, "{\"error\":\"maintenance\"}"));
        pipedrive.answerNext(SandboxAnswer.of(429, Map.of(), OVER_LIMIT));

        PipedriveRateLimitException refusal = refusal("pipedrive:deal/list?maxRateLimitWait=0&retryDelay=1");

        assertThat(refusal.getTries()).isEqualTo(3);
        assertThat(refusal.getStatus()).isZero();
        assertThat(refusal.getHint()).startsWith("The last try was not sent. Try again in ");
        assertThat(pipedrive.requests("deal/list")).hasSize(2);
    }
}
