// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.repeating;

import java.util.function.DoubleSupplier;

import io.github.camelpipedrive.testing.VirtualTime;

/** Repeats in the time of a test. */
final class Timings {

    private Timings() {}

    /** With the longest pauses, nearly. */
    static Timing of(VirtualTime time) {
        return of(time, () -> 0.999_999);
    }

    static Timing of(VirtualTime time, DoubleSupplier random) {
        return new Timing(time, time::sleep, random);
    }
}
