// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The options of the program.
 *
 * @param port the port to listen on, 0 for any free one
 * @param address the address to listen on
 * @param tokens the accepted tokens, none for the default one
 * @param seed the file with records to begin with
 * @param contactSync whether persons have the fields of the contact sync
 * @param help whether only the usage is asked for
 */
record CommandLine(
        int port, String address, List<String> tokens, Optional<Path> seed, boolean contactSync, boolean help) {

    static final String USAGE =
            """
            Usage: java -jar camel-pipedrive-sandbox-all.jar [options]
              --port <number>    port to listen on, 0 for any free one; 8765 when left out
              --token <token>    API token to accept, may be repeated; sandbox-token when left out
              --seed <file>      JSON file with records to begin with
              --address <host>   address to listen on; 127.0.0.1 when left out
              --contact-sync     persons have birthday, job_title and so on
              --help             show this text
            """;

    private static final int DEFAULT_PORT = 8765;

    /** Reads the options; what is wrong with them is told as an {@link IllegalArgumentException} of one line. */
    static CommandLine parse(String... arguments) {
        CommandLine parsed = new CommandLine(DEFAULT_PORT, "127.0.0.1", List.of(), Optional.empty(), false, false);
        List<String> words = split(arguments);
        for (int i = 0; i < words.size(); i++) {
            String option = words.get(i);
            if (option.equals("--help") || option.equals("--contact-sync")) {
                parsed = parsed.with(option);
            } else {
                String value = i + 1 < words.size() ? words.get(i + 1) : "";
                parsed = parsed.with(option, value);
                i++;
            }
        }
        return parsed;
    }

    private static List<String> split(String... arguments) {
        List<String> words = new ArrayList<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (argument.startsWith("--") && equals > 0) {
                words.add(argument.substring(0, equals));
                words.add(argument.substring(equals + 1));
            } else {
                words.add(argument);
            }
        }
        return words;
    }

    private CommandLine with(String flag) {
        boolean asksForHelp = help || flag.equals("--help");
        return new CommandLine(port, address, tokens, seed, contactSync || flag.equals("--contact-sync"), asksForHelp);
    }

    private CommandLine with(String option, String value) {
        if (!List.of("--port", "--token", "--seed", "--address").contains(option)) {
            throw new IllegalArgumentException("Unknown option " + option + "; --help shows all");
        }
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The option " + option + " needs a value");
        }
        List<String> moreTokens = new ArrayList<>(tokens);
        if (option.equals("--token")) {
            moreTokens.add(value);
        }
        return new CommandLine(
                option.equals("--port") ? port(value) : port,
                option.equals("--address") ? value : address,
                List.copyOf(moreTokens),
                option.equals("--seed") ? Optional.of(Path.of(value)) : seed,
                contactSync,
                help);
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("The option --port needs a number from 0 to 65535, not " + text);
        }
        return Integer.parseInt(text);
    }
}
