// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AdaptiveLimitTest {

    private static final long WINDOW = RateWindows.LENGTH.toNanos();

    @Test
    void followsTheApisWordUpAndDownWhenNothingIsConfigured() {
        AdaptiveLimit limit = new AdaptiveLimit(20, false);

        assertThat(limit.said(40)).isTrue();
        assertThat(limit.at(0)).isEqualTo(40);
        assertThat(limit.said(40)).isFalse();
        assertThat(limit.said(10)).isFalse();
        assertThat(limit.at(0)).isEqualTo(10);
    }

    @Test
    void isOnlyLoweredWhenItIsConfigured() {
        AdaptiveLimit limit = new AdaptiveLimit(20, true);

        limit.said(40);
        assertThat(limit.at(0)).isEqualTo(20);
        limit.said(15);
        assertThat(limit.at(0)).isEqualTo(15);
        assertThat(limit.said(30)).isTrue();
        assertThat(limit.at(0)).isEqualTo(20);
    }

    @Test
    void hearsNoWordThatCantBeOne() {
        AdaptiveLimit limit = new AdaptiveLimit(20, false);

        assertThat(limit.said(0)).isFalse();
        assertThat(limit.said(-1)).isFalse();

        assertThat(limit.at(0)).isEqualTo(20);
    }

    @Test
    void believesNoLargerLimitThanThatOfAServerWithoutLimits() {
        AdaptiveLimit limit = new AdaptiveLimit(20, false);

        limit.said(Long.MAX_VALUE);
        assertThat(limit.at(0)).isEqualTo(50_000);

        AdaptiveLimit configured = new AdaptiveLimit(80_000, true);
        configured.said(50_000_000);
        assertThat(configured.at(0)).isEqualTo(80_000);
    }

    @Test
    void sinksByAQuarterAfterARefusalAndComesBackByOneAWindow() {
        AdaptiveLimit limit = new AdaptiveLimit(20, false);

        limit.tooMuch(20, 0);

        assertThat(limit.at(0)).isEqualTo(15);
        assertThat(limit.at(WINDOW - 1)).isEqualTo(15);
        assertThat(limit.at(WINDOW)).isEqualTo(16);
        assertThat(limit.at(3 * WINDOW + 1)).isEqualTo(18);
        assertThat(limit.at(100 * WINDOW)).isEqualTo(20);
    }

    @Test
    void neverSinksToNothing() {
        AdaptiveLimit limit = new AdaptiveLimit(3, false);
        for (int i = 0; i < 10; i++) {
            limit.tooMuch(3, 0);
        }
        assertThat(limit.at(0)).isEqualTo(1);

        limit.said(1);

        assertThat(limit.at(0)).isEqualTo(1);
    }
}
