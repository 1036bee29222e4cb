// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an import is to do.
 *
 * @param target where the records go, empty for a sandbox in this program
 * @param file the file, empty for that of the example
 * @param work the folder for the import's own files
 * @param dsl the form of the routes
 * @param requests the requests in 2 seconds, empty for as many as the account allows
 * @param fresh whether what earlier imports have done is forgotten
 * @param keepOpen whether the sandbox stays open afterwards
 * @param help whether only the usage is asked for
 */
record ImportOptions(
        Optional<Target> target,
        Optional<Path> file,
        Path work,
        Dsl dsl,
        Optional<Integer> requests,
        boolean fresh,
        boolean keepOpen,
        boolean help) {

    static final String USAGE =
            """
            Usage: ./mvnw -q -Pdemo -Ddemo.args="[options]"
              --file <file>        CSV file to import; the entries of the example when left out
              --work <folder>      folder for rejects.csv and the list of imported entries;
                                   target/lead-import when left out
              --dsl <yaml|java>    the form of the routes; yaml when left out
              --sandbox <url>      a running sandbox, instead of one in this program
              --token <token>      its token; sandbox-token when left out
              --requests <number>  no more requests in 2 seconds; all that the account allows when left out
              --fresh              forget what earlier imports have done
              --keep-open          keep the sandbox and its page open until Ctrl-C
              --help               show this text

            Into your own account, with these in the environment:
              PIPEDRIVE_API_TOKEN       your API token
              PIPEDRIVE_COMPANY_DOMAIN  acme for https://acme.pipedrive.com
            """;

    private static final Set<String> FLAGS = Set.of("--fresh", "--keep-open", "--help");
    private static final Set<String> WITH_VALUE =
            Set.of("--file", "--work", "--dsl", "--sandbox", "--token", "--requests");

    /** The form in which the routes are written. */
    enum Dsl {
        /** {@code leads/import.camel.yaml}. */
        YAML,
        /** {@link LeadRoutes}. */
        JAVA
    }

    /**
     * Where the records go.
     *
     * @param name what the account is called in messages, and the folder with the import's files
     * @param url the address of the API
     * @param token the API token
     * @param isSandbox whether it is a sandbox
     */
    record Target(String name, String url, String token, boolean isSandbox) {

        /** Hides the token. */
        @Override
        public String toString() {
            return name + " at " + url;
        }
    }

    /**
     * Reads the options.
     *
     * @param environment the variables of the environment
     * @param arguments the options as they were given
     * @return the options
     * @throws IllegalArgumentException when one is wrong; the message is one line for the user
     */
    static ImportOptions parse(Map<String, String> environment, String... arguments) {
        Map<String, String> given = new HashMap<>();
        Set<String> flags = new HashSet<>();
        for (int i = 0; i < arguments.length; i++) {
            String option = arguments[i];
            if (FLAGS.contains(option)) {
                flags.add(option);
            } else if (!WITH_VALUE.contains(option)) {
                throw new IllegalArgumentException("Unknown option " + option + "; --help shows all");
            } else if (i + 1 == arguments.length || arguments[i + 1].startsWith("--")) {
                throw new IllegalArgumentException("The option " + option + " needs a value");
            } else {
                i++;
                given.put(option, arguments[i]);
            }
        }
        Optional<Integer> requests =
                Optional.ofNullable(given.get("--requests")).map(ImportOptions::requests);
        Optional<Target> target = target(environment, given);
        boolean keepOpen = flags.contains("--keep-open");
        if (keepOpen && target.isPresent()) {
            throw new IllegalArgumentException("The option --keep-open is for the sandbox in this program only");
        }
        return new ImportOptions(
                target,
                Optional.ofNullable(given.get("--file")).map(Path::of),
                Path.of(given.getOrDefault("--work", "target/lead-import")),
                dsl(given.getOrDefault("--dsl", "yaml")),
                requests,
                flags.contains("--fresh"),
                keepOpen,
                flags.contains("--help"));
    }

    private static Optional<Target> target(Map<String, String> environment, Map<String, String> given) {
        if (given.containsKey("--sandbox")) {
            String url = given.get("--sandbox");
            String token = given.getOrDefault("--token", "sandbox-token");
            return Optional.of(new Target(nameOf(url), url, token, true));
        }
        if (given.containsKey("--token")) {
            throw new IllegalArgumentException("The option --token is for --sandbox;"
                    + " the token of your own account goes into the environment as PIPEDRIVE_API_TOKEN");
        }
        String token = environment.getOrDefault("PIPEDRIVE_API_TOKEN", "");
        if (token.isBlank()) {
            return Optional.empty();
        }
        String url = environment.getOrDefault("PIPEDRIVE_BASE_URL", urlOf(environment));
        return Optional.of(new Target(nameOf(url), url, token, false));
    }

    private static String urlOf(Map<String, String> environment) {
        String domain = environment.getOrDefault("PIPEDRIVE_COMPANY_DOMAIN", "");
        return domain.isBlank() ? "" : "https://" + domain + ".pipedrive.com";
    }

    private static Dsl dsl(String name) {
        return switch (name) {
            case "yaml" -> Dsl.YAML;
            case "java" -> Dsl.JAVA;
            default -> throw new IllegalArgumentException("The option --dsl takes yaml or java, not " + name);
        };
    }

    private static int requests(String text) {
        if (!text.matches("[1-9]\\d{0,3}")) {
            throw new IllegalArgumentException("The option --requests takes a number from 1 to 9999, not " + text);
        }
        return Integer.parseInt(text);
    }

    private static String nameOf(String url) {
        if (url.isBlank()) {
            throw new IllegalArgumentException("With PIPEDRIVE_API_TOKEN in the environment PIPEDRIVE_COMPANY_DOMAIN"
                    + " must be there too: acme for https://acme.pipedrive.com");
        }
        if (!url.matches("https?://[A-Za-z0-9.-]+(:\\d{1,5})?/?")) {
            throw new IllegalArgumentException("'" + url + "' is no address such as http://localhost:8765");
        }
        return url.replaceAll("^https?://|/$", "").replace(':', '-').toLowerCase(Locale.ROOT);
    }
}
