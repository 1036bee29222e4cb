// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.program;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;

/**
 * A program that ends by itself: with status 0, with 1 when something went wrong, with 2 when an option is wrong.
 *
 * @param name what it is called in messages
 * @param parser reads its options
 * @param work what it does
 * @param <O> its options
 */
public record Program<O extends Options>(String name, Parser<O> parser, Work<O> work) {

    private static final int FAILED = 1;
    private static final int WRONG_OPTION = 2;
    private static final String LOG = "org.slf4j.simpleLogger.";

    /** Reads options. */
    @FunctionalInterface
    public interface Parser<O> {

        /**
         * Reads the options.
         *
         * @throws IllegalArgumentException when one is wrong; the message is one line for the user
         */
        O parse(Map<String, String> environment, String... arguments);
    }

    /** What a program does. */
    @FunctionalInterface
    public interface Work<O> {

        /** Does it; false when something went wrong, and the user was told. */
        boolean run(O options, PrintStream out) throws Exception;
    }

    /** Runs it, and ends this process. */
    public void runAndExit(String... arguments) {
        // The program itself says what it does and what goes wrong.
        if (System.getProperty(LOG + "defaultLogLevel") == null) {
            System.setProperty(LOG + "defaultLogLevel", "warn");
            System.setProperty(LOG + "showThreadName", "false");
            System.setProperty(LOG + "showShortLogName", "true");
        }
        System.exit(run(System.out, System.err, System.getenv(), ParentProcess.stopWithIt(arguments)));
    }

    /** Runs it, and gives its status. */
    public int run(PrintStream out, PrintStream err, Map<String, String> environment, String... arguments) {
        O options;
        try {
            options = parser.parse(environment, arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return WRONG_OPTION;
        }
        if (options.help()) {
            out.print(options.usage());
            return 0;
        }
        try {
            return work.run(options, out) ? 0 : FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        } catch (IOException e) {
            err.println(name + " can't start: " + e.getMessage());
            return FAILED;
        } catch (Exception e) {
            err.println(name + " can't start: " + rootOf(e).getMessage());
            return FAILED;
        }
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }
}
