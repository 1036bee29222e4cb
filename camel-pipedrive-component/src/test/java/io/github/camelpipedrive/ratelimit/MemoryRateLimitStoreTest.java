// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

class MemoryRateLimitStoreTest extends RateWindowsContract {

    @Override
    RateLimitStore store() {
        return new MemoryRateLimitStore(new TestTime());
    }
}
