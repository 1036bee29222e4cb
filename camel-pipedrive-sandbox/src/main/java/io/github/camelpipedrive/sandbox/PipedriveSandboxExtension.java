// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

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
 * static PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(
 *         PipedriveSandbox.builder().person("Ilse Varga", "ilse@tiletown.example"));
 * }</pre>
 */
public final class PipedriveSandboxExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private final PipedriveSandboxBuilder description;
    private final boolean keepsRecords;

    private PipedriveSandbox sandbox;
    private int classesInside;

    private PipedriveSandboxExtension(PipedriveSandboxBuilder description, boolean keepsRecords) {
        this.description = description;
        this.keepsRecords = keepsRecords;
    }

    /**
     * An extension for a field with {@code @RegisterExtension}.
     *
     * @param description the sandbox of the tests, with what each test begins with
     * @return the extension; the sandbox starts with the first test
     */
    public static PipedriveSandboxExtension of(PipedriveSandboxBuilder description) {
        return new PipedriveSandboxExtension(description, false);
    }

    /**
     * The same extension, but nothing is reset between tests: a test may go on where another one ended.
     *
     * @return another extension
     */
    public PipedriveSandboxExtension keepRecordsBetweenTests() {
        return new PipedriveSandboxExtension(description, true);
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
}
