// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.fuzz;

import java.io.PrintWriter;
import java.io.StringWriter;

import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.error.UntrustedText;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every exception of the component, whatever has come from outside. */
final class Failures {

    /** More than anybody reads, and far less than an attacker can send. */
    private static final int LONGEST = 5_000;

    private Failures() {}

    /** Checks the words of a failure: short, on one line, and in the whole trace no secret. */
    static void checkWords(PipedriveException failure, String... secrets) {
        checkText(failure.getMessage());
        checkText(failure.getApiMessage());
        checkText(failure.getErrorCode());
        checkText(failure.getCorrelationId());
        checkText(failure.getHint());
        if (failure instanceof PipedriveValidationException refused) {
            refused.getFieldErrors().forEach((field, problem) -> {
                checkText(field);
                checkText(problem);
            });
        }
        checkTrace(failure, secrets);
        checkSecrets(failure.getDetails().toString(), secrets);
    }

    /** Checks that a log of the failure holds no secret. */
    static void checkTrace(Throwable failure, String... secrets) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        checkSecrets(trace.toString(), secrets);
    }

    /** Checks a text that is not a secret, and holds none. */
    static void checkSecrets(String text, String... secrets) {
        for (String secret : secrets) {
            assertThat(text).doesNotContain(secret);
        }
    }

    /** Checks a text that may be shown. */
    static void checkText(String text) {
        assertThat(text).hasSizeLessThan(LONGEST);
        assertThat(UntrustedText.isPlain(text)).as("is plain: %s", text).isTrue();
    }
}
