// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.limits;

import java.util.Arrays;

/**
 * The moments at which something happened within the last while. Each moment is put in once and taken out once, so a
 * step takes the same time however many there are. Not for threads: its owner holds a lock.
 */
public final class RollingWindow {

    private static final int FIRST_CAPACITY = 16;

    private long[] moments = new long[FIRST_CAPACITY];
    private int first;
    private int size;

    /**
     * How many moments lie within the last while; forgets the others, and all when the clock was set back.
     *
     * @param now the time
     * @param length how long a moment counts, in the unit of the time
     * @return the number
     */
    public int count(long now, long length) {
        if (size > 0 && moment(size - 1) > now) {
            clear();
        }
        while (size > 0 && moments[first] <= now - length) {
            first = next(first, 1);
            size--;
        }
        return size;
    }

    /**
     * A moment that counts.
     *
     * @param index 0 for the oldest one
     * @return the moment
     */
    public long moment(int index) {
        return moments[next(first, index)];
    }

    /**
     * Adds the latest moment.
     *
     * @param now the time
     */
    public void add(long now) {
        if (size == moments.length) {
            grow();
        }
        moments[next(first, size)] = now;
        size++;
    }

    private int next(int place, int steps) {
        return (place + steps) % moments.length;
    }

    private void grow() {
        long[] larger = Arrays.copyOf(moments, 2 * size);
        // What had begun again at the front of the full ring goes behind the rest, so that it is in line again.
        System.arraycopy(moments, 0, larger, size, first);
        moments = larger;
    }

    /** Forgets all moments. */
    public void clear() {
        first = 0;
        size = 0;
    }
}
