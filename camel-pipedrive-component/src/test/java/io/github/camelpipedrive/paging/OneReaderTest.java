// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveServerException;
import org.apache.camel.CamelContext;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Who reads a stream that copies of an exchange, or several threads, can reach. */
@Timeout(60)
class OneReaderTest {

    private static final String READ_ELSEWHERE =
            "The stream of deal/list is read already, in another copy of its exchange: a"
                    + " branch of a multicast or recipient list, a wire tap or an earlier try. It has one reader: split it once and"
                    + " branch behind that, or use paging=ALL, whose list can be read in each branch";
    private static final String TWO_THREADS =
            "The stream of deal/list is read by two threads at once. It has one reader: read"
                    + " it in one thread, or split it with parallelProcessing";

    private final CamelContext context = new DefaultCamelContext();
    private final DirectComponent owner = new DirectComponent();
    private final Streams streams = new Streams(owner, Clock.systemUTC());
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch secondPage = new CountDownLatch(1);
    private final ExecutorService one = Executors.newSingleThreadExecutor();
    private final ExecutorService two = Executors.newSingleThreadExecutor();

    @BeforeEach
    void start() {
        owner.setCamelContext(context);
        streams.start();
    }

    @AfterEach
    void stop() {
        one.shutdownNow();
        two.shutdownNow();
        streams.stop();
        context.stop();
    }

    /** Two pages of three records; the second one comes when the test lets it. */
    private RecordStream open() throws Exception {
        return (RecordStream) streams.stream(
                        Lists.call("deal/list", Map.of(), 0, call -> {
                            if (asked.incrementAndGet() == 1) {
                                return Lists.pageBefore("b", 1, 2, 3);
                            }
                            secondPage.await();
                            return Lists.lastPage(4, 5, 6);
                        }),
                        () -> {})
                .body();
    }

    private static List<Object> rest(RecordStream stream) {
        List<Object> read = new ArrayList<>();
        stream.forEachRemaining(read::add);
        return read;
    }

    /** Begins something in a thread, which is waiting for something when this returns. */
    private static <T> Future<T> waitingIn(ExecutorService executor, Callable<T> work) {
        AtomicReference<Thread> thread = new AtomicReference<>();
        Future<T> future = executor.submit(() -> {
            thread.set(Thread.currentThread());
            return work.call();
        });
        await().until(() -> thread.get() != null && thread.get().getState() == Thread.State.WAITING);
        return future;
    }

