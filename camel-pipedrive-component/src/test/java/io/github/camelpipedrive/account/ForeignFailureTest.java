// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.account;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.github.camelpipedrive.call.reading.OutputType;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveServerException;
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
                                + " been carried out: check before you retry it.")
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
                .endsWith("It can be retried safely.")
                .doesNotContain(Calling.TOKEN)
                .doesNotContainPattern("\\p{Cc}");
        assertThat(failure).hasNoCause();
        assertThat(failure.isPossiblyCarriedOut()).isTrue();
    }
}
