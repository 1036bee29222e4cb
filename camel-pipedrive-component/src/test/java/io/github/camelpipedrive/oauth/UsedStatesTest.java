// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.github.camelpipedrive.testing.VirtualTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UsedStatesTest {

    private final VirtualTime time = new VirtualTime();
    private final UsedStates used = new UsedStates(time);

    private static UUID state(long number) {
        return new UUID(0, number);
    }

    private Instant end() {
        return time.instant().plus(Duration.ofMinutes(10));
    }

    @Test
    void takesEachStateOnce() {
        assertThat(used.add(state(1), end())).isTrue();
        assertThat(used.add(state(2), end())).isTrue();
        assertThat(used.add(state(1), end())).isFalse();
        assertThat(used.add(state(2), end())).isFalse();
    }

    @Test
    void remembersAStateAsLongAsItCouldBeUsed() {
        Instant end = end();
        used.add(state(0), end);
        for (int minute = 1; minute <= 10; minute++) {
            time.advance(Duration.ofMinutes(1));
            used.add(state(minute), end());

            assertThat(used.add(state(0), end)).as("after %d minutes", minute).isFalse();
        }
    }

    @Test
    void forgetsStatesThatAreTooOldAnyway() {
        for (int i = 0; i < 100; i++) {
            used.add(state(i), end());
        }
        time.advance(Duration.ofMinutes(12));
        used.add(state(100), end());

        assertThat(used.size()).isEqualTo(1);
    }

    @Test
    void remembersALimitedNumber() {
        for (int i = 0; i < 250_000; i++) {
            used.add(state(i), end().plusSeconds(i / 1000));
        }

        assertThat(used.size()).isBetween(99_000, 100_000);
    }

    @Test
    void takesNoneTwiceWhenSomeWereForgotten() {
        UsedStates few = new UsedStates(time, 10);
        Instant first = end();
        for (int i = 0; i < 1000; i++) {
            assertThat(few.add(state(i), first.plusSeconds(i / 4)))
                    .as("state %d", i)
                    .isTrue();
        }

        for (int i = 0; i < 1000; i++) {
            assertThat(few.add(state(i), first.plusSeconds(i / 4)))
                    .as("state %d", i)
                    .isFalse();
        }
        assertThat(few.add(state(1000), first))
                .as("as old as one that was forgotten")
                .isFalse();
        assertThat(few.add(state(1001), first.plusSeconds(300))).as("a new one").isTrue();
    }

    /** All end in the same second. */
    @Test
    void takesNoneTwiceWhenAllAreOfOneSecond() {
        UsedStates few = new UsedStates(time, 10);
        for (int i = 0; i < 11; i++) {
            assertThat(few.add(state(i), end())).isTrue();
        }

        for (int i = 0; i < 12; i++) {
            assertThat(few.add(state(i), end())).as("state %d", i).isFalse();
        }
        assertThat(few.add(state(12), end().plusSeconds(1))).isTrue();
    }
}
