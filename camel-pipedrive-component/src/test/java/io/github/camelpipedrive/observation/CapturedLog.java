// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.observation;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is logged while it is open: the tests' logger writes to {@link System#err}, one line for each message. */
public final class CapturedLog implements AutoCloseable {

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Begins. */
    public CapturedLog() {
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    }

    /**
     * The lines of a level.
     *
     * @param level such as WARN
     * @param logger a part of the logger's name
     */
    public List<String> lines(String level, String logger) {
        return bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(" " + level + " ") && line.contains(logger))
                .toList();
    }

    /** All lines. */
    public String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setErr(before);
    }
}
