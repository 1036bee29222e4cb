// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.testing.VirtualTime;
import io.github.camelpipedrive.transport.Transport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Exceptions of code that is not ours, in the middle of a call: its outcome is not lost. */
class ForeignFailureTest {

    private static final Calling CALLING = Calling.withApiToken();

    /** A class of a user's. */
    @JsonDeserialize(using = Deserializer.class)
    public record Deal(int id) {}

    /** Throws what Jackson does not expect. */
    public static class Deserializer extends StdDeserializer<Deal> {
        private static final long serialVersionUID = 1L;

        Deserializer() {
            super(Deal.class);
        }

        @Override
        public Deal deserialize(JsonParser parser, DeserializationContext deserialization) {
            throw new IllegalStateException("no such tile");
        }
    }

    @Test
    void aDeserializerThatFailsDoesNotHideThatACreateWasCarriedOut() {
        Transport transport = request -> StoredAnswer.json(201, "{\"success\":true,\"data\":{\"id\":7}}");

        PipedriveException failure = catchThrowableOfType(
                PipedriveException.class,
                () -> CALLING.call(
                        "deal/create", null, OutputType.MAP, new ObjectMapper().readerFor(Deal.class), transport));

        assertThat(failure)
                .isInstanceOf(PipedriveServerException.class)
                .hasMessage(
                        "deal/create: the call failed unexpectedly (IllegalStateException: no such tile). It may have"
                                + " been carried out: look before it is repeated.")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(failure.getAccount()).isEqualTo("acme");
        assertThat(failure.isPossiblyCarriedOut()).isTrue();
    }

    @Test
    void aSecretThatItRepeatsIsHiddenAndSoIsItsCause() {
        Transport transport = request -> {
            throw new IllegalArgumentException("bad header: x-api-token: " + Calling.TOKEN + "\r\n\u001b[31m");
        };

        PipedriveException failure = catchThrowableOfType(
                PipedriveException.class, () -> CALLING.call("deal/get", 7, OutputType.MAP, null, transport));

        assertThat(failure.getMessage())
                .startsWith(
                        "deal/get 7: the call failed unexpectedly (IllegalArgumentException: bad header: x-api-token:")
                .endsWith("It can be repeated safely.")
                .doesNotContain(Calling.TOKEN)
                .doesNotContainPattern("\\p{Cc}");
        assertThat(failure).hasNoCause();
        assertThat(failure.isPossiblyCarriedOut()).isTrue();
    }

    @Test
    void aLookForARecordThatFailsDoesNotHideTheOutcomeOfItsCreate() {
        Call create = ScriptedCaller.call("deal", "create", Map.of("title", "Tiles"));
        ScriptedCaller caller = new ScriptedCaller(
                new PipedriveConnectionException(ErrorDetails.of("deal/create", "acme", "Broke"), true, null),
                new IllegalStateException("pool is closed"));
        Caller guarded = new GuardingCreates(
                new Retrying(
                        caller,
                        "acme",
                        RetryingTest.errors(),
                        new RetryRule(new RetrySettings(3, Duration.ofMillis(500), Duration.ofMinutes(1))),
                        Timings.of(new VirtualTime()),
                        CallObserver.NONE),
                new CreateGuard(create.operation(), PipedriveOperations.catalogue()));

        PipedriveException failure = catchThrowableOfType(
                PipedriveException.class,
                () -> guarded.call(create, ScriptedCaller.reader(create, OutputType.MAP), null));

        assertThat(failure)
                .hasMessageStartingWith(
                        "deal/create: Broke. The request may have been carried out, and its record could"
                                + " not be looked for (deal/create: the call failed unexpectedly (IllegalStateException: pool is"
                                + " closed)): look before it is repeated.");
        assertThat(failure.isPossiblyCarriedOut()).isTrue();
    }
}
