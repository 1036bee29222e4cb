// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.limits;

import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

class RollingWindowTest {

    private static final int LENGTH = 100;

    @Property
    void holdsJustWhatHappenedWithinTheLastWhile(
            @ForAll @Size(min = 1, max = 300) List<@IntRange(min = 0, max = 40) Integer> steps) {
        RollingWindow window = new RollingWindow();
        List<Long> all = new ArrayList<>();
        long now = 0;
        for (int step : steps) {
            now += step;
            long end = now - LENGTH;
            List<Long> recent = all.stream().filter(moment -> moment > end).toList();

            assertThat(window.count(now, LENGTH)).isEqualTo(recent.size());
            for (int i = 0; i < recent.size(); i++) {
                assertThat(window.moment(i)).isEqualTo(recent.get(i));
            }

            // A third of the moments is only looked at.
            if (step % 3 != 0) {
                window.add(now);
                all.add(now);
            }
        }
    }

    @Property(tries = 20)
    void holdsAnyNumberOfMoments(@ForAll @IntRange(min = 1, max = 5_000) int number) {
        RollingWindow window = new RollingWindow();

        for (int i = 0; i < number; i++) {
            window.add(i);
        }

        assertThat(window.count(number, 2L * number)).isEqualTo(number);
        assertThat(window.count(number, 1)).isZero();
    }

    @Property(tries = 20)
    void forgetsEverythingWhenTheClockIsSetBack(@ForAll @IntRange(min = 1, max = 1_000) int back) {
        RollingWindow window = new RollingWindow();
        window.add(5_000);
        window.add(5_001);

        assertThat(window.count(5_001L - back, LENGTH)).isZero();
    }
}
