// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Stream;

import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.operation.type.Spelling;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.faults.FaultPlan;
import io.github.camelpipedrive.sandbox.faults.RunningFaults;
import io.github.camelpipedrive.sandbox.faults.ScriptedAnswers;
import io.github.camelpipedrive.sandbox.identity.Callers;
import io.github.camelpipedrive.sandbox.identity.OauthApps;
import io.github.camelpipedrive.sandbox.identity.OauthGrants;
import io.github.camelpipedrive.sandbox.identity.OauthServer;
import io.github.camelpipedrive.sandbox.identity.UninstallNotice;
import io.github.camelpipedrive.sandbox.journal.LastCalls;
import io.github.camelpipedrive.sandbox.journal.RequestJournal;
import io.github.camelpipedrive.sandbox.journal.Statistics;
import io.github.camelpipedrive.sandbox.journal.Tally;
import io.github.camelpipedrive.sandbox.limits.RateLimits;
import io.github.camelpipedrive.sandbox.page.ConsentPage;
import io.github.camelpipedrive.sandbox.page.LiveState;
import io.github.camelpipedrive.sandbox.page.Page;
import io.github.camelpipedrive.sandbox.seed.GeneratedRecords;
import io.github.camelpipedrive.sandbox.seed.Seed;
import io.github.camelpipedrive.sandbox.server.Controls;
import io.github.camelpipedrive.sandbox.server.Dispatcher;
import io.github.camelpipedrive.sandbox.server.HttpFront;
import io.github.camelpipedrive.sandbox.wire.Answer;

/**
 * A stateful stand-in for Pipedrive over real HTTP. Records live in memory; they are created, changed, listed, searched
 * and deleted as in the real one, and requests that the real one refuses are refused. Threads may share it.
 *
 * <p>Closing it stops the server and ends its threads.
 */
public final class PipedriveSandbox implements AutoCloseable {

    private static final long MOST_BYTES_KEPT = 64L * 1024 * 1024;

    private final OperationCatalogue catalogue = PipedriveOperations.catalogue();
    private final SandboxClock clock = new SandboxClock();
    private final RateLimits limits;
    private final ScriptedAnswers scripted = new ScriptedAnswers();
    private final Tally tally = new Tally(clock);
    private final LastCalls calls = new LastCalls(clock);
    private final Faults faultsAtStart;
    private final RequestJournal journal;
    private final List<String> tokens;
    private final List<SandboxCompany> companies;
    private final OauthGrants grants = new OauthGrants(clock);
    private final RunningFaults faults = new RunningFaults(tally);
    private final SandboxOauth oauth;
    private final SandboxLimits limitsAtStart;
    private volatile SandboxLimits enforced;
    private final HttpFront front;

    private PipedriveSandbox(Builder builder) {
        tokens = builder.tokens.isEmpty() ? List.of(Builder.DEFAULT_TOKEN) : List.copyOf(builder.tokens);
        journal = new RequestJournal(builder.requestsKept, MOST_BYTES_KEPT);
        limits = new RateLimits(clock, builder.limits.counted());
        limitsAtStart = builder.limits;
        enforced = limitsAtStart;
        companies = companies(builder);
        Callers callers = new Callers(
                tokens, companies.stream().map(SandboxCompany::company).toList(), grants, builder.queryToken);
        Dispatcher dispatcher = new Dispatcher(
                catalogue.httpOperations(), builder.movedV1, callers, limits, scripted, faults, journal, calls, tally);
        OauthApps apps = new OauthApps();
        builder.apps().forEach(apps::add);
        OauthServer server = new OauthServer(
                apps,
                grants,
                new ConsentPage(apps, grants, builder.users)::answer,
                this::baseUrl,
                scripted,
                faults,
                journal,
                calls);
        oauth = new SandboxOauth(apps, grants, builder.users, new UninstallNotice(clock));
        Page page = new Page(new LiveState(first().company(), calls, this::counted, () -> enforced.summary()));
        Controls controls = new Controls(() -> counted().values(), this::startFaults);
        front = new HttpFront(builder.address, builder.port, incoming -> page.answer(incoming)
                .or(() -> controls.answer(incoming))
                .orElseGet(() -> counted(server.answer(incoming).orElseGet(() -> dispatcher.answer(incoming)))));
        faultsAtStart = builder.faults;
        startFaults(faultsAtStart);
    }

