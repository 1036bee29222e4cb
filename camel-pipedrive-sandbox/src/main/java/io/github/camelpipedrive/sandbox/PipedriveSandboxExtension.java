// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A sandbox for the tests of a class. Registered in a static field it runs for all tests of the class, the nested ones
 * included, and is reset before each test; in an instance field each test gets one of its own.
 *
 * <pre>{@code
 * @RegisterExtension
 * static PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.builder()
 *         .person("Ilse Varga", "ilse@tiletown.example")
 *         .build();
 * }</pre>
 */
public final class PipedriveSandboxExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private final PipedriveSandbox.Builder description;
    private final boolean keepsRecords;

    private PipedriveSandbox sandbox;
    private int classesInside;

    private PipedriveSandboxExtension(Builder builder) {
        description = builder.description;
        keepsRecords = builder.keepsRecords;
    }

    /**
     * Begins to describe the sandbox.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        classesInside++;
        startOnce();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        startOnce();
        if (!keepsRecords) {
            sandbox.reset();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (classesInside == 0) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        classesInside--;
        if (classesInside == 0) {
            stop();
        }
    }

    private void startOnce() {
        if (sandbox == null) {
            sandbox = description.start();
        }
    }

    private void stop() {
        if (sandbox != null) {
            sandbox.close();
            sandbox = null;
        }
    }

    /**
     * The sandbox itself.
     *
     * @return the running sandbox
     * @throws IllegalStateException outside of tests
     */
    public PipedriveSandbox sandbox() {
        if (sandbox == null) {
            throw new IllegalStateException("The sandbox runs only while tests run; is the field @RegisterExtension?");
        }
        return sandbox;
    }

    /**
     * Where the sandbox listens.
     *
     * @return such as {@code http://localhost:40123}, for the component's option {@code baseUrl}
     */
    public String baseUrl() {
        return sandbox().baseUrl();
    }

    /**
     * The token that the sandbox accepts.
     *
     * @return the token, for the component's option {@code apiToken}
     */
    public String token() {
        return sandbox().token();
    }

    /**
     * The authorization server: what it gave, and how it behaves.
     *
     * @return the server's controls; a reset ends what it gave
     */
    public SandboxOauth oauth() {
        return sandbox().oauth();
    }

    /**
     * A company's own records.
     *
     * @param domain the first label of its address, such as {@code tiletown-sandbox}
     * @return its records
     * @throws NoSuchElementException when there is no such company
     */
    public SandboxCompany company(String domain) {
        return sandbox().company(domain);
    }

    /**
     * The records of a resource, without deleted ones.
     *
     * @param resource such as {@code deal}
     * @return copies, in the order of their making
     */
    public List<Map<String, Object>> records(String resource) {
        return sandbox().records(resource);
    }

    /**
     * One record, also a deleted one, whose {@code is_deleted} is then true.
     *
     * @param resource such as {@code deal}
     * @param id its ID; for leads the UUID as text
     * @return a copy
     * @throws NoSuchElementException when there never was one
     */
    public Map<String, Object> record(String resource, Object id) {
        return sandbox().record(resource, id);
    }

    /**
     * Adds a record for this test.
     *
     * @param resource such as {@code deal}
     * @param values its fields as a create takes them, and {@code id} or times where they matter
     * @return the record
     * @throws IllegalArgumentException when a create would refuse it
     */
    public Map<String, Object> add(String resource, Map<String, Object> values) {
        return sandbox().add(resource, values);
    }

    /**
     * The requests that came in during this test, oldest first.
     *
     * @return a copy
     */
    public List<SandboxRequest> requests() {
        return sandbox().requests();
    }

    /**
     * The requests for one operation.
     *
     * @param operation such as {@code deal/create} or {@code oauth/token}
     * @return a copy, oldest first
     */
    public List<SandboxRequest> requests(String operation) {
        return sandbox().requests(operation);
    }

    /**
     * Puts answers in line for the next calls of an operation.
     *
     * @param operation such as {@code deal/create} or {@code oauth/token}
     * @param answers the answers, first one first; each is given once
     */
    public void answerNext(String operation, SandboxAnswer... answers) {
        sandbox().answerNext(operation, answers);
    }

    /**
     * Puts answers in line for the next calls of any operation.
     *
     * @param answers the answers, first one first; each is given once
     */
    public void answerNext(SandboxAnswer... answers) {
        sandbox().answerNext(answers);
    }

    /**
     * Lets calls of this test go wrong from now on.
     *
     * @param faults which calls, and how
     * @throws IllegalArgumentException when an operation that they name doesn't exist
     */
    public void startFaults(Faults faults) {
        sandbox().startFaults(faults);
    }

    /** Lets no call go wrong any more. */
    public void stopFaults() {
        sandbox().stopFaults();
    }

    /**
     * What was asked and answered during this test.
     *
     * @return a snapshot
     */
    public SandboxStatistics statistics() {
        return sandbox().statistics();
    }

    /**
     * Enforces other limits for the rest of this test.
     *
     * @param changed the limits, such as {@link SandboxLimits#unlimited()}
     */
    public void limits(SandboxLimits changed) {
        sandbox().limits(changed);
    }

    /**
     * The sandbox's time, which can be stopped and moved; a reset sets it back.
     *
     * @return the clock
     */
    public SandboxClock clock() {
        return sandbox().clock();
    }

    /** Brings everything back to the start, as happens before each test. */
    public void reset() {
        sandbox().reset();
    }

    /** Describes the sandbox of a test class. */
    public static final class Builder {

        private final PipedriveSandbox.Builder description = PipedriveSandbox.builder();
        private boolean keepsRecords;

        Builder() {}

        /**
         * A token that is accepted.
         *
         * @param token the token; further calls add further ones
         * @return this builder
         */
        public Builder token(String token) {
            description.token(token);
            return this;
        }

        /**
         * An app that users can allow the access.
         *
         * @param clientId its ID; further calls add further apps
         * @param clientSecret its secret
         * @param redirectUri its callback, which requests have to name exactly
         * @return this builder
         */
        public Builder app(String clientId, String clientSecret, String redirectUri) {
            description.app(clientId, clientSecret, redirectUri);
            return this;
        }

        /**
         * A further company with one user and records of its own.
         *
         * @param id its ID
         * @param name its name
         * @param domain the first label of its address
         * @return this builder
         */
        public Builder company(int id, String name, String domain) {
            description.company(id, name, domain);
            return this;
        }

        /**
         * A further user, who may allow access too.
         *
         * @param user the user, of one of the companies, or of a new one
         * @return this builder
         */
        public Builder user(SandboxUser user) {
            description.user(user);
            return this;
        }

        /**
         * The port to listen on; any free one when not given.
         *
         * @param number 1 to 65535
         * @return this builder
         */
        public Builder port(int number) {
            description.port(number);
            return this;
        }

        /**
         * Records of a file to begin each test with.
         *
         * @param file JSON: lists of records by resource name
         * @return this builder
         */
        public Builder seed(Path file) {
            description.seed(file);
            return this;
        }

        /**
         * A record to begin each test with.
         *
         * @param resource such as {@code deal}
         * @param values its fields as a create takes them, and {@code id} or times where they matter
         * @return this builder
         */
        public Builder record(String resource, Map<String, Object> values) {
            description.record(resource, values);
            return this;
        }

        /**
         * A person to begin each test with.
         *
         * @param name the name
         * @param email the e-mail address
         * @return this builder
         */
        public Builder person(String name, String email) {
            description.person(name, email);
            return this;
        }

        /**
         * An organization to begin each test with.
         *
         * @param name the name
         * @return this builder
         */
        public Builder organization(String name) {
            description.organization(name);
            return this;
        }

        /**
         * A deal to begin each test with.
         *
         * @param title the title
         * @return this builder
         */
        public Builder deal(String title) {
            description.deal(title);
            return this;
        }

        /**
         * Made-up records to begin each test with, the same ones in each.
         *
         * @param resource {@code deal}, {@code person}, {@code organization}, {@code lead}, {@code activity} or
         *     {@code note}
         * @param count how many, 1 or more
         * @return this builder
         */
        public Builder generate(String resource, int count) {
            description.generate(resource, count);
            return this;
        }

        /**
         * Decides what the made-up records are like.
         *
         * @param number any, 1 when not given
         * @return this builder
         */
        public Builder generatorSeed(long number) {
            description.generatorSeed(number);
            return this;
        }

        /**
         * The plan of each company, with one seat; {@link SandboxPlan#GROWTH} when not given.
         *
         * @param plan decides the limits
         * @return this builder
         */
        public Builder plan(SandboxPlan plan) {
            description.plan(plan);
            return this;
        }

        /**
         * The limits of each company in numbers.
         *
         * @param numbers such as {@code SandboxLimits.of(SandboxPlan.LITE).searchesPerWindow(3)}
         * @return this builder
         */
        public Builder limits(SandboxLimits numbers) {
            description.limits(numbers);
            return this;
        }

        /**
         * No limits: nothing is refused, and answers tell of limits that nobody reaches. For tests that ask faster than
         * Pipedrive allows and are about something else.
         *
         * @return this builder
         */
        public Builder unlimited() {
            description.unlimited();
            return this;
        }

        /**
         * Faults from the start of each test.
         *
         * @param faults which calls go wrong, and how
         * @return this builder
         */
        public Builder faults(Faults faults) {
            description.faults(faults);
            return this;
        }

        /**
         * Deals have no {@code acv}, {@code arr} and {@code mrr}, as in accounts without recurring revenue.
         *
         * @return this builder
         */
        public Builder withoutRecurringRevenue() {
            description.withoutRecurringRevenue();
            return this;
        }

        /**
         * The API token is also taken from {@code api_token} in the query.
         *
         * @return this builder
         */
        public Builder queryToken() {
            description.queryToken();
            return this;
        }

        /**
         * The operations of version 1 that moved to version 2 are answered too.
         *
         * @return this builder
         */
        public Builder movedV1() {
            description.movedV1();
            return this;
        }

        /**
         * The account has the contact sync.
         *
         * @return this builder
         */
        public Builder contactSync() {
            description.contactSync();
            return this;
        }

        /**
         * Nothing is reset between tests; a test may go on where another one ended.
         *
         * @return this builder
         */
        public Builder keepRecordsBetweenTests() {
            keepsRecords = true;
            return this;
        }

        /**
         * The extension, for a field with {@code @RegisterExtension}.
         *
         * @return the extension; the sandbox starts with the first test
         */
        public PipedriveSandboxExtension build() {
            return new PipedriveSandboxExtension(this);
        }
    }
}
