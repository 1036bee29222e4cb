// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

/**
 * A limit that is believed: configured, assumed, or said by the API. When the API refuses what should have been allowed
 * and does not say what is, the limit sinks by a quarter and comes back by one with each window that passes. Used under
 * the lock of its owner.
 */
final class AdaptiveLimit {

    /** The largest limit that is believed when the API says it: what a server without limits answers. */
    static final int LARGEST = 50_000;

    private final boolean onlyLower;
    private final int first;
    private int believed;

    /** How far below the believed limit it is, since when. */
    private int caution;

    private long cautionSince;

    /**
     * Creates a limit.
     *
     * @param first what is believed at first
     * @param onlyLower whether the API's word can only lower it
     */
    AdaptiveLimit(int first, boolean onlyLower) {
        this.first = first;
        this.believed = first;
        this.onlyLower = onlyLower;
    }

    int at(long now) {
        if (caution > 0) {
            long windows = (now - cautionSince) / RateWindows.LENGTH.toNanos();
            if (windows > 0) {
                caution = (int) Math.max(0, caution - windows);
                cautionSince += windows * RateWindows.LENGTH.toNanos();
            }
        }
        return believed - caution;
    }

    /** Hears the API's own word; returns whether it allows more than was believed. */
    boolean said(long limit) {
        if (limit <= 0) {
            return false;
        }
        int before = believed;
        believed = (int) Math.min(limit, onlyLower ? first : LARGEST);
        caution = Math.min(caution, believed - 1);
        return believed > before;
    }

    /** The API refused although no more than this was in use. */
    void tooMuch(int allowed, long now) {
        int lower = Math.max(1, Math.min(allowed, at(now)) * 3 / 4);
        caution = believed - lower;
        cautionSince = now;
    }
}
