// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.Credential;
import io.github.camelpipedrive.auth.TokenSource;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.ratelimit.Allowance;
import io.github.camelpipedrive.ratelimit.Claim;
import io.github.camelpipedrive.ratelimit.RateBudget;
import io.github.camelpipedrive.ratelimit.RateLimitHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What the account's budget is notified of requests that were not sent, or may not have been. */
class NotSentTest {

    private static final Duration LONGEST = Duration.ofSeconds(140);
    private static final Credential TOKEN =
            new Credential("x-api-token", "secret", BaseUrl.parse("https://api.pipedrive.com", "baseUrl"));

    private final List<String> told = new ArrayList<>();

    /** Has a slot for everybody, and writes down what it is notified. */
    private final RateBudget budget = new RateBudget() {
        @Override
        public Slot acquire(String operation, Claim claim) {
            told.add("taken for " + claim.onItsWay().toSeconds() + " s");
            return new Told();
        }

        @Override
        public void dayIsSpent(Duration retryAfter) {
            told.add("day is spent");
        }

        @Override
        public Allowance allowance() {
            return UNLIMITED.allowance();
        }
    };

    private final class Told implements RateBudget.Slot {

        @Override
        public RateBudget.Left answered(RateLimitHeaders headers) {
            told.add("answered");
            return new RateBudget.Left(1, 1);
        }

        @Override
        public void unanswered() {
            told.add("unanswered");
        }

        @Override
        public void notSent() {
            told.add("not sent");
        }

        @Override
        public long waitedNanos() {
            return 0;
        }
    }

    private record Redirect(String location) implements Response {

        Redirect() {
            this("https://files.example/1");
        }

        @Override
        public int status() {
            return 302;
        }

        @Override
        public Optional<String> header(String name) {
            return name.equals("location") ? Optional.of(location) : Optional.empty();
        }

        @Override
        public InputStream body() {
            return InputStream.nullInputStream();
        }

        @Override
        public void close() {}
    }

    private Transport limited(Transport next) {
        return new RateLimited(next, budget, LONGEST, CallObserver.NONE, Clock.systemUTC());
    }

    private static Request request() {
        return new Request("file/download", "acme", Method.GET, true, "/api/v1/files/1/download", Body.NONE, Claim.NONE)
                .signed(TOKEN);
    }

    private static PipedriveConnectionException broken(boolean possiblyCarriedOut) {
        ErrorDetails details = ErrorDetails.of("file/download", "acme", "broken");
        return new PipedriveConnectionException(
                details.withHint(possiblyCarriedOut ? "It can be retried safely." : "Nothing was sent."),
                possiblyCarriedOut,
                null);
    }

    private static PipedriveException failure(Transport transport) {
        return catchThrowableOfType(PipedriveException.class, () -> transport.send(request()));
    }

    @ParameterizedTest
    @CsvSource({"false, not sent", "true, unanswered"})
    void givesTheSlotOfARequestBackThatWasNotSent(boolean possiblyCarriedOut, String expected) {
        PipedriveException failure = failure(limited(request -> {
            throw broken(possiblyCarriedOut);
        }));

        assertThat(failure).isInstanceOf(PipedriveConnectionException.class);
        assertThat(told).containsExactly("taken for 140 s", expected);
    }

    @Test
    void keepsTheSlotOfARequestThatWasRedirectedToWhereNobodyIs() {
        Transport counted = limited(request -> new Redirect());
        PipedriveException failure = failure(new Redirecting(
                counted,
                counted,
                request -> {
                    throw broken(false);
                },
                UnaryOperator.identity()));

        assertThat(failure).hasMessage("file/download: broken. It can be retried safely.");
        assertThat(failure.isPossiblyCarriedOut()).isTrue();
        assertThat(told).containsExactly("taken for 140 s", "answered");
    }

    @Test
    void takesASlotForEachRequestToTheApisHost() {
        Transport counted = limited(request -> new Redirect("/api/v1/files/2/download"));

        PipedriveException failure = failure(new Redirecting(
                counted,
                counted,
                request -> {
                    throw broken(false);
                },
                UnaryOperator.identity()));

        assertThat(failure).hasMessageContaining("redirected more than 5 times");
        assertThat(told).hasSize(12).containsOnly("taken for 140 s", "answered");
    }

    @Test
    void takesNoSlotWhileTheTokenIsRenewed() {
        TokenSource ended = new TokenSource() {
            @Override
            public Credential credential() throws PipedriveException {
                assertThat(told).isEmpty();
                throw new PipedriveAuthenticationException(ErrorDetails.of("oauth/refresh", "acme", "ended"));
            }

            @Override
            public String hintWhenRefused(String account) {
                return "";
            }

            @Override
            public List<String> secrets() {
                return List.of();
            }
        };

        PipedriveException failure = failure(new Renewing(
                limited(request -> {
                    throw broken(true);
                }),
                ended));

        assertThat(failure).hasMessage("file/download: ended.");
        assertThat(told).isEmpty();
    }
}
