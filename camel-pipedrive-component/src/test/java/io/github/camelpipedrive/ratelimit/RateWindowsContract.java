// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.time.Duration;
import java.time.LocalDate;

import io.github.camelpipedrive.ratelimit.RateWindows.Attempt;
import io.github.camelpipedrive.ratelimit.RateWindows.Caps;
import io.github.camelpipedrive.ratelimit.RateWindows.Obstacle;
import io.github.camelpipedrive.ratelimit.RateWindows.Spending;
import io.github.camelpipedrive.ratelimit.RateWindows.Wanted;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What each store of the windows has to do. */
abstract class RateWindowsContract {

    private static final Caps ROOMY = new Caps(100, 100);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    /** What a request asks for that is in progress for a minute at most. */
    static Wanted wanted(boolean search, Caps caps) {
        return new Wanted(search, caps, Duration.ofMinutes(1), Spending.NONE);
    }

    private static Wanted spending(LocalDate day, int cost, long most) {
        return new Wanted(false, ROOMY, Duration.ofMinutes(1), new Spending(day, cost, most));
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
        windows.take(wanted(false, new Caps(2, 2))).slot().answered(-1);

        Attempt third = windows.take(wanted(false, new Caps(2, 2)));

        assertThat(third.slot()).isNull();
        assertThat(Duration.ofNanos(third.waitNanos())).isPositive().isLessThanOrEqualTo(RateWindows.LENGTH);
        assertThat(windows.used()).isEqualTo(new Caps(2, 0));
    }

    @Test
    void takesASearchOnlyWhenBothWindowsHaveASlot() throws Exception {
        RateWindows windows = store().windows("acme");
        windows.take(wanted(true, ROOMY));

        assertThat(windows.take(wanted(true, new Caps(100, 1))).slot()).isNull();
        assertThat(windows.take(wanted(true, new Caps(1, 100))).slot()).isNull();
        assertThat(windows.take(wanted(false, new Caps(100, 1))).slot()).isNotNull();
        assertThat(windows.take(wanted(true, new Caps(100, 2))).slot()).isNotNull();
    }

    @Test
    void keepsAccountsApart() throws Exception {
        RateLimitStore store = store();
        RateWindows acme = store.windows("acme");
        RateWindows other = store.windows("other's");
        acme.take(wanted(false, ROOMY));
        acme.close(Duration.ofHours(1));

        assertThat(other.used()).isEqualTo(new Caps(0, 0));
        assertThat(other.take(wanted(false, new Caps(1, 1))).slot()).isNotNull();
    }

    @Test
    void addsThePlacesThatOthersMustHaveTaken() throws Exception {
        RateWindows windows = store().windows("acme");
        Attempt first = windows.take(wanted(false, ROOMY));
        windows.take(wanted(false, ROOMY));

        first.slot().answered(5);

        assertThat(windows.used()).isEqualTo(new Caps(5, 0));
    }

    @Test
    void entersNoMoreForOthersThanAnyPlanAllows() throws Exception {
        RateWindows windows = store().windows("acme");
        Attempt first = windows.take(wanted(true, ROOMY));
        Attempt second = windows.take(wanted(false, ROOMY));

        first.slot().answered(1_000_000);
        second.slot().answered(Integer.MAX_VALUE);

        assertThat(windows.used().requests()).isEqualTo(10_000);
        assertThat(windows.used().searches()).isLessThanOrEqualTo(10_000);
        Attempt third = windows.take(wanted(false, ROOMY));
        assertThat(third.obstacle()).isEqualTo(Obstacle.FULL);
        assertThat(Duration.ofNanos(third.waitNanos())).isPositive().isLessThanOrEqualTo(RateWindows.LENGTH);
    }

    @Test
    void addsNothingForWhatMayBeItsOwn() throws Exception {
        RateWindows windows = store().windows("acme");
        windows.take(wanted(true, ROOMY));
        Attempt second = windows.take(wanted(true, ROOMY));
        windows.take(wanted(true, ROOMY));

        second.slot().answered(3);

        assertThat(windows.used()).isEqualTo(new Caps(3, 3));
    }