    @Test
    void isTheCopyThatTakesARecordFirst() throws Exception {
        secondPage.countDown();
        RecordStream original = open();
        RecordStream first = original.copy();
        RecordStream second = original.copy();

        assertThat(original.hasNext()).isTrue();
        assertThat(second.hasNext()).isTrue();
        assertThat(first.next()).isEqualTo(1);
        for (RecordStream other : List.of(original, second, first.copy())) {
            assertThat(other.hasNext()).isTrue();
            assertThatThrownBy(other::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(READ_ELSEWHERE);
            assertThatThrownBy(other::pages)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(READ_ELSEWHERE);
            other.close();
        }
        assertThat(rest(first)).isEqualTo(List.<Object>of(2, 3, 4, 5, 6));
        assertThat(first.hasNext()).isFalse();
        assertThatThrownBy(second::next).hasMessage(READ_ELSEWHERE);
        assertThat(asked).hasValue(2);
    }

    @Test
    void isTheCopyThatTakesThePagesFirst() throws Exception {
        secondPage.countDown();
        RecordStream original = open();
        RecordStream copy = original.copy();

        PageStream pages = copy.pages();

        assertThat(copy.pages()).isSameAs(pages);
        assertThatThrownBy(original::pages).hasMessage(READ_ELSEWHERE);
        assertThatThrownBy(original::next).hasMessage(READ_ELSEWHERE);
        assertThat(pages.next().records()).isEqualTo(List.<Object>of(1, 2, 3));
    }

    @Test
    void isEndedWithItsExchangeWhicheverCopyItIs() throws Exception {
        RecordStream original = open();
        RecordStream copy = original.copy();
        copy.next();

        original.end();

        for (RecordStream each : List.of(original, copy)) {
            assertThatThrownBy(each::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("The stream of deal/list is closed.");
        }
    }

    @Test
    void mayBeACopyWhoseOriginalWasNotRead() throws Exception {
        secondPage.countDown();
        RecordStream copy = open().copy();

        assertThat(rest(copy)).isEqualTo(List.<Object>of(1, 2, 3, 4, 5, 6));
        assertThat(copy.position()).isEqualTo("b");
    }

    @Test
    void isNotEndedByACopyThatClosesUnread() throws Exception {
        secondPage.countDown();
        RecordStream original = open();
        RecordStream copy = original.copy();

        copy.close();

        assertThatThrownBy(copy::next).hasMessageStartingWith("The stream of deal/list is closed.");
        assertThat(rest(original.copy())).isEqualTo(List.<Object>of(1, 2, 3, 4, 5, 6));
    }

    @Test
    void leavesWhyItFailedToWhoComesLater() throws Exception {
        PipedriveServerException failure = new PipedriveServerException(ErrorDetails.of("deal/list", "acme", "Down"));
        RecordStream first = (RecordStream) streams.stream(
                        Lists.call("deal/list", Map.of(), 0, call -> {
                            if (asked.incrementAndGet() == 2) {
                                throw failure;
                            }
                            return Lists.pageBefore("b", 1);
                        }),
                        () -> {})
                .body();
        RecordStream later = first.copy();
        first.next();
        assertThatThrownBy(first::next).hasCause(failure);

        assertThat(later.hasNext()).isTrue();
        assertThatThrownBy(later::next).hasCause(failure);
    }

    @Test
    void mayGoOnInAnotherThread() throws Exception {
        secondPage.countDown();
        RecordStream stream = open();

        assertThat(one.submit(stream::next).get()).isEqualTo(1);
        assertThat(two.submit(stream::next).get()).isEqualTo(2);
        assertThat(one.submit(stream::next).get()).isEqualTo(3);
        assertThat(two.submit(() -> rest(stream)).get()).isEqualTo(List.<Object>of(4, 5, 6));
    }

    @Test
    void isTheThreadThatHasBegunWhenAnotherComesMeanwhile() throws Exception {
        RecordStream stream = open();
        assertThat(one.submit(stream::next).get()).isEqualTo(1);
        assertThat(one.submit(stream::next).get()).isEqualTo(2);
        assertThat(one.submit(stream::next).get()).isEqualTo(3);
        Future<Object> fourth = waitingIn(one, stream::next);

        assertThatThrownBy(stream::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(TWO_THREADS);
        secondPage.countDown();

        assertThat(fourth.get()).isEqualTo(4);
        assertThat(one.submit(() -> rest(stream)).get()).isEqualTo(List.<Object>of(5, 6));
        assertThat(asked).hasValue(2);
    }

    @Test
    void isTheThreadThatHasBegunThoughAnotherIsWithin() throws Exception {
        RecordStream stream = open();
        for (int i = 1; i <= 3; i++) {
            assertThat(one.submit(stream::next).get()).isEqualTo(i);
        }
        Future<Object> intruder = waitingIn(two, stream::next);
        Future<Object> fourth = waitingIn(one, stream::next);

        secondPage.countDown();

        assertThat(fourth.get()).isEqualTo(4);
        assertThatThrownBy(intruder::get).hasRootCauseMessage(TWO_THREADS);
        assertThat(one.submit(() -> rest(stream)).get()).isEqualTo(List.<Object>of(5, 6));
        assertThat(asked).hasValue(2);
    }

    @Test
    void ofPagesIsOneThreadToo() throws Exception {
        PageStream pages = open().pages();
        assertThat(one.submit(pages::next).get().records()).isEqualTo(List.<Object>of(1, 2, 3));
        Future<Page> second = waitingIn(one, pages::next);

        assertThatThrownBy(pages::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(TWO_THREADS);
        secondPage.countDown();

        assertThat(second.get().records()).isEqualTo(List.<Object>of(4, 5, 6));
        assertThat(asked).hasValue(2);
    }

    @Test
    void mayLookWhileAnotherCopyWaits() throws Exception {
        RecordStream stream = open();
        RecordStream copy = stream.copy();
        for (int i = 1; i <= 3; i++) {
            assertThat(stream.next()).isEqualTo(i);
        }
        Future<Object> fourth = waitingIn(one, stream::next);

        assertThat(copy.hasNext()).isTrue();
        secondPage.countDown();

        assertThat(fourth.get()).isEqualTo(4);
    }
}
