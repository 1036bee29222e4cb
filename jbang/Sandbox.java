///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 17+
//DEPS io.github.camelpipedrive:camel-pipedrive-sandbox:1.0.0-SNAPSHOT

import io.github.camelpipedrive.sandbox.SandboxMain;

/** Runs the sandbox until it is stopped. It takes the options of docs/sandbox.md. */
public class Sandbox {

    public static void main(String... arguments) {
        SandboxMain.main(arguments);
    }
}
