// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.sandbox.faults.Exchanges;
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
import io.github.camelpipedrive.sandbox.server.Controls;
import io.github.camelpipedrive.sandbox.server.Dispatcher;
import io.github.camelpipedrive.sandbox.server.HttpFront;

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
    private final Tally tally = new Tally(clock);
    private final Exchanges exchanges;
    private final Faults faultsAtStart;
    private final List<String> tokens;
    private final SandboxCompanies companies;
    private final OauthGrants grants;
    private final RunningFaults faults = new RunningFaults(tally);
    private final SandboxOauth oauth;
    private final SandboxLimits limitsAtStart;
    private final Duration searchLagAtStart;
    private volatile SandboxLimits enforced;
    private final HttpFront front;

    PipedriveSandbox(PipedriveSandboxBuilder builder) {
        tokens = builder.tokens();
        grants = new OauthGrants(clock, builder.oauthSettings);
        LastCalls calls = new LastCalls(clock);
        exchanges = new Exchanges(
                new RequestJournal(builder.requestsKept, MOST_BYTES_KEPT), new ScriptedAnswers(), calls, tally);
        limits = new RateLimits(clock, builder.limits.counted());
        limitsAtStart = builder.limits;
        enforced = limitsAtStart;
        companies = SandboxCompanies.of(builder, catalogue, clock);
        Callers callers = new Callers(tokens, companies.all(), grants, builder.queryToken);
        Dispatcher dispatcher =
                new Dispatcher(catalogue.httpOperations(), builder.movedV1, callers, limits, faults, exchanges, tally);
        OauthApps apps = new OauthApps();
        builder.apps().forEach(apps::add);
        OauthServer server = new OauthServer(
                apps, grants, new ConsentPage(apps, grants, builder.users)::answer, this::baseUrl, faults, exchanges);
        oauth = new SandboxOauth(apps, grants, builder.users, new UninstallNotice(clock), this::baseUrl);
        Page page =
                new Page(new LiveState(companies.first().company(), calls, this::counted, () -> enforced.summary()));
        Controls controls = new Controls(() -> counted().values(), asked -> startFaults(Faults.asked(asked)));
        front = new HttpFront(builder.address, builder.port, incoming -> page.answer(incoming)
                .or(() -> controls.answer(incoming))
                .or(() -> server.answer(incoming))
                .orElseGet(() -> dispatcher.answer(incoming)));
        searchLagAtStart = builder.searchLag;
        faultsAtStart = builder.faults;
        startFaults(faultsAtStart);
    }

    /**
     * Begins to describe a sandbox.
     *
     * @return a builder with the defaults: a free port on the loopback address, the token {@code sandbox-token}
     */
    public static PipedriveSandboxBuilder builder() {
        return new PipedriveSandboxBuilder();
    }

    /**
     * Begins to describe a sandbox with the options of the program, for who has them as text, such as a test's annotation.
     *
     * @param options such as {@code --generate=deal=20}; an option and its value may be two texts
     * @return a builder with what they say; without {@code --port} on a free port
     * @throws IllegalArgumentException when an option is unknown or wrong; the message names it
     */
    public static PipedriveSandboxBuilder builder(String... options) {
        return CommandLine.parse(options).sandbox();
    }

    void start() {
        searchLag(searchLagAtStart);
        companies.plant();
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
     * What the component needs to call it: the address and the API token.
     *
     * @return by the names of {@code application.properties}, such as {@code camel.component.pipedrive.base-url}
     * @see SandboxOauth#properties()
     */
    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("camel.component.pipedrive.base-url", baseUrl());
        properties.put("camel.component.pipedrive.api-token", token());
        return properties;
    }

    /**
     * The records of a resource, as a get shows them, without deleted ones. They are those of the first company.
     *
     * @param resource such as {@code deal}
     * @return copies, in the order of their making
     * @throws IllegalArgumentException when there are no such records
     */
    public List<Map<String, Object>> records(String resource) {
        return companies.first().records(resource);
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
        return companies.first().record(resource, id);
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
        return companies.first().add(resource, values);
    }

    /**
     * The custom fields of the first company.
     *
     * @return its fields, which tests add and change
     */
    public SandboxFields fields() {
        return companies.first().fields();
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
        return companies.named(domain);
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
        return exchanges.journal().requests().stream().map(SandboxRequest::of).toList();
    }

    /**
     * The requests for one operation.
     *
     * @param operation such as {@code deal/create} or {@code oauth/token}
     * @return a copy, oldest first
     */
    public List<SandboxRequest> requests(String operation) {
        return exchanges.journal().requests().stream()
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
            exchanges.scripted().add(known, answer.script());
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
            exchanges.scripted().add(ScriptedAnswers.ANY, answer.script());
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

    /** Lets no call go wrong any longer. Answers that are in line stay in line. */
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
        return tally.statistics(exchanges.journal().counts(), limits.spent());
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
    public synchronized void limits(SandboxLimits changed) {
        enforced = changed;
        limits.limits(changed.counted());
    }

    /**
     * From now on searches see records as they were so long ago on the sandbox's clock, as the real one's index may be
     * behind. Lists and gets are never behind. Changes before this call are seen at once; a reset brings the lag of the
     * start back.
     *
     * @param lag how long; zero for no lag
     * @throws IllegalArgumentException when it is negative
     */
    public void searchLag(Duration lag) {
        PipedriveSandboxBuilder.requireNotNegative(lag);
        companies.searchLag(lag);
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
        startFaults(faultsAtStart);
        limits(limitsAtStart);
        limits.clear();
        grants.clear();
        searchLag(searchLagAtStart);
        companies.plant();
        exchanges.clear();
    }

    /** Stops the server; the address is free again. */
    @Override
    public void close() {
        front.stop();
    }
}
