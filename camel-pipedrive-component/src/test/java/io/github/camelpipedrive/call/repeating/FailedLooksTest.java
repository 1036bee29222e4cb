// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.repeating;

import java.time.Duration;
import java.util.Map;

import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.call.Caller;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.testing.VirtualTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A look for a record that fails by code that is not ours. */
class FailedLooksTest {

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

        PipedriveException failure = catchThrowableOfType(PipedriveException.class, () -> guarded.call(create));

        assertThat(failure)
                .hasMessageStartingWith(
                        "deal/create: Broke. The request may have been carried out, and its record could"
                                + " not be looked for (deal/create: the call failed unexpectedly (IllegalStateException: pool is"
                                + " closed)): check before you retry it.");
        assertThat(failure.isPossiblyCarriedOut()).isTrue();
    }
}
