// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.io.PrintStream;

import io.github.camelpipedrive.sandbox.identity.OauthApps;

/**
 * The sandbox as a program: prints its address and how to point a route at it, then runs until it is stopped. Ends with
 * status 2 when an option is wrong, with 1 when it can't start.
 */
public final class SandboxMain {

    private static final int WRONG_OPTION = 2;
    private static final int CAN_NOT_START = 1;

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
            options = CommandLine.parse(arguments);
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
            sandbox.oauth().emptyScope(options.emptyScope());
            options.tokenLifetime().ifPresent(sandbox.oauth()::lifetime);
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "pipedrive-sandbox-stop"));
            if (options.stopWithParent()) {
                stopWithParent();
            }
            welcome(out, sandbox, options.sandbox().apps().get(0));
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

    private static void welcome(PrintStream out, PipedriveSandbox sandbox, OauthApps.App app) {
        out.println("Pipedrive sandbox listening on " + sandbox.baseUrl());
        out.println();
        out.println("Point a route at it, in application.properties:");
        out.println("  camel.component.pipedrive.baseUrl=" + sandbox.baseUrl());
        out.println("  camel.component.pipedrive.apiToken=" + sandbox.token());
        out.println();
        out.println("Or, instead of the API token, sign in with OAuth:");
        out.println("  camel.component.pipedrive.oauthUrl=" + sandbox.baseUrl());
        out.println("  camel.component.pipedrive.clientId=" + app.clientId());
        out.println("  camel.component.pipedrive.clientSecret=" + app.clientSecret());
        out.println("  camel.component.pipedrive.redirectUri=" + app.redirectUri());
        out.println();
        out.println("Watch the records in a browser: " + sandbox.baseUrl() + "/");
        out.println("Stop it with Ctrl-C.");
        out.flush();
    }
}