    @Test
    void givesNobodyASlotWhileItIsClosed() throws Exception {
        RateWindows windows = store().windows("acme");

        windows.close(Duration.ofHours(1));
        windows.close(Duration.ofSeconds(1));

        assertThat(windows.closedFor()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
        Attempt attempt = windows.take(wanted(false, ROOMY));
        assertThat(attempt.slot()).isNull();
        assertThat(Duration.ofNanos(attempt.waitNanos())).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
    }

    @Test
    void freesASlotAtOnceWhenNothingWasSent() throws Exception {
        RateWindows windows = store().windows("acme");
        Attempt first = windows.take(wanted(true, new Caps(2, 2)));
        windows.take(wanted(false, new Caps(2, 2)));

        first.slot().notSent();

        assertThat(windows.used()).isEqualTo(new Caps(1, 0));
        assertThat(windows.take(wanted(true, new Caps(2, 1))).slot()).isNotNull();
    }

    @Test
    void countsTheTokensOfADay() throws Exception {
        RateWindows windows = store().windows("acme");

        assertThat(windows.take(spending(TODAY, 20, 30)).spent()).isEqualTo(20);
        assertThat(windows.take(spending(TODAY, 10, 30)).spent()).isEqualTo(30);
        Attempt third = windows.take(spending(TODAY, 1, 30));

        assertThat(third).isEqualTo(Attempt.dayIsSpent(30));
        assertThat(third.obstacle()).isEqualTo(Obstacle.DAY);
        assertThat(windows.used()).isEqualTo(new Caps(2, 0));
        assertThat(windows.spent(TODAY)).isEqualTo(30);
        assertThat(windows.take(wanted(false, ROOMY)).slot()).isNotNull();
    }

    @Test
    void saysThatTheDayIsSpentAlsoWhileItIsFullOrClosed() throws Exception {
        RateWindows windows = store().windows("acme");
        windows.take(spending(TODAY, 30, 30));
        Wanted none = new Wanted(false, new Caps(0, 0), Duration.ofMinutes(1), new Spending(TODAY, 1, 30));

        assertThat(windows.take(none).obstacle()).isEqualTo(Obstacle.DAY);
        windows.close(Duration.ofHours(1));
        assertThat(windows.take(none).obstacle()).isEqualTo(Obstacle.DAY);
    }

    @Test
    void spendsNothingWhenThereIsNoSlot() throws Exception {
        RateWindows windows = store().windows("acme");
        windows.take(spending(TODAY, 10, 30));

        Wanted noSlot = new Wanted(false, new Caps(1, 1), Duration.ofMinutes(1), new Spending(TODAY, 10, 30));
        assertThat(windows.take(noSlot).obstacle()).isEqualTo(Obstacle.FULL);

        assertThat(windows.spent(TODAY)).isEqualTo(10);
    }

    @Test
    void givesTheTokensBackOfWhatWasNotSent() throws Exception {
        RateWindows windows = store().windows("acme");
        windows.take(spending(TODAY, 10, 30));
        Attempt second = windows.take(spending(TODAY, 20, 30));

        second.slot().notSent();

        assertThat(windows.spent(TODAY)).isEqualTo(10);
        assertThat(windows.take(spending(TODAY, 20, 30)).spent()).isEqualTo(30);
    }

    @Test
    void beginsANewDayWithNothingSpentAndGoesBackToNoDayBefore() throws Exception {
        RateWindows windows = store().windows("acme");
        Attempt yesterdays = windows.take(spending(TODAY, 30, 30));

        assertThat(windows.spent(TODAY.plusDays(1))).isZero();
        assertThat(windows.take(spending(TODAY.plusDays(1), 20, 30)).spent()).isEqualTo(20);
        yesterdays.slot().notSent();

        // A process whose clock is behind.
        assertThat(windows.take(spending(TODAY, 20, 30))).isEqualTo(Attempt.dayIsSpent(20));
        assertThat(windows.take(spending(TODAY, 10, 30)).spent()).isEqualTo(30);
        assertThat(windows.take(spending(TODAY.plusDays(1), 1, 30))).isEqualTo(Attempt.dayIsSpent(30));
    }

    @Test
    void countsTheTokensOfAccountsApart() throws Exception {
        RateLimitStore store = store();
        store.windows("acme").take(spending(TODAY, 30, 30));

        assertThat(store.windows("other's").take(spending(TODAY, 30, 30)).spent())
                .isEqualTo(30);
    }

    @Test
    void isOpenAtFirst() throws Exception {
        assertThat(store().windows("acme").closedFor()).isZero();
    }
}
