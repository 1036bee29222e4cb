// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RollingWindowTest {

    private final RollingWindow window = new RollingWindow(100);

    @Test
    void holdsASlotFromItsTakingToALengthAfterItsAnswer() {
        window.take();
        assertThat(window.used(1_000)).isEqualTo(1);

        window.answered(1_000);

        assertThat(window.used(1_099)).isEqualTo(1);
        assertThat(window.used(1_100)).isZero();
    }

    @Test
    void tellsWhenEnoughPlacesAreFree() {
        for (int i = 0; i < 3; i++) {
            window.take();
        }
        window.answered(10);
        window.answered(20);
        window.answered(30);

        assertThat(window.untilFree(4, 40)).isZero();
        assertThat(window.untilFree(3, 40)).isEqualTo(70);
        assertThat(window.untilFree(2, 40)).isEqualTo(80);
        assertThat(window.untilFree(1, 40)).isEqualTo(90);
    }

    @Test
    void countsOnNoSlotOfARequestThatIsOnItsWayWithinALength() {
        window.take();

        assertThat(window.untilFree(1, 500)).isEqualTo(100);
    }

    @Test
    void keepsItsOrderWhenItGrowsAfterItWentRound() {
        for (int i = 0; i < 40; i++) {
            window.take();
            window.answered(i * 10L);
            if (i > 30) {
                assertThat(window.used(i * 10L)).isEqualTo(10);
            }
        }
        window.takenByOthers(20, 400);

        assertThat(window.used(400)).isEqualTo(29);
        assertThat(window.untilFree(29, 400)).isEqualTo(10);
        assertThat(window.untilFree(20, 400)).isEqualTo(100);
        assertThat(window.used(499)).isEqualTo(20);
        assertThat(window.used(500)).isZero();
    }
}
