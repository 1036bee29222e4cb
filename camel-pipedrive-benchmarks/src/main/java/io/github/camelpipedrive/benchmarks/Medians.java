// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figures of several ways that took turns, so that what slowed the machine for a while slowed all of them. */
final class Medians {

    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    /** One round of a way. */
    void add(String way, double figure) {
        figures.computeIfAbsent(way, key -> new ArrayList<>()).add(figure);
    }

    /** The middle one of a way's figures. */
    double of(String way) {
        List<Double> sorted = figures.get(way).stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
