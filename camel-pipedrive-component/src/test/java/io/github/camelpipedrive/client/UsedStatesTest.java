// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UsedStatesTest {

    private final VirtualTime time = new VirtualTime();
    private final UsedStates used = new UsedStates(time);

    @Test
    void takesEachStateOnce() {
        assertThat(used.add("a")).isTrue();
        assertThat(used.add("b")).isTrue();
        assertThat(used.add("a")).isFalse();
        assertThat(used.add("b")).isFalse();
    }

    @Test
    void remembersAStateAsLongAsItCouldBeUsed() {
        used.add("a");
        for (int minute = 1; minute <= 10; minute++) {
            time.advance(Duration.ofMinutes(1));
            used.add("at " + minute);

            assertThat(used.add("a")).as("after %d minutes", minute).isFalse();
        }
    }

    @Test
    void forgetsStatesThatAreTooOldAnyway() {
        for (int i = 0; i < 100; i++) {
            used.add("state " + i);
        }
        time.advance(Duration.ofMinutes(12));
        used.add("a");

        assertThat(used.size()).isEqualTo(1);
    }

    /** A visitor may use up as many as he likes: to look at all of them for each new one would stop the service. */
    @Test
    void looksForOldOnesOnceAMinuteOnly() {
        used.add("a");
        time.advance(Duration.ofSeconds(30));
        used.add("b");
        time.advance(Duration.ofSeconds(640));
        used.add("c");
        assertThat(used.size()).as("a is too old").isEqualTo(2);

        time.advance(Duration.ofSeconds(35));
        used.add("d");
        assertThat(used.size()).as("b is too old and not looked at").isEqualTo(3);

        time.advance(Duration.ofSeconds(25));
        used.add("e");
        assertThat(used.size()).as("b is gone").isEqualTo(3);
    }
}
