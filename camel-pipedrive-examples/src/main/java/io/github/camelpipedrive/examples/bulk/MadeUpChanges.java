// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.bulk;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of changes as somebody could have got it out of another system, with some lines that can't be used. */
final class MadeUpChanges {

    private static final int LINES_TO_A_BAD_ONE = 1_000;

    private MadeUpChanges() {}

    /**
     * Writes a change for each of so many deals, whose IDs are 1 and up, and a bad line behind each thousandth.
     *
     * @param file where to
     * @param deals how many
     * @throws IOException when it can't be written
     */
    static void write(Path file, int deals) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write("# New values and titles for " + deals + " deals\n");
            for (int id = 1; id <= deals; id++) {
                writer.write("{\"id\": " + id + ", \"title\": \"Kacheln für Nr. " + id + "\", \"value\": "
                        + id % 500 * 10 + "}\n");
                if (id % LINES_TO_A_BAD_ONE == 0) {
                    writer.write(bad(id / LINES_TO_A_BAD_ONE, deals) + "\n");
                }
            }
        }
    }

    private static String bad(int number, int deals) {
        return switch (number % 4) {
            case 0 -> "{\"id\": " + (deals + number) + ", \"title\": \"There is no such deal\"}";
            case 1 -> "{\"id\": " + number + ", \"value\": \"4.800,-\"}";
            case 2 -> "{\"id\": " + number + ", \"titel\": \"A field that deals don't have\"}";
            default -> "{\"id\": " + number + ", \"title\": \"Cut off";
        };
    }
}
