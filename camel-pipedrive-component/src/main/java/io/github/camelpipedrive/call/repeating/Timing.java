// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.repeating;

import java.time.Clock;
import java.util.function.DoubleSupplier;

/**
 * What time and chance are to retries.
 *
 * @param clock tells the time
 * @param sleeper waits
 * @param random gives numbers from 0 to 1, without 1
 */
public record Timing(Clock clock, Sleeper sleeper, DoubleSupplier random) {}