    private Answer counted(Answer answer) {
        tally.answer(answer);
        return answer;
    }

    private List<SandboxCompany> companies(Builder builder) {
        Map<Integer, SandboxCompany> byId = new LinkedHashMap<>();
        for (SandboxUser user : builder.users) {
            List<Seed> seeds = byId.isEmpty()
                    ? Stream.concat(Stream.of(Seed.ofStart()), builder.seeds.stream())
                            .toList()
                    : List.of(Seed.ofStart());
            GeneratedRecords generated =
                    new GeneratedRecords(byId.isEmpty() ? builder.generated : Map.of(), builder.generatorSeed);
            byId.computeIfAbsent(
                    user.companyId(),
                    id -> new SandboxCompany(
                            user, seeds, generated, catalogue, clock, builder.contactSync, builder.recurringRevenue));
        }
        return List.copyOf(byId.values());
    }

    /**
     * Begins to describe a sandbox.
     *
     * @return a builder with the defaults: a free port on the loopback address, the token {@code sandbox-token}
     */
    public static Builder builder() {
        return new Builder();
    }

    private void start() {
        companies.forEach(SandboxCompany::plant);
        front.start();
    }

    /**
     * Where it listens.
     *
     * @return such as {@code http://localhost:8765}, for the component's options {@code baseUrl} and {@code oauthUrl}
     */
    public String baseUrl() {
        return "http://localhost:" + front.port();
    }

    /**
     * The token that requests must carry in the header {@code x-api-token}.
     *
     * @return the first of the tokens
     */
    public String token() {
        return tokens.get(0);
    }

    /**
     * The records of a resource, as a get shows them, without deleted ones. They are those of the first company.
     *
     * @param resource such as {@code deal}
     * @return copies, in the order of their making
     * @throws IllegalArgumentException when there are no such records
     */
    public List<Map<String, Object>> records(String resource) {
        return first().records(resource);
    }

    /**
     * One record of the first company, also a deleted one.
     *
     * @param resource such as {@code deal}
     * @param id its ID; for leads the UUID as text
     * @return a copy, as a get shows it; {@code is_deleted} is true when it is deleted
     * @throws NoSuchElementException when there never was one
     */
    public Map<String, Object> record(String resource, Object id) {
        return first().record(resource, id);
    }

    /**
     * Adds a record to the first company, under the same checks as a create. It may give {@code id}, {@code add_time},
     * {@code update_time} (as {@code 2031-03-02T08:15:30Z}), {@code is_deleted} and {@code is_archived} too.
     *
     * @param resource such as {@code deal}
     * @param values its fields as a create takes them
     * @return the record as a get shows it
     * @throws IllegalArgumentException when a create would refuse it
     */
    public Map<String, Object> add(String resource, Map<String, Object> values) {
        return first().add(resource, values);
    }

