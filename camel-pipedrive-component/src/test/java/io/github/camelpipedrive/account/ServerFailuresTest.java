// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.account;

import java.util.Map;

import io.github.camelpipedrive.error.PipedriveServerException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Of which failures of the server a call may be repeated, and after which it may have been carried out. */
class ServerFailuresTest {

    @ParameterizedTest
    @CsvSource({
        "300, false, false",
        "302, false, false",
        "399, false, false",
        "500, true,  true",
        "501, false, false",
        "502, true,  true",
        "503, true,  true",
        "504, true,  true",
        "599, true,  true",
    })
    void goByTheStatus(int status, boolean temporary, boolean possiblyCarriedOut) {
        PipedriveServerException failure = failure(StoredAnswer.of(status, Map.of(), ""));

        assertThat(failure.isTemporary()).isEqualTo(temporary);
        assertThat(failure.isPossiblyCarriedOut()).isEqualTo(possiblyCarriedOut);
    }

    /** The envelope says 500, the status that the call went through: nobody knows what it did, or whether it would again. */
    @ParameterizedTest
    @CsvSource({"500, true", "501, false"})
    void areNotRepeatedWhenTheStatusSaysSuccess(int errorCode, boolean possiblyCarriedOut) {
        PipedriveServerException failure = failure(
                StoredAnswer.json(200, "{\"success\":false,\"error\":\"It broke\",\"errorCode\":" + errorCode + "}"));

        assertThat(failure.isTemporary()).isFalse();
        assertThat(failure.isPossiblyCarriedOut()).isEqualTo(possiblyCarriedOut);
    }

    private static PipedriveServerException failure(StoredAnswer answer) {
        return catchThrowableOfType(
                PipedriveServerException.class, () -> Calling.withApiToken().call("deal/create", null, answer));
    }
}
