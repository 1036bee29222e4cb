// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.program;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A run of the program within the test's own process. */
public record ProgramRun(int status, String out, String err) {

    /** Runs the program. */
    public static ProgramRun of(Program<?> program, Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = program.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                arguments);
        return new ProgramRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A count of the summary; -1 when it has no such row. */
    public int count(String name) {
        Matcher row = Pattern.compile("(?m)^ +" + name + " +(\\d+)$").matcher(out);
        return row.find() ? Integer.parseInt(row.group(1)) : -1;
    }
}
