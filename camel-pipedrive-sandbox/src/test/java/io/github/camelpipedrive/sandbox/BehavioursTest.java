// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.sandbox.behaviour.Account;
import io.github.camelpipedrive.sandbox.behaviour.Behaviours;
import io.github.camelpipedrive.sandbox.store.Records;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BehavioursTest {

    @Test
    void doesEveryOperationOfTheApiAndNoOther() {
        Clock clock = Clock.systemUTC();
        Set<String> catalogue = OperationCatalogue.standard().operations().stream()
                .filter(operation -> operation.version() != ApiVersion.OAUTH)
                .map(Operation::id)
                .collect(Collectors.toSet());

        assertThat(new Behaviours(new Account(new Records(clock), clock, false, true)).operations())
                .containsExactlyInAnyOrderElementsOf(catalogue);
    }
}
