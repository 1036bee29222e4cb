// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveRateLimitException;
import io.github.camelpipedrive.error.PipedriveRateLimitException.Limit;
import io.github.camelpipedrive.ratelimit.RateLimitHeaders.Refusal;
import io.github.camelpipedrive.ratelimit.RateWindows.Attempt;
import io.github.camelpipedrive.ratelimit.RateWindows.Caps;
import io.github.camelpipedrive.ratelimit.RateWindows.Obstacle;
import io.github.camelpipedrive.ratelimit.RateWindows.Spending;
import io.github.camelpipedrive.ratelimit.RateWindows.Wanted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The budget of one account. Requests wait in line, first come, first served; those with another share of the budget,
 * and searches, in lines of their own, so that they don't hold up who could continue. Only the first of a line looks for a
 * slot. After a refusal by the API nobody sends anything for as long as it says.
 */
final class AccountBudget implements RateBudget {

    private static final Logger LOG = LoggerFactory.getLogger(AccountBudget.class);

    /** When the API refuses without saying how long. */
    private static final Duration WINDOW = Duration.ofSeconds(2);

    private static final Duration FIRST_BLOCK = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 5;

    private final String account;
    private final RateWindows windows;
    private final Time time;
    private final Map<Line, Semaphore> lines = new ConcurrentHashMap<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final DailyBudget daily;
    private final AdaptiveLimit requests;
    private final AdaptiveLimit searches;
    private Limit closedBecause = Limit.BURST;
    private int blocks;
    private int blocksInARow;
    private long changes;
    private boolean closed;

    /** Who waits one after the other. */
    private record Line(double share, boolean search) {}

    AccountBudget(String account, boolean oauth, RateLimits limits, RateWindows windows, Time time) {
        this.account = account;
        this.windows = windows;
        this.time = time;
        this.daily = new DailyBudget(limits.dailyTokens(), limits.dailyResetZone());
        this.requests = new AdaptiveLimit(limits.firstRequestsPerWindow(oauth), limits.requestsAreConfigured());
        this.searches = new AdaptiveLimit(limits.firstSearchesPerWindow(), true);
    }

    @Override
    public Slot acquire(String operation, Claim claim) throws PipedriveException, InterruptedException {
        long begin = time.nanos();
        Semaphore line = lines.computeIfAbsent(new Line(claim.share(), claim.search()), each -> new Semaphore(1, true));
        if (!line.tryAcquire(claim.maxWait().toNanos(), TimeUnit.NANOSECONDS)) {
            throw waitedTooLong(operation, claim, Attempt.full(RateWindows.LENGTH.toNanos()));
        }
        try {
            return firstInLine(operation, claim, begin);
        } catch (IOException e) {
            throw new PipedriveConnectionException(
                    ErrorDetails.of(operation, account, "the store of the rate limits failed: " + e.getMessage())
                            .withHint("Nothing was sent; the store has to work again."),
                    false,
                    e);
        } finally {
            line.release();
        }
    }

    private Slot firstInLine(String operation, Claim claim, long begin)
            throws IOException, PipedriveRateLimitException, InterruptedException {
        while (true) {
            State state = look(operation, claim);
            Attempt attempt = windows.take(state.wanted());
            long waited = time.nanos() - begin;
            if (attempt.slot() != null) {
                spend(operation, claim, state.wanted().spending(), attempt);
                return new TakenSlot(operation, claim, attempt, state, waited);
            }
            if (attempt.obstacle() == Obstacle.DAY) {
                throw ownDayIsSpent(operation, claim, attempt);
            }
            if (waited + attempt.waitNanos() > claim.maxWait().toNanos()) {
                throw waitedTooLong(operation, claim, attempt);
            }
            await(state, attempt.waitNanos());
        }
    }

    /** What holds at a moment; when there was a change since, it is worth looking again. */
    private record State(Wanted wanted, long changes, int blocks) {

        Caps caps() {
            return wanted.caps();
        }
    }

    private State look(String operation, Claim claim) throws PipedriveRateLimitException {
        lock.lock();
        try {
            Instant now = time.now();
            Optional<Instant> later = daily.enoughAt(claim, now);
            if (later.isPresent()) {
                throw dayIsSpent(operation, claim, now, later.get());
            }
            long nanos = time.nanos();
            Caps caps = new Caps(claim.partOf(requests.at(nanos)), claim.partOf(searches.at(nanos)));
            Spending spending = daily.spending(claim, now);
            return new State(new Wanted(claim.search(), caps, claim.onItsWay(), spending), changes, blocks);
        } finally {
            lock.unlock();
        }
    }

