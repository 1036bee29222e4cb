// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelpipedrive.operation.type.Spelling;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.identity.OauthApps;
import io.github.camelpipedrive.sandbox.identity.OauthSettings;
import io.github.camelpipedrive.sandbox.seed.GeneratedRecords;
import io.github.camelpipedrive.sandbox.seed.Seed;

/**
 * Describes a sandbox: for a program, a test, or {@link PipedriveSandboxExtension#of} the tests of a class. Each start
 * makes another sandbox of the same description.
 */
public final class PipedriveSandboxBuilder {

    /** The token when none is given. */
    public static final String DEFAULT_TOKEN = "sandbox-token";

    /** The client ID of the app when none is given. */
    public static final String DEFAULT_CLIENT_ID = "sandbox-client";

    /** The client secret of the app when none is given. */
    public static final String DEFAULT_CLIENT_SECRET = "sandbox-secret";

    /** The callback of the app when none is given. */
    public static final String DEFAULT_REDIRECT_URI = "http://localhost:8080/pipedrive/callback";

    private static final int DEFAULT_REQUESTS_KEPT = 1_000;

    private final Set<String> tokens = new LinkedHashSet<>();
    private final Map<Integer, StartRecords> start = new LinkedHashMap<>();
    private final List<OauthApps.App> apps = new ArrayList<>();
    final List<SandboxUser> users = new ArrayList<>(List.of(SandboxUser.FIRST));
    long generatorSeed = 1;
    String address = "127.0.0.1";
    int port;
    SandboxLimits limits = SandboxLimits.of(SandboxPlan.GROWTH);
    Faults faults = Faults.none();
    Duration searchLag = Duration.ZERO;
    OauthSettings oauthSettings = OauthSettings.DEFAULT;
    boolean contactSync;
    boolean recurringRevenue = true;
    boolean queryToken;
    boolean movedV1;
    int requestsKept = DEFAULT_REQUESTS_KEPT;

    PipedriveSandboxBuilder() {}

    /**
     * The port to listen on.
     *
     * @param number 1 to 65535, or 0 for any free one
     * @return this builder
     */
    public PipedriveSandboxBuilder port(int number) {
        port = number;
        return this;
    }

    /**
     * The address to listen on. Other addresses than the loopback make the sandbox reachable from other machines.
     *
     * @param host an address of this machine
     * @return this builder
     */
    public PipedriveSandboxBuilder address(String host) {
        address = host;
        return this;
    }

    /**
     * A token that is accepted; without one it is {@value #DEFAULT_TOKEN}.
     *
     * @param token the token; further calls add further ones
     * @return this builder
     */
    public PipedriveSandboxBuilder token(String token) {
        tokens.add(token);
        return this;
    }

    List<String> tokens() {
        return tokens.isEmpty() ? List.of(DEFAULT_TOKEN) : List.copyOf(tokens);
    }

    /**
     * An app that users can allow the access; without one it is {@value #DEFAULT_CLIENT_ID} with the secret
     * {@value #DEFAULT_CLIENT_SECRET} and the callback {@value #DEFAULT_REDIRECT_URI}.
     *
     * @param clientId its ID; further calls add further apps
     * @param clientSecret its secret
     * @param redirectUri its callback, which requests have to name exactly
     * @return this builder
     */
    public PipedriveSandboxBuilder app(String clientId, String clientSecret, String redirectUri) {
        apps.add(new OauthApps.App(clientId, clientSecret, redirectUri));
        return this;
    }

    List<OauthApps.App> apps() {
        return apps.isEmpty()
                ? List.of(new OauthApps.App(DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET, DEFAULT_REDIRECT_URI))
                : apps;
    }

    /**
     * A further company with one user, beside Tiletown Ltd. It has records of its own, which start with the
     * pipelines, stages and products of each sandbox.
     *
     * @param id its ID
     * @param name its name
     * @param domain the first label of its address
     * @return this builder
     */
    public PipedriveSandboxBuilder company(int id, String name, String domain) {
        int number = users.size();
        return user(new SandboxUser(
                9001 + 100 * number, "User of " + name, "user@" + domain + ".example", id, name, domain));
    }

