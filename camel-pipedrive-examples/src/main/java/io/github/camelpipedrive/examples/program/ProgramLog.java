// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.program;

/** What the examples' programs log: they themselves say what they do and what goes wrong. */
public final class ProgramLog {

    private static final String LOG = "org.slf4j.simpleLogger.";

    private ProgramLog() {}

    /** Logs warnings and errors only, unless another level was given. To be called before anything is logged. */
    public static void warningsOnly() {
        if (System.getProperty(LOG + "defaultLogLevel") == null) {
            System.setProperty(LOG + "defaultLogLevel", "warn");
            System.setProperty(LOG + "showThreadName", "false");
            System.setProperty(LOG + "showShortLogName", "true");
        }
    }
}
