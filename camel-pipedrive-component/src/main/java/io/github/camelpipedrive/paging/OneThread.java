// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread read at a time. Reading may continue in another thread, as it does in a parallel splitter and behind
 * asynchronous steps. When two of them read at once, the one that has begun continues, and every other is refused.
 */
final class OneThread {

    private final ReentrantLock lock = new ReentrantLock();
    private final String operation;
    private volatile Thread first;
    private volatile Thread within;
    private volatile boolean contested;

    /**
     * Nobody reads yet.
     *
     * @param operation such as {@code deal/list}, for messages
     */
    OneThread(String operation) {
        this.operation = operation;
    }

    /**
     * Begins a step of reading.
     *
     * @throws IllegalStateException when another thread is within a step, and this one has not begun the reading
     */
    void enter() {
        if (!lock.tryLock()) {
            if (isBusy()) {
                contested = true;
                checkAlone();
            }
            lock.lock();
        }
        within = Thread.currentThread();
        if (first == null) {
            first = within;
        }
    }

    /**
     * To be asked within a step, before something is taken.
     *
     * @throws IllegalStateException when another thread reads, too, and this one has not begun the reading
     */
    void checkAlone() {
        if (contested && first != Thread.currentThread()) {
            throw new IllegalStateException("The stream of " + operation + " is read by two threads at once. It has one"
                    + " reader: read it in one thread, or split it with parallelProcessing");
        }
    }

    /** Whether another thread is within a step. */
    boolean isBusy() {
        Thread thread = within;
        return thread != null && thread != Thread.currentThread();
    }

    /** Begins a look that takes nothing; a step of another thread is waited for. */
    void look() {
        lock.lock();
    }

    /** Ends a step, or a look. */
    void leave() {
        if (lock.getHoldCount() == 1) {
            within = null;
        }
        lock.unlock();
    }
}
