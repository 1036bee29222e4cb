// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.account;

import java.io.InputStream;
import java.util.Map;

import io.github.camelpipedrive.call.reading.OutputType;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveServerException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** An answer within maxResponseSize that the heap has no room for. */
class FullMemoryTest {

    private static final class Large extends InputStream {
        @Override
        public int read() {
            throw new OutOfMemoryError("Java heap space");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            throw new OutOfMemoryError("Java heap space");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            deal/get   | RAW  | 1 | Give the JVM more memory.
            deal/get   | MAP  | 1 | Give the JVM more memory.
            deal/list   | JSON |   | Ask for less with limit, or give the JVM more memory.
            deal/list   | NODE |   | Ask for less with limit, or give the JVM more memory.
            deal/create| MAP  |   | The request was carried out, going by its status: check before you retry it. Give the JVM more memory.
            """)
    void isAnErrorThatSaysSo(String operation, OutputType outputType, Integer id, String hint) {
        StoredAnswer answer = new StoredAnswer(200, Map.of("content-type", "application/json"), Large::new);

        PipedriveException failure = catchThrowableOfType(PipedriveServerException.class, () -> Calling.withApiToken()
                .call(operation, id, outputType, null, request -> answer));

        assertThat(failure)
                .hasMessage(operation + (id == null ? "" : " " + id)
                        + ": the answer does not fit into the memory that is free (200). " + hint
                        + " A smaller maxResponseSize has such answers refused before they fill it.");
        assertThat(((PipedriveServerException) failure).isTemporary()).isFalse();
        assertThat(failure.isPossiblyCarriedOut()).isTrue();
    }
}