    /**
     * A company's own records. Those who sign in with OAuth see the records of their company; API tokens belong to the
     * first one.
     *
     * @param domain the first label of its address, such as {@code tiletown-sandbox}
     * @return its records
     * @throws NoSuchElementException when there is no such company
     */
    public SandboxCompany company(String domain) {
        return companies.stream()
                .filter(company -> company.domain().equals(domain))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("The sandbox has no company '" + domain + "', only "
                        + String.join(
                                ", ",
                                companies.stream().map(SandboxCompany::domain).toList())));
    }

    private SandboxCompany first() {
        return companies.get(0);
    }

    /**
     * The authorization server: what it gave, and how it behaves.
     *
     * @return the server's controls
     */
    public SandboxOauth oauth() {
        return oauth;
    }

    /**
     * The requests that came in, oldest first; as many as are kept.
     *
     * @return a copy
     */
    public List<SandboxRequest> requests() {
        return journal.requests().stream().map(SandboxRequest::of).toList();
    }

    /**
     * The requests for one operation.
     *
     * @param operation such as {@code deal/create} or {@code oauth/token}
     * @return a copy, oldest first
     */
    public List<SandboxRequest> requests(String operation) {
        return journal.requests().stream()
                .filter(request -> request.operation().equals(operation))
                .map(SandboxRequest::of)
                .toList();
    }

    /**
     * Puts answers in line for the next calls of an operation; each is given once. They come before the check of the
     * token.
     *
     * @param operation such as {@code deal/create}, or of the authorization server {@code oauth/token},
     *     {@code oauth/revoke} and {@code oauth/authorize}
     * @param answers the answers, first one first
     * @throws IllegalArgumentException when there is no such operation; the message names the nearest
     */
    public void answerNext(String operation, SandboxAnswer... answers) {
        String known = known(operation);
        for (SandboxAnswer answer : answers) {
            scripted.add(known, answer.script());
        }
    }

    private String known(String operation) {
        if (operation.startsWith("oauth/")) {
            if (!OauthServer.OPERATIONS.contains(operation)) {
                throw new IllegalArgumentException("Unknown operation '" + operation + "'. There are "
                        + String.join(", ", OauthServer.OPERATIONS));
            }
            return operation;
        }
        String[] names = operation.split("/", 2);
        return catalogue.operation(names[0], names.length > 1 ? names[1] : "").id();
    }

    /**
     * Puts answers in line for the next calls of any operation, behind those for the operation itself.
     *
     * @param answers the answers, first one first
     */
    public void answerNext(SandboxAnswer... answers) {
        for (SandboxAnswer answer : answers) {
            scripted.add(ScriptedAnswers.ANY, answer.script());
        }
    }

    /**
     * Lets calls go wrong from now on, in the place of other faults; their calls are counted from 1.
     *
     * @param faults which calls, and how
     * @throws IllegalArgumentException when an operation that they name doesn't exist; the message names the nearest
     */
    public void startFaults(Faults faults) {
        FaultPlan plan = faults.dealt();
        plan.named().forEach(this::known);
        this.faults.start(plan);
    }

    private void startFaults(Controls.FaultsAsked asked) {
        Faults described = Faults.rate(asked.rate());
        if (asked.seed().isPresent()) {
            described = described.seed(asked.seed().get());
        }
        if (asked.kinds().isPresent()) {
            described = described.kinds(
                    asked.kinds().get().stream().map(FaultKind::of).toArray(FaultKind[]::new));
        }
        if (asked.operations().isPresent()) {
            described = described.operations(asked.operations().get().toArray(String[]::new));
        }
        startFaults(described);
    }

    /** Lets no call go wrong any more. Answers that are in line stay in line. */
    public void stopFaults() {
        faults.start(FaultPlan.NONE);
    }

    /**
     * What was asked and answered since the start or the last reset.
     *
     * @return a snapshot; other processes read the same as JSON at {@code /sandbox/statistics}
     */
    public SandboxStatistics statistics() {
        return SandboxStatistics.of(counted());
    }

    private Statistics counted() {
        return tally.statistics(journal.counts(), limits.spent());
    }

    /**
     * The limits that are enforced.
     *
     * @return the limits
     */
    public SandboxLimits limits() {
        return enforced;
    }

    /**
     * Enforces other limits from now on; what was used stays used. A reset brings back those of the start.
     *
     * @param changed the limits, such as {@link SandboxLimits#unlimited()}
     */
    public void limits(SandboxLimits changed) {
        enforced = changed;
        limits.limits(changed.counted());
    }

    /**
     * The sandbox's time, which can be stopped and moved.
     *
     * @return the clock
     */
    public SandboxClock clock() {
        return clock;
    }

    /**
     * Brings everything back to the start: records, IDs, requests and statistics, answers in line, faults, limits and
     * what was used of them, the clock, and authorizations: whoever was connected has to connect again. Apps stay
     * registered.
     */
    public void reset() {
        clock.reset();
        scripted.clear();
        startFaults(faultsAtStart);
        limits(limitsAtStart);
        limits.clear();
        grants.clear();
        companies.forEach(SandboxCompany::plant);
        journal.clear();
        calls.clear();
        tally.clear();
    }

    /** Stops the server; the address is free again. */
    @Override
    public void close() {
        front.stop();
    }

    /** Describes a sandbox. */
    public static final class Builder {

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
        private final List<Seed> seeds = new ArrayList<>();
        private final List<OauthApps.App> apps = new ArrayList<>();
        private final List<SandboxUser> users = new ArrayList<>(List.of(SandboxUser.FIRST));
        private final Map<String, Integer> generated = new LinkedHashMap<>();
        private long generatorSeed = 1;
        private String address = "127.0.0.1";
        private int port;
        private SandboxLimits limits = SandboxLimits.of(SandboxPlan.GROWTH);
        private Faults faults = Faults.none();
        private boolean contactSync;
        private boolean recurringRevenue = true;
        private boolean queryToken;
        private boolean movedV1;
        private int requestsKept = DEFAULT_REQUESTS_KEPT;

        Builder() {}

        /**
         * The port to listen on.
         *
         * @param number 1 to 65535, or 0 for any free one
         * @return this builder
         */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /**
         * The address to listen on. Other addresses than the loopback make the sandbox reachable from other machines.
         *
         * @param host an address of this machine
         * @return this builder
         */
        public Builder address(String host) {
            address = host;
            return this;
        }

        /**
         * A token that is accepted; without one it is {@value #DEFAULT_TOKEN}.
         *
         * @param token the token; further calls add further ones
         * @return this builder
         */
        public Builder token(String token) {
            tokens.add(token);
            return this;
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
        public Builder app(String clientId, String clientSecret, String redirectUri) {
            apps.add(new OauthApps.App(clientId, clientSecret, redirectUri));
            return this;
        }

        private List<OauthApps.App> apps() {
            return apps.isEmpty()
                    ? List.of(new OauthApps.App(DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET, DEFAULT_REDIRECT_URI))
                    : apps;
        }

        /**
         * A further company with one user, beside Tiletown Ltd. It has records of its own, which begin with the
         * pipelines, stages and products of each sandbox.
         *
         * @param id its ID
         * @param name its name
         * @param domain the first label of its address
         * @return this builder
         */
        public Builder company(int id, String name, String domain) {
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
        public Builder user(SandboxUser user) {
            users.add(user);
            return this;
        }

        /**
         * Records of a file to begin with.
         *
         * @param file JSON: lists of records by resource name
         * @return this builder
         * @throws IllegalArgumentException when it can't be read
         */
        public Builder seed(Path file) {
            seeds.add(Seed.of(file));
            return this;
        }

        /**
         * A record to begin with.
         *
         * @param resource such as {@code deal}
         * @param values its fields as a create takes them, and {@code id} or times where they matter
         * @return this builder
         */
        public Builder record(String resource, Map<String, Object> values) {
            seeds.add(Seed.of(resource, values));
            return this;
        }

        /**
         * A person to begin with.
         *
         * @param name the name
         * @param email the e-mail address
         * @return this builder
         */
        public Builder person(String name, String email) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("name", name);
            values.put("emails", List.of(Map.of("value", email, "primary", true, "label", "work")));
            return record(Resources.PERSON.name(), values);
        }

        /**
         * An organization to begin with.
         *
         * @param name the name
         * @return this builder
         */
        public Builder organization(String name) {
            return record(Resources.ORGANIZATION.name(), Map.of("name", name));
        }

        /**
         * A deal to begin with, in the first stage.
         *
         * @param title the title
         * @return this builder
         */
        public Builder deal(String title) {
            return record(Resources.DEAL.name(), Map.of("title", title));
        }

        /**
         * Made-up records to begin with, behind all others. They are spread over the year 2025 and refer to each other and
         * to the records before them. Leads and notes get an organization to hang on where there is nothing else.
         *
         * @param resource {@code deal}, {@code person}, {@code organization}, {@code lead}, {@code activity} or
         *     {@code note}
         * @param count how many, 1 or more
         * @return this builder
         * @throws IllegalArgumentException when nothing is made up for the resource
         */
        public Builder generate(String resource, int count) {
            if (!GeneratedRecords.RESOURCES.contains(resource)) {
                throw new IllegalArgumentException("No records are made up for '" + resource + "'."
                        + Spelling.suggestion(resource, GeneratedRecords.RESOURCES) + " There are "
                        + String.join(", ", GeneratedRecords.RESOURCES));
            }
            if (count < 1) {
                throw new IllegalArgumentException(
                        "The number of a generated " + resource + " must be 1 or more, not " + count);
            }
            generated.put(resource, count);
            return this;
        }

        /**
         * Decides what the made-up records are like: the same number makes the same records in each run.
         *
         * @param number any, 1 when not given
         * @return this builder
         */
        public Builder generatorSeed(long number) {
            generatorSeed = number;
            return this;
        }

        /**
         * The plan of each company, with one seat; {@link SandboxPlan#GROWTH} when not given.
         *
         * @param plan decides the limits
         * @return this builder
         */
        public Builder plan(SandboxPlan plan) {
            return limits(SandboxLimits.of(plan));
        }

        /**
         * The limits of each company in numbers.
         *
         * @param numbers such as {@code SandboxLimits.of(SandboxPlan.LITE).searchesPerWindow(3)}
         * @return this builder
         */
        public Builder limits(SandboxLimits numbers) {
            limits = numbers;
            return this;
        }

        /**
         * No limits: nothing is refused, and answers tell of limits that nobody reaches. For tests that ask faster than
         * Pipedrive allows and are about something else.
         *
         * @return this builder
         */
        public Builder unlimited() {
            return limits(SandboxLimits.unlimited());
        }

        /**
         * Faults from the start.
         *
         * @param description which calls go wrong, and how
         * @return this builder
         */
        public Builder faults(Faults description) {
            faults = description;
            return this;
        }

        /**
         * Deals have no {@code acv}, {@code arr} and {@code mrr}, as in accounts without recurring revenue.
         *
         * @return this builder
         */
        public Builder withoutRecurringRevenue() {
            recurringRevenue = false;
            return this;
        }

        /**
         * The API token is also taken from {@code api_token} in the query, as older clients send it. {@link
         * SandboxRequest#isSignedInByQuery()} tells those requests.
         *
         * @return this builder
         */
        public Builder queryToken() {
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
        public Builder movedV1() {
            movedV1 = true;
            return this;
        }

        /**
         * The account has the contact sync: persons have {@code birthday}, {@code job_title} and so on. Without it they
         * are answered with 403.
         *
         * @return this builder
         */
        public Builder contactSync() {
            contactSync = true;
            return this;
        }

        /**
         * How many of the last requests are kept; fewer where they have more than 64 MiB together.
         *
         * @param most the number, 1 or more; {@value #DEFAULT_REQUESTS_KEPT} when not given
         * @return this builder
         */
        public Builder requestsKept(int most) {
            requestsKept = most;
            return this;
        }

        /**
         * Starts the sandbox.
         *
         * @return the running sandbox
         * @throws IllegalArgumentException when a record to begin with or an operation of the faults is wrong; the message
         *     names it
         * @throws IllegalStateException when the address can't be had, as the port is taken
         */
        public PipedriveSandbox start() {
            PipedriveSandbox sandbox = new PipedriveSandbox(this);
            sandbox.start();
            return sandbox;
        }
    }
}
