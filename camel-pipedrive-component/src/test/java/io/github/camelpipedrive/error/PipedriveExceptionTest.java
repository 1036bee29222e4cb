// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.error;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelpipedrive.error.PipedriveRateLimitException.Limit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What all members of the family have in common. */
class PipedriveExceptionTest {

    private static final ErrorDetails DETAILS = ErrorDetails.of("deal/update", "acme", "it failed")
            .about("7")
            .answered(418, "ERR_X", "abc")
            .withHint("Do this.")
            .withFieldErrors(Map.of("title", "is wrong"));

    static Stream<PipedriveException> family() {
        IOException cause = new IOException("the network");
        return Stream.of(
                new PipedriveAmbiguousReferenceException(DETAILS, "name:Jo Lind", List.of(Map.of("id", 1))),
                new PipedriveAuthenticationException(DETAILS, cause),
                new PipedriveConnectionException(DETAILS, true, cause),
                new PipedriveNotFoundException(DETAILS),
                new PipedrivePermissionException(DETAILS),
                new PipedriveRateLimitException(DETAILS, Limit.DAILY, Duration.ofSeconds(7)),
                new PipedriveServerException(DETAILS, false, cause),
                new PipedriveValidationException(DETAILS, cause));
    }

    @Test
    void isHereAsAWhole() {
        Set<Class<?>> family = family().map(Object::getClass).collect(Collectors.toSet());

        assertThat(family).containsExactlyInAnyOrder(PipedriveException.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("family")
    void tellsARouteWhatIsKnown(PipedriveException failure) {
        assertThat(failure.getMessage())
                .isEqualTo("deal/update 7: it failed (418 ERR_X). Do this. [correlation id abc]")
                .isEqualTo(failure.getDetails().message());
        assertThat(failure.getStatus()).isEqualTo(418);
        assertThat(failure.getErrorCode()).isEqualTo("ERR_X");
        assertThat(failure.getApiMessage()).isEqualTo("it failed");
        assertThat(failure.getCorrelationId()).isEqualTo("abc");
        assertThat(failure.getOperation()).isEqualTo("deal/update");
        assertThat(failure.getAccount()).isEqualTo("acme");
        assertThat(failure.getHint()).isEqualTo("Do this.");
        assertThat(failure.getTries()).isEqualTo(1);
        assertThat(failure.isPossiblyCarriedOut()).isEqualTo(failure instanceof PipedriveConnectionException);
    }

    @ParameterizedTest
    @MethodSource("family")
    void staysTheSameWhenMoreIsKnown(PipedriveException failure) {
        failure.addSuppressed(new IllegalStateException("beside it"));

        PipedriveException more = failure.with(failure.getDetails().withTries(3).withPossiblyCarriedOut(true));

        assertThat(more).isExactlyInstanceOf(failure.getClass());
        assertThat(more.getTries()).isEqualTo(3);
        assertThat(more.isPossiblyCarriedOut()).isTrue();
        assertThat(more.getMessage()).contains(" after 3 tries");
        assertThat(more.getCause()).isSameAs(failure.getCause());
        assertThat(more.getStackTrace()).isEqualTo(failure.getStackTrace());
        assertThat(more.getSuppressed()).isEqualTo(failure.getSuppressed());
        assertSameKind(more, failure);
    }

    /** Brokers and dead-letter queues write exceptions down. */
    @ParameterizedTest
    @MethodSource("family")
    void comesBackAsItWasWrittenDown(PipedriveException failure) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(failure);
        }

        PipedriveException read;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            read = (PipedriveException) in.readObject();
        }

        assertThat(read).isExactlyInstanceOf(failure.getClass()).hasMessage(failure.getMessage());
        assertThat(read.getDetails()).isEqualTo(failure.getDetails());
        assertSameKind(read, failure);
    }

    private static void assertSameKind(PipedriveException actual, PipedriveException expected) {
        if (expected instanceof PipedriveRateLimitException limited) {
            PipedriveRateLimitException other = (PipedriveRateLimitException) actual;
            assertThat(other.getLimit()).isEqualTo(limited.getLimit()).isEqualTo(Limit.DAILY);
            assertThat(other.getRetryAfter()).isEqualTo(limited.getRetryAfter()).contains(Duration.ofSeconds(7));
        } else if (expected instanceof PipedriveAmbiguousReferenceException) {
            PipedriveAmbiguousReferenceException ambiguous = (PipedriveAmbiguousReferenceException) actual;
            assertThat(ambiguous.getReference()).isEqualTo("name:Jo Lind");
            assertThat(ambiguous.getCandidates()).containsExactly(Map.of("id", 1));
        } else if (expected instanceof PipedriveServerException) {
            assertThat(((PipedriveServerException) actual).isTemporary()).isFalse();
        } else if (expected instanceof PipedriveValidationException) {
            assertThat(((PipedriveValidationException) actual).getFieldErrors()).isEqualTo(Map.of("title", "is wrong"));
        }
    }

    @Test
    void takesAFailureOfTheServerForTemporaryUnlessItIsSaid() {
        assertThat(new PipedriveServerException(DETAILS).isTemporary()).isTrue();
        assertThat(new PipedriveServerException(DETAILS, new IOException()).isTemporary())
                .isTrue();
        assertThat(new PipedriveServerException(DETAILS, true, null).isTemporary())
                .isTrue();
        assertThat(new PipedriveServerException(DETAILS, false, null).isTemporary())
                .isFalse();
    }

    @Test
    void saysNothingOfAWaitThatTheApiDoesNotName() {
        assertThat(new PipedriveRateLimitException(DETAILS, Limit.BURST, null).getRetryAfter())
                .isEmpty();
    }
}