    /** The first of another line may have been faster; then the slot is given back. */
    private void spend(String operation, Claim claim, Spending spending, Attempt attempt)
            throws IOException, PipedriveRateLimitException {
        Optional<Instant> later;
        Instant now = time.now();
        lock.lock();
        try {
            if (spending.isCounted()) {
                daily.spent(attempt.spent(), now);
            }
            later = daily.take(claim, now);
        } finally {
            lock.unlock();
        }
        if (later.isPresent()) {
            attempt.slot().notSent();
            throw dayIsSpent(operation, claim, now, later.get());
        }
    }

    private PipedriveRateLimitException ownDayIsSpent(String operation, Claim claim, Attempt attempt) {
        Instant now = time.now();
        Instant later;
        lock.lock();
        try {
            daily.spent(attempt.spent(), now);
            later = daily.nextDay(now);
        } finally {
            lock.unlock();
        }
        return dayIsSpent(operation, claim, now, later);
    }

    private void await(State seen, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (closed) {
                throw new RejectedExecutionException("A call of the account '" + account
                        + "' would have to wait for the rate limit, and"
                        + " Camel is stopping. Nothing was sent");
            }
            if (changes == seen.changes()) {
                time.await(changed, nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    private PipedriveRateLimitException dayIsSpent(String operation, Claim claim, Instant now, Instant later) {
        OptionalLong limit;
        OptionalLong left;
        lock.lock();
        try {
            limit = daily.limit();
            left = daily.left(now);
        } finally {
            lock.unlock();
        }
        String message = "the day's budget is spent: " + left.orElse(0)
                + (limit.isPresent() ? " of " + limit.getAsLong() : "") + " tokens are left, this call takes "
                + claim.cost()
                + (claim.share() == 1 ? "" : ", and rateShare=" + claim.share() + " keeps a part for other calls");
        String hint = "Nothing was sent. It is reset at " + later + ", or with a top-up.";
        return new PipedriveRateLimitException(
                ErrorDetails.of(operation, account, message).withHint(hint), Limit.DAILY, Duration.between(now, later));
    }

    private PipedriveRateLimitException waitedTooLong(String operation, Claim claim, Attempt last) {
        Duration more = Duration.ofNanos(last.waitNanos());
        Limit limit;
        int slots;
        lock.lock();
        try {
            limit = last.obstacle() == Obstacle.CLOSED ? closedBecause : Limit.BURST;
            slots = claim.partOf((claim.search() ? searches : requests).at(time.nanos()));
        } finally {
            lock.unlock();
        }
        String message = "all " + slots + (claim.search() ? " searches" : " requests")
                + " that may be sent in 2 seconds are taken by calls that came before";
        if (last.obstacle() == Obstacle.CLOSED) {
            message = limit == Limit.BLOCK
                    ? "the firewall in front of the API has blocked this account after too many requests"
                    : "the API has asked for a pause after too many requests";
        }
        String hint = "Nothing was sent. Try again in " + seconds(more) + " s, make fewer calls at a time, or let them"
                + " wait longer with maxRateLimitWait (now " + seconds(claim.maxWait()) + " s).";
        return new PipedriveRateLimitException(
                ErrorDetails.of(operation, account, message).withHint(hint), limit, more);
    }

    private static String seconds(Duration duration) {
        long tenths = (duration.toMillis() + 99) / 100;
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }

    @Override
    public Allowance allowance() {
        Caps used;
        Duration closedFor;
        try {
            readSpent();
            used = windows.used();
            closedFor = windows.closedFor();
        } catch (IOException e) {
            LOG.warn("Account '{}': its rate limits can't be read: {}", account, e.getMessage());
            used = new Caps(0, 0);
            closedFor = Duration.ZERO;
        }
        lock.lock();
        try {
            long now = time.nanos();
            int allRequests = requests.at(now);
            int allSearches = searches.at(now);
            return new Allowance(
                    allRequests,
                    Math.max(0, allRequests - used.requests()),
                    allSearches,
                    Math.max(0, allSearches - used.searches()),
                    daily.limit(),
                    daily.left(time.now()),
                    closedFor);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void dayIsSpent(Duration retryAfter) {
        lock.lock();
        try {
            daily.refused(retryAfter, time.now());
        } finally {
            lock.unlock();
        }
    }

    /** Others may have spent some, where processes share the count. */
    private void readSpent() throws IOException {
        Instant now = time.now();
        Optional<LocalDate> day;
        lock.lock();
        try {
            day = daily.dayOfOwn(now);
        } finally {
            lock.unlock();
        }
        if (day.isPresent()) {
            long spent = windows.spent(day.get());
            lock.lock();
            try {
                daily.spent(spent, now);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Whoever waits gives up, and whoever would have to wait is refused. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private final class TakenSlot implements Slot {

        private final String operation;
        private final Claim claim;
        private final Attempt taken;
        private final State then;
        private final long waitedNanos;

        TakenSlot(String operation, Claim claim, Attempt taken, State then, long waitedNanos) {
            this.operation = operation;
            this.claim = claim;
            this.taken = taken;
            this.then = then;
            this.waitedNanos = waitedNanos;
        }

        @Override
        public long waitedNanos() {
            return waitedNanos;
        }

        @Override
        public void unanswered() {
            answered(RateLimitHeaders.NONE);
        }

        @Override
        public void notSent() {
            lock.lock();
            try {
                daily.notSent(claim, time.now());
            } finally {
                lock.unlock();
            }
            try {
                taken.slot().notSent();
            } catch (IOException | RuntimeException e) {
                // It is free again after a while anyway.
                LOG.warn("Account '{}': a slot could not be given back: {}", account, e.getMessage());
            }
            wakeUp();
        }

        @Override
        public Left answered(RateLimitHeaders headers) {
            Learnt learnt = learn(claim, then, headers);
            Duration pause = learnt.pause();
            try {
                taken.slot().answered(usedAtServer(headers));
                if (!pause.isZero()) {
                    LOG.warn(
                            "{}, account '{}': the API refuses requests ({}); nothing is sent for {} s",
                            operation,
                            account,
                            headers.refusal(),
                            seconds(pause));
                    windows.close(pause);
                }
            } catch (IOException | RuntimeException e) {
                // The answer is worth more than the count, which mends itself: a slot is free again after a while.
                LOG.warn("Account '{}': an answer could not be counted: {}", account, e.getMessage());
            }
            return new Left(Math.max(0, learnt.requests() - taken.used()), learnt.dailyTokensLeft());
        }
    }

    private static int usedAtServer(RateLimitHeaders headers) {
        return headers.limit() == null || headers.remaining() == null || isDoubtful(headers.limit())
                ? -1
                : (int) Math.max(-1, headers.limit() - headers.remaining());
    }

    /** No plan has such a limit: its count is not believed, and a refusal lowers it. */
    private static boolean isDoubtful(long limit) {
        return limit > RateWindows.MOST_OF_OTHERS;
    }

    /** Who waits looks again. */
    private void wakeUp() {
        lock.lock();
        try {
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What holds after an answer: how long nothing is to be sent, and the limits. */
    private record Learnt(Duration pause, int requests, long dailyTokensLeft) {}

    private Learnt learn(Claim claim, State then, RateLimitHeaders headers) {
        lock.lock();
        try {
            Instant now = time.now();
            daily.answered(claim, headers, now);
            Duration pause = pause(claim, then, headers);
            return new Learnt(pause, requests.at(time.nanos()), daily.left(now).orElse(-1));
        } finally {
            lock.unlock();
        }
    }

    /** How long nothing is to be sent after an answer. Called under the lock. */
    private Duration pause(Claim claim, State then, RateLimitHeaders headers) {
        AdaptiveLimit limit = claim.search() ? searches : requests;
        if (headers.limit() != null && limit.said(headers.limit())) {
            changes++;
            changed.signalAll();
        }
        if (headers.refusal() == Refusal.BLOCK) {
            closedBecause = Limit.BLOCK;
            if (then.blocks() == blocks) {
                blocks++;
                blocksInARow++;
            }
            return FIRST_BLOCK.multipliedBy(1L << Math.min(Math.max(1, blocksInARow) - 1, MOST_DOUBLINGS));
        }
        if (then.blocks() == blocks) {
            // A late answer, to a request from before the block, does not tell that it is over.
            blocksInARow = 0;
        }
        if (headers.refusal() != Refusal.BURST) {
            return Duration.ZERO;
        }
        closedBecause = Limit.BURST;
        if (headers.limit() == null || isDoubtful(headers.limit())) {
            limit.tooMuch(claim.search() ? then.caps().searches() : then.caps().requests(), time.nanos());
        }
        return headers.pause().orElse(WINDOW);
    }
}
