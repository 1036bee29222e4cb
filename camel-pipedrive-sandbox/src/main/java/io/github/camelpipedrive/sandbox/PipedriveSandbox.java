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
import io.github.camelpipedrive.sandbox.behaviour.Account;
import io.github.camelpipedrive.sandbox.behaviour.Behaviours;
import io.github.camelpipedrive.sandbox.behaviour.Resource;
import io.github.camelpipedrive.sandbox.store.Records;
import io.github.camelpipedrive.sandbox.store.StoredRecord;

/**
 * A stateful stand-in for Pipedrive over real HTTP. Records live in memory; they are created, changed, listed, searched
 * and deleted as in the real one, and requests that the real one refuses are refused. Threads may share it.
 *
 * <p>Closing it stops the server and ends its threads.
 */
public final class PipedriveSandbox implements AutoCloseable {

    private final OperationCatalogue catalogue = OperationCatalogue.standard();
    private final SandboxClock clock = new SandboxClock();
    private final Records records = new Records(clock);
    private final RateHeaders rates = new RateHeaders(clock);
    private final ScriptedAnswers scripted = new ScriptedAnswers();
    private final RequestJournal journal;
    private final List<String> tokens;
    private final List<Seed> seeds;
    private final Behaviours behaviours;
    private final Seeding seeding;
    private final HttpFront front;

    private PipedriveSandbox(Builder builder) {
        tokens = builder.tokens.isEmpty() ? List.of(Builder.DEFAULT_TOKEN) : List.copyOf(builder.tokens);
        journal = new RequestJournal(builder.requestsKept);
        behaviours = new Behaviours(new Account(records, clock, builder.contactSync));
        seeding = new Seeding(catalogue, behaviours);
        seeds = Stream.concat(Stream.of(Seed.ofStart()), builder.seeds.stream()).toList();
        Dispatcher dispatcher = new Dispatcher(
                new Routes(catalogue.operations()), behaviours, records, Set.copyOf(tokens), rates, scripted, journal);
        Page page = new Page(new LiveState(records, journal));
        front = new HttpFront(builder.address, builder.port, incoming -> page.answer(incoming)
                .orElseGet(() -> dispatcher.answer(incoming)));
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
        plant();
        front.start();
    }

    private void plant() {
        records.changing(() -> {
            records.clear();
            seeds.forEach(seeding::plant);
            return seeds;
        });
    }

    /**
     * Where it listens.
     *
     * @return such as {@code http://localhost:8765}, for the component's option {@code baseUrl}
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
     * The records of a resource, as a get shows them, without deleted ones.
     *
     * @param resource such as {@code deal}
     * @return copies, in the order of their making
     * @throws IllegalArgumentException when there are no such records
     */
    public List<Map<String, Object>> records(String resource) {
        Resource kind = resource(resource);
        return records.reading(() -> records.table(resource).all().stream()
                .filter(stored -> !stored.isDeleted())
                .map(kind::view)
                .toList());
    }

    /**
     * One record, also a deleted one.
     *
     * @param resource such as {@code deal}
     * @param id its ID; for leads the UUID as text
     * @return a copy, as a get shows it; {@code is_deleted} is true when it is deleted
     * @throws NoSuchElementException when there never was one
     */
    public Map<String, Object> record(String resource, Object id) {
        Resource kind = resource(resource);
        return records.reading(() -> {
            StoredRecord stored = records.table(resource)
                    .find(id)
                    .orElseThrow(() -> new NoSuchElementException("There is no " + resource + " " + id));
            Map<String, Object> view = kind.view(stored);
            if (stored.isDeleted()) {
                view.put("is_deleted", true);
            }
            return view;
        });
    }

    /**
     * Adds a record, under the same checks as a create. It may give {@code id}, {@code add_time}, {@code update_time}
     * (as {@code 2031-03-02T08:15:30Z}), {@code is_deleted} and {@code is_archived} too.
     *
     * @param resource such as {@code deal}
     * @param values its fields as a create takes them
     * @return the record as a get shows it
     * @throws IllegalArgumentException when a create would refuse it
     */
    public Map<String, Object> add(String resource, Map<String, Object> values) {
        Resource kind = resource(resource);
        Map<String, Object> plain = Seed.plain(values);
        return records.changing(() -> kind.view(seeding.add(kind, plain)));
    }

    private Resource resource(String name) {
        Resource resource = behaviours.resources().get(name);
        if (resource == null) {
            throw new IllegalArgumentException("The sandbox has no records called '" + name + "', only "
                    + String.join(", ", behaviours.resources().keySet()));
        }
        return resource;
    }

    /**
     * The requests that came in, oldest first; as many as are kept.
     *
     * @return a copy
     */
    public List<SandboxRequest> requests() {
        return journal.requests();
    }

    /**
     * The requests for one operation.
     *
     * @param operation such as {@code deal/create}
     * @return a copy, oldest first
     */
    public List<SandboxRequest> requests(String operation) {
        return journal.requests().stream()
                .filter(request -> request.operation().equals(operation))
                .toList();
    }

    /**
     * Puts answers in line for the next calls of an operation; each is given once. They come before the check of the
     * token.
     *
     * @param operation such as {@code deal/create}
     * @param answers the answers, first one first
     * @throws IllegalArgumentException when there is no such operation; the message names the nearest
     */
    public void answerNext(String operation, SandboxAnswer... answers) {
        String[] names = operation.split("/", 2);
        String known =
                catalogue.operation(names[0], names.length > 1 ? names[1] : "").id();
        for (SandboxAnswer answer : answers) {
            scripted.add(known, answer);
        }
    }

    /**
     * Puts answers in line for the next calls of any operation, behind those for the operation itself.
     *
     * @param answers the answers, first one first
     */
    public void answerNext(SandboxAnswer... answers) {
        for (SandboxAnswer answer : answers) {
            scripted.add(ScriptedAnswers.ANY, answer);
        }
    }

    /**
     * The sandbox's time, which can be stopped and moved.
     *
     * @return the clock
     */
    public SandboxClock clock() {
        return clock;
    }

    /** Brings everything back to the start: records, IDs, requests, answers in line, counted calls, the clock. */
    public void reset() {
        clock.reset();
        scripted.clear();
        rates.clear();
        plant();
        journal.clear();
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

        private static final int DEFAULT_REQUESTS_KEPT = 1_000;

        private final Set<String> tokens = new LinkedHashSet<>();
        private final List<Seed> seeds = new ArrayList<>();
        private String address = "127.0.0.1";
        private int port;
        private boolean contactSync;
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
            return record("person", values);
        }

        /**
         * An organization to begin with.
         *
         * @param name the name
         * @return this builder
         */
        public Builder organization(String name) {
            return record("organization", Map.of("name", name));
        }

        /**
         * A deal to begin with, in the first stage.
         *
         * @param title the title
         * @return this builder
         */
        public Builder deal(String title) {
            return record("deal", Map.of("title", title));
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
         * How many of the last requests are kept.
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
         * @throws IllegalArgumentException when a record to begin with is wrong; the message names it
         * @throws IllegalStateException when the address can't be had, as the port is taken
         */
        public PipedriveSandbox start() {
            PipedriveSandbox sandbox = new PipedriveSandbox(this);
            sandbox.start();
            return sandbox;
        }
    }
}
