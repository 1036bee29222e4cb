// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

/** Opens a way, calls once, and prints how many nanoseconds each took. */
final class StartProgram {

    private StartProgram() {}

    /**
     * Runs it.
     *
     * @param arguments way and address
     */
    public static void main(String[] arguments) throws Exception {
        long begin = System.nanoTime();
        try (Way way = Way.open(arguments[0], arguments[1])) {
            long open = System.nanoTime();
            way.get();
            System.out.println((open - begin) + " " + (System.nanoTime() - open));
        }
    }
}
