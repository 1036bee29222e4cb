// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.sandbox.SandboxLimits.Block;
import io.github.camelpipedrive.sandbox.limits.Client;
import io.github.camelpipedrive.sandbox.limits.RateLimits;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

class RateLimitsTest {

    private static final OperationCatalogue CATALOGUE = PipedriveOperations.catalogue();
    private static final Operation GET = CATALOGUE.operation("deal", "get");
    private static final Operation SEARCH = CATALOGUE.operation("deal", "search");

    private static final Client SOMEBODY = new Client() {
        @Override
        public String name() {
            return "somebody";
        }

        @Override
        public String domain() {
            return "tiletown-sandbox";
        }

        @Override
        public boolean isOauth() {
            return false;
        }
    };

    private record Request(Instant time, boolean search) {}

    private static boolean allows(List<Request> carriedOut, Request request, int requests, int searches) {
        List<Request> recent = carriedOut.stream()
                .filter(earlier -> earlier.time().isAfter(request.time().minusSeconds(2)))
                .toList();
        long recentSearches = recent.stream().filter(Request::search).count();
        return recent.size() < requests && !(request.search() && recentSearches >= searches);
    }

    @Property
    void refuseJustWhatWouldBeTooManyWithinAnyTwoSeconds(
            @ForAll @Size(min = 1, max = 120) List<@IntRange(min = 0, max = 1_200_000) Integer> microsBetween,
            @ForAll @IntRange(min = 1, max = 6) int requests,
            @ForAll @IntRange(min = 1, max = 4) int searches) {
        SandboxClock clock = new SandboxClock();
        clock.stopAt(Instant.parse("2031-03-02T08:15:30.000001Z"));
        RateLimits limits = new RateLimits(
                clock,
                SandboxLimits.of(SandboxPlan.LITE)
                        .requestsPerWindow(requests)
                        .searchesPerWindow(searches)
                        .block(Block.NEVER)
                        .counted());
        List<Request> carriedOut = new ArrayList<>();

        for (int micros : microsBetween) {
            clock.advance(Duration.ofNanos(1_000L * micros));
            Request request = new Request(clock.instant(), micros % 3 == 0);

            boolean allowed = limits.take(SOMEBODY, Optional.of(request.search() ? SEARCH : GET))
                    .over()
                    .isEmpty();

            assertThat(allowed).isEqualTo(allows(carriedOut, request, requests, searches));
            if (allowed) {
                carriedOut.add(request);
            }
        }
    }
}