    /**
     * A further user, who may allow access too: of one of the companies, or of a new one.
     *
     * @param user the user; those with the same {@code companyId} see the same records
     * @return this builder
     */
    public PipedriveSandboxBuilder user(SandboxUser user) {
        users.add(user);
        return this;
    }

    /**
     * Records of a file to start with.
     *
     * @param file JSON: lists of records by resource name
     * @return this builder
     * @throws IllegalArgumentException when it can't be read
     */
    public PipedriveSandboxBuilder seed(Path file) {
        return seed(SandboxUser.FIRST.companyId(), file);
    }

    /** Records of a file for one company. */
    PipedriveSandboxBuilder seed(int companyId, Path file) {
        start(companyId).seeds().add(Seed.of(file));
        return this;
    }

    /**
     * A record to start with.
     *
     * @param resource such as {@code deal}
     * @param values its fields as a create takes them, and {@code id} or times where they matter
     * @return this builder
     */
    public PipedriveSandboxBuilder record(String resource, Map<String, Object> values) {
        start(SandboxUser.FIRST.companyId()).seeds().add(Seed.of(resource, values));
        return this;
    }

    /**
     * A person to start with.
     *
     * @param name the name
     * @param email the e-mail address
     * @return this builder
     */
    public PipedriveSandboxBuilder person(String name, String email) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("emails", List.of(Map.of("value", email, "primary", true, "label", "work")));
        return record(Resources.PERSON.name(), values);
    }

    /**
     * An organization to start with.
     *
     * @param name the name
     * @return this builder
     */
    public PipedriveSandboxBuilder organization(String name) {
        return record(Resources.ORGANIZATION.name(), Map.of("name", name));
    }

    /**
     * A deal to start with, in the first stage.
     *
     * @param title the title
     * @return this builder
     */
    public PipedriveSandboxBuilder deal(String title) {
        return record(Resources.DEAL.name(), Map.of("title", title));
    }

    /**
     * Made-up records to start with, behind all others. They are spread over the year 2025 and refer to each other and
     * to the records before them. Leads and notes get an organization to hang on where there is nothing else.
     *
     * @param resource {@code deal}, {@code person}, {@code organization}, {@code lead}, {@code activity} or
     *     {@code note}
     * @param count how many, 1 or more
     * @return this builder
     * @throws IllegalArgumentException when nothing is made up for the resource
     */
    public PipedriveSandboxBuilder generate(String resource, int count) {
        return generate(SandboxUser.FIRST.companyId(), resource, count);
    }

    /** Made-up records for one company. */
    PipedriveSandboxBuilder generate(int companyId, String resource, int count) {
        if (!GeneratedRecords.RESOURCES.contains(resource)) {
            throw new IllegalArgumentException("No records are made up for '" + resource + "'."
                    + Spelling.suggestion(resource, GeneratedRecords.RESOURCES) + " There are "
                    + String.join(", ", GeneratedRecords.RESOURCES));
        }
        if (count < 1) {
            throw new IllegalArgumentException(
                    "The number of a generated " + resource + " must be 1 or more, not " + count);
        }
        start(companyId).generated().put(resource, count);
        return this;
    }

    /** What a company starts with, beside what each one has. */
    StartRecords start(int companyId) {
        return start.computeIfAbsent(companyId, id -> new StartRecords(new ArrayList<>(), new LinkedHashMap<>()));
    }

    /** Records that were described, and how many to make up. */
    record StartRecords(List<Seed> seeds, Map<String, Integer> generated) {}

    /**
     * Decides what the made-up records are like: the same number makes the same records in each run.
     *
     * @param number any, 1 when not given
     * @return this builder
     */
    public PipedriveSandboxBuilder generatorSeed(long number) {
        generatorSeed = number;
        return this;
    }

    /**
     * The plan of each company, with one seat; {@link SandboxPlan#GROWTH} when not given.
     *
     * @param plan decides the limits
     * @return this builder
     */
    public PipedriveSandboxBuilder plan(SandboxPlan plan) {
        return limits(SandboxLimits.of(plan));
    }

    /**
     * The limits of each company in numbers.
     *
     * @param numbers such as {@code SandboxLimits.of(SandboxPlan.LITE).searchesPerWindow(3)}
     * @return this builder
     */
    public PipedriveSandboxBuilder limits(SandboxLimits numbers) {
        limits = numbers;
        return this;
    }

    /**
     * No limits: nothing is refused, and answers tell of limits that nobody reaches. For tests that ask faster than
     * Pipedrive allows and are about something else.
     *
     * @return this builder
     */
    public PipedriveSandboxBuilder unlimited() {
        return limits(SandboxLimits.unlimited());
    }

    /**
     * Faults from the start.
     *
     * @param description which calls go wrong, and how
     * @return this builder
     */
    public PipedriveSandboxBuilder faults(Faults description) {
        faults = description;
        return this;
    }

    /**
     * A custom field of the first company to start with.
     *
     * @param resource {@code deal}, {@code person}, {@code organization}, {@code product}, {@code activity} or
     *     {@code project}
     * @param name its name
     * @param type the API's word, such as {@code varchar}; {@link SandboxFields#add} has all
     * @param options the labels of the options, of {@code enum} and {@code set} only
     * @return this builder
     */
    public PipedriveSandboxBuilder field(String resource, String name, String type, String... options) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("field_name", name);
        values.put("field_type", type);
        if (options.length > 0) {
            values.put("options", List.of(options));
        }
        return record(resource + "-field", values);
    }

    /**
     * How far searches are behind, on the sandbox's clock; not at all when not given. Lists and gets are never behind.
     *
     * @param lag how long
     * @return this builder
     * @throws IllegalArgumentException when it is negative
     */
    public PipedriveSandboxBuilder searchLag(Duration lag) {
        requireNotNegative(lag);
        searchLag = lag;
        return this;
    }

    static void requireNotNegative(Duration lag) {
        if (lag.isNegative()) {
            throw new IllegalArgumentException("The search lag must not be negative, not " + lag);
        }
    }

    /**
     * Deals have no {@code acv}, {@code arr} and {@code mrr}, as in accounts without recurring revenue.
     *
     * @return this builder
     */
    public PipedriveSandboxBuilder withoutRecurringRevenue() {
        recurringRevenue = false;
        return this;
    }

    /**
     * The API token is also taken from {@code api_token} in the query, as older clients send it. {@link
     * SandboxRequest#isSignedInByQuery()} tells those requests.
     *
     * @return this builder
     */
    public PipedriveSandboxBuilder queryToken() {
        queryToken = true;
        return this;
    }

    /**
     * The operations of version 1 that moved to version 2 are answered in their old forms, for older clients:
     * those of deals, persons, organizations, activities, products, pipelines and stages, and the searches. Without
     * it their paths are unknown.
     *
     * @return this builder
     */
    public PipedriveSandboxBuilder movedV1() {
        movedV1 = true;
        return this;
    }

    /**
     * The account has the contact sync: persons have {@code birthday}, {@code job_title} and so on. Without it they
     * are answered with 403.
     *
     * @return this builder
     */
    public PipedriveSandboxBuilder contactSync() {
        contactSync = true;
        return this;
    }

    /**
     * How long access tokens work; 3599 seconds when not given.
     *
     * @param duration a second or longer
     * @return this builder
     */
    public PipedriveSandboxBuilder tokenLifetime(Duration duration) {
        oauthSettings = oauthSettings.withLifetime(duration);
        return this;
    }

    /**
     * The consent page takes an empty scope.
     *
     * @return this builder
     */
    public PipedriveSandboxBuilder emptyScope() {
        oauthSettings = oauthSettings.withEmptyScope(true);
        return this;
    }

    /**
     * How many of the last requests are kept; fewer where they have more than 64 MiB together.
     *
     * @param most the number, 1 or more; {@value #DEFAULT_REQUESTS_KEPT} when not given
     * @return this builder
     */
    public PipedriveSandboxBuilder requestsKept(int most) {
        requestsKept = most;
        return this;
    }

    /**
     * Starts the sandbox.
     *
     * @return the running sandbox
     * @throws IllegalArgumentException when a record to start with or an operation of the faults is wrong; the message
     *     names it
     * @throws IllegalStateException when the address can't be had, as the port is taken
     */
    public PipedriveSandbox start() {
        PipedriveSandbox sandbox = new PipedriveSandbox(this);
        sandbox.start();
        return sandbox;
    }
}
