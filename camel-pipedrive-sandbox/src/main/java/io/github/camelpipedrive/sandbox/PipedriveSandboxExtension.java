// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;

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
     * @param description the sandbox of the tests, with what each test starts with
     * @return the extension; the sandbox starts with the first test
     */
    public static PipedriveSandboxExtension of(PipedriveSandboxBuilder description) {
        return new PipedriveSandboxExtension(description, false);
    }

    /**
     * The same extension, but nothing is reset between tests: a test may continue where another one ended.
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

    /** See {@link PipedriveSandbox#baseUrl()}. */
    public String baseUrl() {
        return sandbox().baseUrl();
    }

    /** See {@link PipedriveSandbox#token()}. */
    public String token() {
        return sandbox().token();
    }

    /** See {@link PipedriveSandbox#oauth()}. */
    public SandboxOauth oauth() {
        return sandbox().oauth();
    }

    /** See {@link PipedriveSandbox#company(String)}. */
    public SandboxCompany company(String domain) {
        return sandbox().company(domain);
    }

    /** See {@link PipedriveSandbox#records(String)}. */
    public List<Map<String, Object>> records(String resource) {
        return sandbox().records(resource);
    }

    /** See {@link PipedriveSandbox#record(String, Object)}. */
    public Map<String, Object> record(String resource, Object id) {
        return sandbox().record(resource, id);
    }

    /** See {@link PipedriveSandbox#add(String, Map)}. */
    public Map<String, Object> add(String resource, Map<String, Object> values) {
        return sandbox().add(resource, values);
    }

    /** See {@link PipedriveSandbox#fields()}. */
    public SandboxFields fields() {
        return sandbox().fields();
    }

    /** See {@link PipedriveSandbox#searchLag(Duration)}. */
    public void searchLag(Duration lag) {
        sandbox().searchLag(lag);
    }

    /** See {@link PipedriveSandbox#requests()}. */
    public List<SandboxRequest> requests() {
        return sandbox().requests();
    }

    /** See {@link PipedriveSandbox#requests(String)}. */
    public List<SandboxRequest> requests(String operation) {
        return sandbox().requests(operation);
    }

    /** See {@link PipedriveSandbox#answerNext(String, SandboxAnswer...)}. */
    public void answerNext(String operation, SandboxAnswer... answers) {
        sandbox().answerNext(operation, answers);
    }

    /** See {@link PipedriveSandbox#answerNext(SandboxAnswer...)}. */
    public void answerNext(SandboxAnswer... answers) {
        sandbox().answerNext(answers);
    }

    /** See {@link PipedriveSandbox#startFaults(Faults)}. */
    public void startFaults(Faults faults) {
        sandbox().startFaults(faults);
    }

    /** See {@link PipedriveSandbox#stopFaults()}. */
    public void stopFaults() {
        sandbox().stopFaults();
    }

    /** See {@link PipedriveSandbox#statistics()}. */
    public SandboxStatistics statistics() {
        return sandbox().statistics();
    }

    /** See {@link PipedriveSandbox#limits(SandboxLimits)}. */
    public void limits(SandboxLimits changed) {
        sandbox().limits(changed);
    }

    /** See {@link PipedriveSandbox#clock()}. */
    public SandboxClock clock() {
        return sandbox().clock();
    }

    /** See {@link PipedriveSandbox#reset()}. */
    public void reset() {
        sandbox().reset();
    }
}
