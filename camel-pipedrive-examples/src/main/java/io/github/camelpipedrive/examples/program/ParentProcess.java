// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.program;

import java.util.Arrays;

/**
 * The process that started this one. Maven hands Ctrl-C on to the programs that it starts, and leaves them running when it
 * is ended otherwise, so its profiles start them with {@value #OPTION}.
 */
final class ParentProcess {

    /** What asks for the end with the parent, besides the program's own arguments. */
    static final String OPTION = "--stop-with-parent";

    private ParentProcess() {}

    /**
     * Ends this process with its parent, if the arguments ask for that.
     *
     * @param arguments the arguments as they were given
     * @return the other arguments
     */
    static String[] stopWithIt(String... arguments) {
        String[] others = Arrays.stream(arguments)
                .filter(argument -> !argument.equals(OPTION))
                .toArray(String[]::new);
        if (others.length < arguments.length) {
            ProcessHandle.current().parent().ifPresent(ParentProcess::watch);
        }
        return others;
    }

    private static void watch(ProcessHandle parent) {
        Runnable stop = () -> {
            parent.onExit().join();
            // The hooks of Camel and of the sandbox stop what runs.
            System.exit(0);
        };
        Thread watch = new Thread(stop, "parent-process");
        watch.setDaemon(true);
        watch.start();
    }
}
