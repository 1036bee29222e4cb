// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.camelpipedrive.examples.program.Arguments;
import io.github.camelpipedrive.examples.program.Options;
import io.github.camelpipedrive.examples.program.Target;

/**
 * What an import is to do.
 *
 * @param target where the records go, empty for a sandbox in this program
 * @param file the file, empty for that of the example
 * @param work the folder for the import's own files
 * @param requests the requests in 2 seconds, empty for as many as the account allows
 * @param fresh whether what earlier imports have done is forgotten
 * @param keepOpen whether the sandbox stays open afterwards
 * @param help whether only the usage is asked for
 */
record ImportOptions(
        Optional<Target> target,
        Optional<Path> file,
        Path work,
        Optional<Integer> requests,
        boolean fresh,
        boolean keepOpen,
        boolean help)
        implements Options {

    private static final String USAGE =
            """
            Usage: ./mvnw -q -Pdemo -Ddemo.args="[options]"
              --file <file>        CSV file to import; the entries of the example if omitted
              --work <folder>      folder for rejects.csv and the list of imported entries;
                                   target/lead-import if omitted
              --sandbox <url>      a running sandbox, instead of one in this program
              --token <token>      its token; sandbox-token if omitted
              --requests <number>  no more requests in 2 seconds; all that the account allows if omitted
              --fresh              forget what earlier imports have done
              --keep-open          keep the sandbox and its page open until Ctrl-C
              --help               show this text

            Into your own account, with these in the environment:
              PIPEDRIVE_API_TOKEN       your API token
              PIPEDRIVE_COMPANY_DOMAIN  acme for https://acme.pipedrive.com
            """;

    private static final Set<String> FLAGS = Set.of("--fresh", "--keep-open", "--help");
    private static final Set<String> WITH_VALUE = Set.of("--file", "--work", "--sandbox", "--token", "--requests");
    private static final int MOST_REQUESTS = 9_999;

    /**
     * Reads the options.
     *
     * @param environment the variables of the environment
     * @param arguments the options as they were given
     * @return the options
     * @throws IllegalArgumentException when one is wrong; the message is one line for the user
     */
    static ImportOptions parse(Map<String, String> environment, String... arguments) {
        Arguments given = Arguments.read(FLAGS, WITH_VALUE, arguments);
        Optional<Target> target = Target.of(environment, given);
        boolean keepOpen = given.has("--keep-open");
        if (keepOpen && target.isPresent()) {
            throw new IllegalArgumentException("The option --keep-open is for the sandbox in this program only");
        }
        return new ImportOptions(
                target,
                given.value("--file").map(Path::of),
                Path.of(given.value("--work").orElse("target/lead-import")),
                given.number("--requests", MOST_REQUESTS),
                given.has("--fresh"),
                keepOpen,
                given.has("--help"));
    }

    @Override
    public String usage() {
        return USAGE;
    }
}
