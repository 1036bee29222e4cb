// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.io.PrintStream;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The sandbox as a program: prints its address and how to point a route at it, then runs until it is stopped. Ends with
 * status 2 when an option is wrong, with 1 when it can't start.
 */
public final class SandboxMain {

    private static final int WRONG_OPTION = 2;
    private static final int CAN_NOT_START = 1;
    private static final int DEFAULT_PORT = 8765;

    private SandboxMain() {}

    /**
     * Runs the sandbox.
     *
     * @param arguments the options; {@code --help} shows them
     */
    public static void main(String[] arguments) {
        int status = run(System.out, System.err, arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    static int run(PrintStream out, PrintStream err, String... arguments) {
        CommandLine options;
        try {
            options = CommandLine.parse(withDefaultPort(arguments));
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return WRONG_OPTION;
        }
        if (options.help()) {
            out.print(CommandLine.USAGE);
            return 0;
        }
        try {
            PipedriveSandbox sandbox = options.sandbox().start();
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "pipedrive-sandbox-stop"));
            if (options.stopWithParent()) {
                stopWithParent();
            }
            welcome(out, sandbox);
            return 0;
        } catch (IllegalArgumentException e) {
            // What an option names is not there, or not right: records to make up, a seed.
            err.println(e.getMessage());
            return WRONG_OPTION;
        } catch (IllegalStateException e) {
            err.println(e.getMessage());
            return CAN_NOT_START;
        }
    }

    static String[] withDefaultPort(String... arguments) {
        return Stream.concat(Stream.of("--port=" + DEFAULT_PORT), Stream.of(arguments))
                .toArray(String[]::new);
    }

    /** Maven hands Ctrl-C on to the programs that it starts, and leaves them running when it is ended otherwise. */
    private static void stopWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> {
            Runnable stop = () -> {
                parent.onExit().join();
                System.exit(0);
            };
            Thread watch = new Thread(stop, "pipedrive-sandbox-parent");
            watch.setDaemon(true);
            watch.start();
        });
    }

    private static void welcome(PrintStream out, PipedriveSandbox sandbox) {
        out.println("Pipedrive sandbox listening on " + sandbox.baseUrl());
        out.println();
        out.println("Point a route at it, in application.properties:");
        print(out, sandbox.properties());
        out.println();
        out.println("Or, instead of the API token, sign in with OAuth:");
        print(out, sandbox.oauth().properties());
        out.println();
        out.println("Watch the records in a browser: " + sandbox.baseUrl() + "/");
        out.println("Stop it with Ctrl-C.");
        out.flush();
    }

    private static void print(PrintStream out, Map<String, String> properties) {
        properties.forEach((name, value) -> out.println("  " + name + "=" + value));
    }
}
