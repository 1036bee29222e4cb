// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelpipedrive.operation.type.Spelling;
import io.github.camelpipedrive.sandbox.SandboxLimits.Headers;

/**
 * The options of the program.
 *
 * @param sandbox the sandbox that they describe
 * @param stopWithParent whether to stop when the process that started this one ends
 * @param help whether only the usage is asked for
 */
record CommandLine(PipedriveSandboxBuilder sandbox, boolean stopWithParent, boolean help) {

    static final String USAGE =
            """
            Usage: java -jar camel-pipedrive-sandbox-all.jar [options]
              --port <number>          port to listen on, 0 for any free one; 8765 if omitted
              --token <token>          API token to accept, may be repeated; sandbox-token if omitted
              --client-id <id>         OAuth app; sandbox-client if omitted
              --client-secret <text>   its secret; sandbox-secret if omitted
              --redirect-uri <url>     its callback; http://localhost:8080/pipedrive/callback if omitted
              --token-lifetime <n>     seconds that an access token works; 3600 if omitted
              --company <domain>=<name>
                                       a further company with a user of its own, may be repeated; a --seed or
                                       --generate after it is for this company
              --seed <file>            JSON file with records to start with
              --generate <name>=<n>    made-up records to start with, such as deal=100000, may be repeated; of
                                       organization, person, lead, deal, activity and note
              --generator-seed <n>     makes other records up; 1 if omitted
              --address <host>         address to listen on; 127.0.0.1 if omitted
              --plan <name>            lite, growth, premium or ultimate, decides the limits; growth if omitted
              --seats <number>         seats of the company, for its daily tokens; 1 if omitted
              --requests-per-window <number>, --searches-per-window <number>, --daily-tokens <number>
                                       limits in the place of the plan's
              --retry-after            answers with status 429 have a Retry-After header
              --unlimited              no limits at all
              --faults <rate>          share of the calls that go wrong, from 0 to 1
              --fault-kinds <names>    which faults, with commas between; all if omitted
              --fault-seed <number>    deals the faults otherwise; 1 if omitted
              --search-lag <time>      how far searches are behind, such as 10s, 500ms or 2m; 0s if omitted
              --stop-with-parent       stop when the process that started this one ends
              --contact-sync           persons have birthday, job_title and so on
              --no-recurring-revenue   deals have no acv, arr and mrr
              --query-token            the API token may come in the query, as api_token
              --moved-v1               operations of version 1 that moved to version 2 are answered too
              --empty-scope            the consent page takes an empty scope
              --help                   show this text
            """;

    private static final Pattern COMPANY = Pattern.compile("([a-z0-9][a-z0-9-]{0,60})=(.+)");
    private static final Pattern LAG = Pattern.compile("(\\d{1,9})(ms|s|m)");
    private static final String ANY_PORT = "0";
    private static final Set<String> FLAGS = Set.of(
            "--help",
            "--contact-sync",
            "--no-recurring-revenue",
            "--query-token",
            "--moved-v1",
            "--empty-scope",
            "--retry-after",
            "--unlimited",
            "--stop-with-parent");
    private static final Set<String> WITH_VALUE = Set.of(
            "--port",
            "--token",
            "--client-id",
            "--client-secret",
            "--redirect-uri",
            "--token-lifetime",
            "--company",
            "--seed",
            "--address",
            "--plan",
            "--seats",
            "--requests-per-window",
            "--searches-per-window",
            "--daily-tokens",
            "--generate",
            "--generator-seed",
            "--search-lag",
            "--faults",
            "--fault-kinds",
            "--fault-seed");

    private static final Set<String> OF_A_COMPANY = Set.of("--seed", "--generate");

