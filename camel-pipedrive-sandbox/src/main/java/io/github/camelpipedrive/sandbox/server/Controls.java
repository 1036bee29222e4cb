// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.server;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.camelpipedrive.sandbox.wire.Answer;
import io.github.camelpipedrive.sandbox.wire.Incoming;
import io.github.camelpipedrive.sandbox.wire.Json;

/**
 * What other processes read and switch: {@code GET /sandbox/statistics}, and {@code PUT} and
 * {@code DELETE /sandbox/faults}. None needs a token, none shows one. Pages of other origins can't send these: browsers
 * ask before such methods, and are not answered.
 */
public final class Controls {

    private static final Map<String, String> JSON =
            Map.of("content-type", "application/json; charset=utf-8", "cache-control", "no-store");
    private static final Set<String> KEYS = Set.of("rate", "seed", "kinds", "operations");

    /**
     * The faults that are asked for.
     *
     * @param rate the share of calls that go wrong
     * @param seed which ones, when given
     * @param kinds the names of their kinds, when given
     * @param operations the operations that they concern, when given
     */
    public record FaultsAsked(
            double rate, Optional<Long> seed, Optional<List<String>> kinds, Optional<List<String>> operations) {

        /** No faults. */
        public static final FaultsAsked NONE = new FaultsAsked(0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private final Supplier<Map<String, Object>> statistics;
    private final Consumer<FaultsAsked> startFaults;

    /**
     * The controls of a sandbox.
     *
     * @param statistics what was counted
     * @param startFaults starts what is asked for, or throws an {@link IllegalArgumentException} of one line
     */
    public Controls(Supplier<Map<String, Object>> statistics, Consumer<FaultsAsked> startFaults) {
        this.statistics = statistics;
        this.startFaults = startFaults;
    }

    /**
     * The answer, or empty when the request is for something else.
     *
     * @param incoming the request
     * @return the answer
     */
    public Optional<Answer> answer(Incoming incoming) {
        if (!incoming.path().startsWith("/sandbox/")) {
            return Optional.empty();
        }
        return switch (incoming.method() + " " + incoming.path()) {
            case "GET /sandbox/statistics" -> Optional.of(json(200, statistics.get()));
            case "PUT /sandbox/faults" -> Optional.of(start(incoming.body()));
            case "DELETE /sandbox/faults" -> {
                startFaults.accept(FaultsAsked.NONE);
                yield Optional.of(json(200, Map.of("success", true)));
            }
            default -> Optional.empty();
        };
    }

    private Answer start(byte[] body) {
        try {
            startFaults.accept(read(body));
            return json(200, Map.of("success", true));
        } catch (IllegalArgumentException e) {
            Map<String, Object> failed = new LinkedHashMap<>();
            failed.put("success", false);
            failed.put("error", e.getMessage());
            return json(400, failed);
        }
    }

    private static FaultsAsked read(byte[] body) {
        Map<?, ?> given = object(body);
        if (!(given.get("rate") instanceof Number rate)) {
            throw new IllegalArgumentException("rate: Expected a number from 0 to 1");
        }
        return new FaultsAsked(rate.doubleValue(), seed(given), texts(given, "kinds"), texts(given, "operations"));
    }

    private static Optional<Long> seed(Map<?, ?> given) {
        if (!given.containsKey("seed")) {
            return Optional.empty();
        }
        if (given.get("seed") instanceof Integer || given.get("seed") instanceof Long) {
            return Optional.of(((Number) given.get("seed")).longValue());
        }
        throw new IllegalArgumentException("seed: Expected a whole number");
    }

    private static Map<?, ?> object(byte[] body) {
        try {
            if (Json.read(body) instanceof Map<?, ?> object) {
                object.keySet().stream()
                        .filter(key -> !KEYS.contains(key))
                        .findFirst()
                        .ifPresent(key -> {
                            throw new IllegalArgumentException(
                                    key + ": Unknown, there are kinds, operations, rate and seed");
                        });
                return object;
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("Expected a JSON object: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("Expected a JSON object");
    }

    private static Optional<List<String>> texts(Map<?, ?> given, String key) {
        if (!given.containsKey(key)) {
            return Optional.empty();
        }
        if (given.get(key) instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return Optional.of(list.stream().map(String.class::cast).toList());
        }
        throw new IllegalArgumentException(key + ": Expected a list of names");
    }

    private static Answer json(int status, Map<String, Object> body) {
        return Answer.of(status, JSON, Json.write(body));
    }
}
