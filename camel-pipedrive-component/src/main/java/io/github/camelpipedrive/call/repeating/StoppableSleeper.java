// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.repeating;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits until the time is up, or until it is stopped. */
public final class StoppableSleeper implements Sleeper {

    private final CountDownLatch end = new CountDownLatch(1);

    @Override
    public boolean sleep(Duration time) throws InterruptedException {
        return !end.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends all waiting, for good. */
    public void stop() {
        end.countDown();
    }
}
