// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.program;

import java.io.PrintStream;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A program that serves until it is stopped. It ends with status 2 when an argument or the environment is wrong, with 1
 * when its port can't be had.
 *
 * @param variable which variable of the environment says that it works on an account of the user's
 * @param settings makes the component's options of the environment; its {@link IllegalArgumentException} says in one line
 *     what is missing
 * @param work what it does
 */
public record Service(String variable, UnaryOperator<Map<String, String>> settings, Work work) {

    private static final int CAN_NOT_START = 1;
    private static final int WRONG_OPTION = 2;

    /** What a service does. */
    @FunctionalInterface
    public interface Work {

        /** Serves at this port until it is stopped; without settings it works on a sandbox. */
        void run(int port, Map<String, String> settings) throws Exception;
    }

    /** Runs it, and ends this process when it did not start. */
    public void runOrExit(String... arguments) throws Exception {
        int status = run(System.err, System.getenv(), ParentProcess.stopWithIt(arguments));
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Runs it, and gives its status. */
    public int run(PrintStream err, Map<String, String> environment, String... arguments) throws Exception {
        ServicePort port;
        Map<String, String> given;
        try {
            port = ServicePort.of(arguments);
            given = environment.containsKey(variable) ? settings.apply(environment) : Map.of();
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return WRONG_OPTION;
        }
        try {
            port.requireFree();
        } catch (IllegalStateException e) {
            err.println(e.getMessage());
            return CAN_NOT_START;
        }
        work.run(port.number(), given);
        return 0;
    }
}
