// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.bulk;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.camelpipedrive.examples.program.Arguments;
import io.github.camelpipedrive.examples.program.Dsl;
import io.github.camelpipedrive.examples.program.Options;
import io.github.camelpipedrive.examples.program.Target;

/**
 * What a run is to do.
 *
 * @param target whose records are changed, empty for those of a sandbox in this program
 * @param file the changes, empty for some that are made up for the sandbox in this program
 * @param deals how many deals this sandbox has, and the made-up changes are about
 * @param work the folder for the run's own files
 * @param operation the operation that a line is for
 * @param dsl the form of the routes
 * @param fresh whether what earlier runs have done is forgotten
 * @param help whether only the usage is asked for
 */
record BulkOptions(
        Optional<Target> target,
        Optional<Path> file,
        int deals,
        Path work,
        String operation,
        Dsl dsl,
        boolean fresh,
        boolean help)
        implements Options {

    private static final String USAGE =
            """
            Usage: ./mvnw -q -Pbulk -Dbulk.args="[options]"
              --file <file>         the changes, one JSON object a line, such as {"id": 7, "value": 4800};
                                    made-up changes of a sandbox's deals if omitted
              --operation <name>    what is done with a line; deal/update if omitted
              --work <folder>       folder for rejects.jsonl and the list of what is done;
                                    target/bulk-update if omitted
              --dsl <yaml|java>     the form of the routes; yaml if omitted
              --deals <number>      how many made-up changes; 10000 if omitted
              --sandbox <url>       a running sandbox, instead of one in this program
              --token <token>       its token; sandbox-token if omitted
              --fresh               forget what earlier runs have done
              --help                show this text

            In your own account, with these in the environment:
              PIPEDRIVE_API_TOKEN       your API token
              PIPEDRIVE_COMPANY_DOMAIN  acme for https://acme.pipedrive.com
            """;

    private static final Set<String> FLAGS = Set.of("--fresh", "--help");
    private static final Set<String> WITH_VALUE =
            Set.of("--file", "--operation", "--work", "--dsl", "--deals", "--sandbox", "--token");
    private static final int DEALS = 10_000;
    private static final int MOST_DEALS = 1_000_000;

    /**
     * Reads the options.
     *
     * @param environment the variables of the environment
     * @param arguments the options as they were given
     * @return the options
     * @throws IllegalArgumentException when one is wrong; the message is one line for the user
     */
    static BulkOptions parse(Map<String, String> environment, String... arguments) {
        Arguments given = Arguments.read(FLAGS, WITH_VALUE, arguments);
        Optional<Target> target = Target.of(environment, given);
        if (target.isPresent() && !given.has("--file")) {
            throw new IllegalArgumentException(
                    "For " + target.get().name() + " the option --file is needed: nothing is made up for it");
        }
        if (given.has("--file") && given.has("--deals")) {
            throw new IllegalArgumentException("The option --deals is for made-up changes only, not for --file");
        }
        return new BulkOptions(
                target,
                given.value("--file").map(Path::of),
                given.number("--deals", MOST_DEALS).orElse(DEALS),
                Path.of(given.value("--work").orElse("target/bulk-update")),
                given.value("--operation").orElse("deal/update"),
                Dsl.of(given),
                given.has("--fresh"),
                given.has("--help"));
    }

    @Override
    public String usage() {
        return USAGE;
    }
}
