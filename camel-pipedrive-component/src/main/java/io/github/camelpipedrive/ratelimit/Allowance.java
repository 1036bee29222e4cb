// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * What an account may send, as far as is known: configured, learnt from the API's answers, or assumed of the smallest
 * plan.
 *
 * @param requestsPerWindow the requests of any two seconds
 * @param requestsLeft how many of them could leave now
 * @param searchesPerWindow the searches of any two seconds
 * @param searchesLeft how many of them could leave now
 * @param dailyTokens the tokens of a day, empty when not known
 * @param dailyTokensLeft the tokens that are left of the day, empty when not known
 * @param closedFor how long nothing is sent because the API said so, zero when it is open
 */
public record Allowance(
        int requestsPerWindow,
        int requestsLeft,
        int searchesPerWindow,
        int searchesLeft,
        OptionalLong dailyTokens,
        OptionalLong dailyTokensLeft,
        Duration closedFor) {}
