// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

/**
 * The slots in use of one rolling window: those of requests in progress, and those of answered ones for as long as
 * they may count. Times are nanoseconds of a clock that never goes back. Used under the lock of its owner.
 */
final class RollingWindow {

    private final long length;
    private int onTheirWay;

    /** When slots become free, oldest first, in a ring. */
    private long[] freeAt = new long[4];

    private int first;
    private int answered;

    RollingWindow(long length) {
        this.length = length;
    }

    int used(long now) {
        while (answered > 0 && freeAt[first] - now <= 0) {
            first = (first + 1) % freeAt.length;
            answered--;
        }
        return onTheirWay + answered;
    }

    void take() {
        onTheirWay++;
    }

    void notSent() {
        onTheirWay--;
    }

    void answered(long now) {
        onTheirWay--;
        add(now);
    }

    /** Slots that others have taken, by what the API counts; they fill the window up to a limit at most. */
    void takenByOthers(int slots, long now) {
        int room = Math.max(0, RateWindows.MOST_OF_OTHERS - used(now));
        for (int i = 0; i < Math.min(slots, room); i++) {
            add(now);
        }
    }

    private void add(long now) {
        if (answered == freeAt.length) {
            long[] longer = new long[freeAt.length * 2];
            System.arraycopy(freeAt, first, longer, 0, freeAt.length - first);
            System.arraycopy(freeAt, 0, longer, freeAt.length - first, first);
            freeAt = longer;
            first = 0;
        }
        freeAt[(first + answered) % freeAt.length] = now + length;
        answered++;
    }

    /**
     * How long it takes at least until fewer slots than the cap are in use.
     *
     * @return 0 when it is so now
     */
    long untilFree(int cap, long now) {
        int tooMany = used(now) - cap + 1;
        if (tooMany <= 0) {
            return 0;
        }
        // One that is in progress is answered now at the earliest.
        return tooMany > answered ? length : freeAt[(first + tooMany - 1) % freeAt.length] - now;
    }
}
