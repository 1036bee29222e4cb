// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.camelpipedrive.sandbox.wire.Json;

/**
 * What other processes read and switch: {@code GET /sandbox/statistics}, and {@code PUT} and
 * {@code DELETE /sandbox/faults}. None needs a token, none shows one. Pages of other origins can't send these: browsers
 * ask before such methods, and are not answered.
 */
final class Controls {

    private static final Map<String, String> JSON =
            Map.of("content-type", "application/json; charset=utf-8", "cache-control", "no-store");
    private static final Set<String> KEYS = Set.of("rate", "seed", "kinds", "operations");

    private final Supplier<SandboxStatistics> statistics;
    private final Consumer<Faults> startFaults;

    Controls(Supplier<SandboxStatistics> statistics, Consumer<Faults> startFaults) {
        this.statistics = statistics;
        this.startFaults = startFaults;
    }

    /** The answer, or empty when the request is for something else. */
    Optional<SandboxAnswer> answer(Incoming incoming) {
        if (!incoming.path().startsWith("/sandbox/")) {
            return Optional.empty();
        }
        return switch (incoming.method() + " " + incoming.path()) {
            case "GET /sandbox/statistics" ->
                Optional.of(json(200, statistics.get().values()));
            case "PUT /sandbox/faults" -> Optional.of(start(incoming.body()));
            case "DELETE /sandbox/faults" -> {
                startFaults.accept(Faults.none());
                yield Optional.of(json(200, Map.of("success", true)));
            }
            default -> Optional.empty();
        };
    }

    private SandboxAnswer start(byte[] body) {
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

    private static Faults read(byte[] body) {
        Map<?, ?> given = object(body);
        if (!(given.get("rate") instanceof Number rate)) {
            throw new IllegalArgumentException("rate: Expected a number from 0 to 1");
        }
        Faults faults = Faults.rate(rate.doubleValue());
        if (given.containsKey("seed")) {
            if (!(given.get("seed") instanceof Integer || given.get("seed") instanceof Long)) {
                throw new IllegalArgumentException("seed: Expected a whole number");
            }
            faults = faults.seed(((Number) given.get("seed")).longValue());
        }
        if (given.containsKey("kinds")) {
            faults = faults.kinds(
                    texts(given, "kinds").stream().map(FaultKind::of).toArray(FaultKind[]::new));
        }
        return given.containsKey("operations")
                ? faults.operations(texts(given, "operations").toArray(String[]::new))
                : faults;
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

    private static List<String> texts(Map<?, ?> given, String key) {
        if (given.get(key) instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw new IllegalArgumentException(key + ": Expected a list of names");
    }

    private static SandboxAnswer json(int status, Map<String, Object> body) {
        return SandboxAnswer.of(status, JSON, Json.write(body));
    }
}
