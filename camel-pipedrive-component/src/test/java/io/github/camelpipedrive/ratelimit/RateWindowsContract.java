// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.time.Duration;

import io.github.camelpipedrive.ratelimit.RateWindows.Attempt;
import io.github.camelpipedrive.ratelimit.RateWindows.Caps;
import io.github.camelpipedrive.ratelimit.RateWindows.Wanted;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What each store of the windows has to do. */
abstract class RateWindowsContract {

    private static final Caps ROOMY = new Caps(100, 100);

    /** What a request asks for that is on its way for a minute at most. */
    static Wanted wanted(boolean search, Caps caps) {
        return new Wanted(search, caps, Duration.ofMinutes(1));
    }

    /** A store in which nothing is counted yet. */
    abstract RateLimitStore store();

    @Test
    void countsRequestsAndSearches() throws Exception {
        RateWindows windows = store().windows("acme");

        windows.take(wanted(false, ROOMY));
        windows.take(wanted(true, ROOMY));

        assertThat(windows.used()).isEqualTo(new Caps(2, 1));
    }

    @Test
    void takesNoMoreThanTheCapAndSaysThatItWillTakeAWindow() throws Exception {
        RateWindows windows = store().windows("acme");
        windows.take(wanted(false, new Caps(2, 2)));
        windows.take(wanted(false, new Caps(2, 2))).place().answered(-1);

        Attempt third = windows.take(wanted(false, new Caps(2, 2)));

        assertThat(third.place()).isNull();
        assertThat(Duration.ofNanos(third.waitNanos())).isPositive().isLessThanOrEqualTo(RateWindows.LENGTH);
        assertThat(windows.used()).isEqualTo(new Caps(2, 0));
    }

    @Test
    void takesASearchOnlyWhenBothWindowsHaveAPlace() throws Exception {
        RateWindows windows = store().windows("acme");
        windows.take(wanted(true, ROOMY));

        assertThat(windows.take(wanted(true, new Caps(100, 1))).place()).isNull();
        assertThat(windows.take(wanted(true, new Caps(1, 100))).place()).isNull();
        assertThat(windows.take(wanted(false, new Caps(100, 1))).place()).isNotNull();
        assertThat(windows.take(wanted(true, new Caps(100, 2))).place()).isNotNull();
    }

    @Test
    void keepsAccountsApart() throws Exception {
        RateLimitStore store = store();
        RateWindows acme = store.windows("acme");
        RateWindows other = store.windows("other's");
        acme.take(wanted(false, ROOMY));
        acme.close(Duration.ofHours(1));

        assertThat(other.used()).isEqualTo(new Caps(0, 0));
        assertThat(other.take(wanted(false, new Caps(1, 1))).place()).isNotNull();
    }

    @Test
    void addsThePlacesThatOthersMustHaveTaken() throws Exception {
        RateWindows windows = store().windows("acme");
        Attempt first = windows.take(wanted(false, ROOMY));
        windows.take(wanted(false, ROOMY));

        first.place().answered(5);

        assertThat(windows.used()).isEqualTo(new Caps(5, 0));
    }

    @Test
    void addsNothingForWhatMayBeItsOwn() throws Exception {
        RateWindows windows = store().windows("acme");
        windows.take(wanted(true, ROOMY));
        Attempt second = windows.take(wanted(true, ROOMY));
        windows.take(wanted(true, ROOMY));

        second.place().answered(3);

        assertThat(windows.used()).isEqualTo(new Caps(3, 3));
    }

    @Test
    void givesNobodyAPlaceWhileItIsClosed() throws Exception {
        RateWindows windows = store().windows("acme");

        windows.close(Duration.ofHours(1));
        windows.close(Duration.ofSeconds(1));

        assertThat(windows.closedFor()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
        Attempt attempt = windows.take(wanted(false, ROOMY));
        assertThat(attempt.place()).isNull();
        assertThat(Duration.ofNanos(attempt.waitNanos())).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
    }

    @Test
    void freesAPlaceAtOnceWhenNothingWasSent() throws Exception {
        RateWindows windows = store().windows("acme");
        Attempt first = windows.take(wanted(true, new Caps(2, 2)));
        windows.take(wanted(false, new Caps(2, 2)));

        first.place().notSent();

        assertThat(windows.used()).isEqualTo(new Caps(1, 0));
        assertThat(windows.take(wanted(true, new Caps(2, 1))).place()).isNotNull();
    }

    @Test
    void isOpenAtFirst() throws Exception {
        assertThat(store().windows("acme").closedFor()).isZero();
    }
}