    /** Reads the options; what is wrong with them is an {@link IllegalArgumentException} of one line. */
    static CommandLine parse(String... arguments) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        List<String> words = split(arguments);
        int companies = 0;
        for (int i = 0; i < words.size(); i++) {
            String option = words.get(i);
            companies += option.equals("--company") ? 1 : 0;
            List<String> values = given.computeIfAbsent(key(option, companies), key -> new ArrayList<>());
            if (WITH_VALUE.contains(option)) {
                i++;
                values.add(i < words.size() ? words.get(i) : "");
                if (values.contains("")) {
                    throw new IllegalArgumentException("The option " + option + " needs a value");
                }
            } else if (!FLAGS.contains(option)) {
                throw new IllegalArgumentException(
                        "Unknown option " + option + "." + suggestion(option) + " --help shows all");
            }
        }
        return of(given);
    }

    /** Records are for the company before them; those before any are for the first one. */
    private static String key(String option, int companies) {
        return companies > 0 && OF_A_COMPANY.contains(option) ? option + companies : option;
    }

    private static String suggestion(String option) {
        List<String> known = Stream.concat(FLAGS.stream(), WITH_VALUE.stream()).toList();
        return Spelling.suggestion(option, known);
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

    private static CommandLine of(Map<String, List<String>> given) {
        boolean help = given.containsKey("--help");
        return new CommandLine(
                help ? PipedriveSandbox.builder() : sandbox(given), given.containsKey("--stop-with-parent"), help);
    }

    private static PipedriveSandboxBuilder sandbox(Map<String, List<String>> given) {
        PipedriveSandboxBuilder sandbox = PipedriveSandbox.builder()
                .port(port(last(given, "--port", ANY_PORT)))
                .app(
                        last(given, "--client-id", PipedriveSandboxBuilder.DEFAULT_CLIENT_ID),
                        last(given, "--client-secret", PipedriveSandboxBuilder.DEFAULT_CLIENT_SECRET),
                        last(given, "--redirect-uri", PipedriveSandboxBuilder.DEFAULT_REDIRECT_URI))
                .generatorSeed(number(given, "--generator-seed", 0, 1))
                .searchLag(searchLag(last(given, "--search-lag", "0s")))
                .limits(limits(given))
                .faults(faults(given));
        given.getOrDefault("--token", List.of()).forEach(sandbox::token);
        records(sandbox, SandboxUser.FIRST.companyId(), given, 0);
        companies(sandbox, given);
        ifGiven(given, "--address", () -> sandbox.address(last(given, "--address", "")));
        ifGiven(given, "--token-lifetime", () -> sandbox.tokenLifetime(tokenLifetime(given)));
        ifGiven(given, "--empty-scope", sandbox::emptyScope);
        ifGiven(given, "--contact-sync", sandbox::contactSync);
        ifGiven(given, "--no-recurring-revenue", sandbox::withoutRecurringRevenue);
        ifGiven(given, "--query-token", sandbox::queryToken);
        ifGiven(given, "--moved-v1", sandbox::movedV1);
        return sandbox;
    }

    private static void ifGiven(Map<String, List<String>> given, String option, Runnable set) {
        if (given.containsKey(option)) {
            set.run();
        }
    }

    private static String last(Map<String, List<String>> given, String option, String otherwise) {
        List<String> values = given.getOrDefault(option, List.of(otherwise));
        return values.get(values.size() - 1);
    }

    private static SandboxLimits limits(Map<String, List<String>> given) {
        if (given.containsKey("--unlimited")) {
            return SandboxLimits.unlimited();
        }
        SandboxPlan plan = choice(given, "--plan", SandboxPlan.GROWTH);
        SandboxLimits limits = SandboxLimits.of(plan, number(given, "--seats", 1, 1));
        if (given.containsKey("--requests-per-window")) {
            limits = limits.requestsPerWindow(number(given, "--requests-per-window", 1, 1));
        }
        limits = limits.searchesPerWindow(number(given, "--searches-per-window", 1, limits.searchesPerWindow()));
        if (given.containsKey("--daily-tokens")) {
            limits = limits.dailyTokens(number(given, "--daily-tokens", 0, 0));
        }
        return given.containsKey("--retry-after") ? limits.headers(Headers.LIMITS_AND_RETRY_AFTER) : limits;
    }

    /** The records of a company. */
    private static void records(
            PipedriveSandboxBuilder sandbox, int companyId, Map<String, List<String>> given, int number) {
        for (String text : given.getOrDefault(key("--generate", number), List.of())) {
            if (!text.matches("[a-z]+=[1-9]\\d{0,7}")) {
                throw new IllegalArgumentException(
                        "The option --generate needs a name and a number such as deal=1000, not " + text);
            }
            String[] parts = text.split("=");
            sandbox.generate(companyId, parts[0], Integer.parseInt(parts[1]));
        }
        String seed = key("--seed", number);
        ifGiven(given, seed, () -> sandbox.seed(companyId, Path.of(last(given, seed, ""))));
    }

    private static Duration searchLag(String text) {
        Matcher parts = LAG.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "The option --search-lag needs a number and a unit such as 10s, 500ms or 2m, not " + text);
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }

    private static Duration tokenLifetime(Map<String, List<String>> given) {
        return Duration.ofSeconds(number(given, "--token-lifetime", 1, 1));
    }

    private static void companies(PipedriveSandboxBuilder sandbox, Map<String, List<String>> given) {
        int number = 0;
        for (String text : given.getOrDefault("--company", List.of())) {
            Matcher parts = COMPANY.matcher(text);
            if (!parts.matches()) {
                throw new IllegalArgumentException("The option --company needs the first label of an address and a name"
                        + " such as northwind=\"Northwind Floors\", not " + text);
            }
            number++;
            int id = SandboxUser.FIRST.companyId() + number;
            sandbox.company(id, parts.group(2), parts.group(1));
            records(sandbox, id, given, number);
        }
    }

    private static Faults faults(Map<String, List<String>> given) {
        String rate = last(given, "--faults", "0");
        if (!rate.matches("0(\\.\\d{1,9})?|1(\\.0{1,9})?")) {
            throw new IllegalArgumentException("The option --faults needs a number from 0 to 1, not " + rate);
        }
        Faults faults = Faults.rate(Double.parseDouble(rate)).seed(number(given, "--fault-seed", 0, 1));
        return given.containsKey("--fault-kinds")
                ? faults.kinds(Stream.of(last(given, "--fault-kinds", "").split(",", -1))
                        .map(FaultKind::of)
                        .toArray(FaultKind[]::new))
                : faults;
    }

    /** The constant that an option names, in lower case and with hyphens. */
    private static <E extends Enum<E>> E choice(Map<String, List<String>> given, String option, E otherwise) {
        String name = last(given, option, nameOf(otherwise));
        E[] choices = otherwise.getDeclaringClass().getEnumConstants();
        return Stream.of(choices)
                .filter(choice -> nameOf(choice).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The option " + option + " needs one of "
                        + Stream.of(choices).map(CommandLine::nameOf).collect(Collectors.joining(", ")) + ", not "
                        + name));
    }

    private static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("The option --port needs a number from 0 to 65535, not " + text);
        }
        return Integer.parseInt(text);
    }

    private static int number(Map<String, List<String>> given, String option, int least, int otherwise) {
        String text = last(given, option, String.valueOf(otherwise));
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least) {
            throw new IllegalArgumentException(
                    "The option " + option + " needs a number from " + least + " to 999999999, not " + text);
        }
        return Integer.parseInt(text);
    }
}
