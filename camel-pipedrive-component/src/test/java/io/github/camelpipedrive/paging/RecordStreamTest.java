// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveServerException;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** How a stream reads ahead, fails and ends. */
@Timeout(60)
class RecordStreamTest {

    private static final String CLOSED = "The stream of deal/list is closed. It belongs to its exchange: read it in the"
            + " route that got it, and before the exchange is done or Camel stops";

    private final CamelContext context = new DefaultCamelContext();
    private final DirectComponent owner = new DirectComponent();
    private final Streams streams = new Streams(owner, Clock.systemUTC());
    private final LinkedBlockingQueue<String> asked = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() {
        owner.setCamelContext(context);
        streams.start();
    }

    @AfterEach
    void stop() {
        streams.stop();
        context.stop();
    }

    /** Pages of three records: 1 to 3, then "b" with 4 to 6, "c" with 7 to 9, and "d", which is empty. */
    private Answer answer(Call call) {
        String cursor = (String) call.values().getOrDefault("cursor", "");
        asked.add(cursor);
        return switch (cursor) {
            case "" -> Lists.pageBefore("b", 1, 2, 3);
            case "b" -> Lists.pageBefore("c", 4, 5, 6);
            case "c" -> Lists.pageBefore("d", 7, 8, 9);
            default -> Lists.lastPage();
        };
    }

    private RecordStream open(Lists.Server server) throws Exception {
        return open(server, 0);
    }

    private RecordStream open(Lists.Server server, long maxResults) throws Exception {
        return (RecordStream) streams.stream(Lists.call("deal/list", Map.of(), maxResults, server), () -> {})
                .body();
    }

    private static List<Object> read(RecordStream stream, int records) {
        List<Object> read = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            read.add(stream.next());
        }
        return read;
    }

    private static List<Object> rest(RecordStream stream) {
        List<Object> read = new ArrayList<>();
        stream.forEachRemaining(read::add);
        return read;
    }

    private List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("PipedrivePages"))
                .filter(thread -> thread.getName().contains("(" + context.getName() + ")"))
                .toList();
    }

    @Test
    void givesEachRecordOnceInTheOrderOfTheList() throws Exception {
        RecordStream stream = open(this::answer);

        assertThat(rest(stream)).isEqualTo(List.<Object>of(1, 2, 3, 4, 5, 6, 7, 8, 9));
        assertThat(stream.hasNext()).isFalse();
        assertThatThrownBy(stream::next).isInstanceOf(NoSuchElementException.class);
        assertThat(asked).containsExactly("", "b", "c", "d");
    }

    @Test
    void fetchesNothingBeforeItIsReadButTheFirstPage() throws Exception {
        open(this::answer);

        assertThat(asked).containsExactly("");
        assertThat(threads()).isEmpty();
    }

    @Test
    void fetchesTheNextPageAndNoMoreWhileThisOneIsRead() throws Exception {
        CountDownLatch secondPage = new CountDownLatch(1);
        RecordStream stream = open(call -> {
            Answer result = answer(call);
            if (asked.size() == 2) {
                secondPage.await();
            }
            return result;
        });

        assertThat(stream.next()).isEqualTo(1);
        await().untilAsserted(() -> assertThat(asked).containsExactly("", "b"));
        assertThat(read(stream, 2)).isEqualTo(List.<Object>of(2, 3));
        assertThat(asked).containsExactly("", "b");
        secondPage.countDown();
        assertThat(stream.next()).isEqualTo(4);
        await().untilAsserted(() -> assertThat(asked).containsExactly("", "b", "c"));
        assertThat(read(stream, 2)).isEqualTo(List.<Object>of(5, 6));
        assertThat(asked).containsExactly("", "b", "c");
        // The one of the page before may not have been free yet when the next page was wanted.
        assertThat(threads()).hasSizeBetween(1, 2);
    }

    @Test
    void fetchesNoPageBehindMaxResults() throws Exception {
        RecordStream stream = open(this::answer, 5);

        assertThat(rest(stream)).isEqualTo(List.<Object>of(1, 2, 3, 4, 5));
        assertThat(asked).containsExactly("", "b");
    }

    @Test
    void saysWhereThePageBeginsWhoseRecordWasGivenLast() throws Exception {
        RecordStream stream = open(this::answer);

        assertThat(stream.position()).isEmpty();
        read(stream, 3);
        assertThat(stream.position()).isEmpty();
        assertThat(stream.hasNext()).isTrue();
        assertThat(stream.position())
                .as("the record in work is still the third one")
                .isEmpty();
        stream.next();
        assertThat(stream.position()).isEqualTo("b");
        rest(stream);
        assertThat(stream.position()).isEqualTo("c");
    }

    @Test
    void failsAfterAllRecordsOfThePagesBefore() throws Exception {
        PipedriveServerException failure = new PipedriveServerException(ErrorDetails.of("deal/list", "acme", "Down"));
        RecordStream stream = open(call -> {
            Answer result = answer(call);
            if (asked.size() == 3) {
                throw failure;
            }
            return result;
        });

        assertThat(read(stream, 6)).isEqualTo(List.<Object>of(1, 2, 3, 4, 5, 6));
        for (int time = 1; time <= 2; time++) {
            assertThat(stream.hasNext()).isTrue();
            assertThatThrownBy(stream::next)
                    .isInstanceOf(RuntimeCamelException.class)
                    .hasMessage("deal/list: Down.")
                    .hasCause(failure);
        }
        assertThat(asked).containsExactly("", "b", "c");
    }

    @Test
    void givesThePageThatLeadsInACircleBeforeItFails() throws Exception {
        RecordStream stream = open(call -> {
            asked.add((String) call.values().getOrDefault("cursor", ""));
            return Lists.pageBefore(asked.size() % 2 == 1 ? "b" : "c", asked.size());
        });

        assertThat(read(stream, 3)).isEqualTo(List.<Object>of(1, 2, 3));
        assertThatThrownBy(stream::next)
                .isInstanceOf(RuntimeCamelException.class)
                .hasMessage("deal/list: the pages lead in a circle: a cursor came twice. Everything before was"
                        + " delivered. Try again later.")
                .hasCauseInstanceOf(PipedriveServerException.class);
    }

    @Test
    void interruptsThePageThatIsOnItsWayWhenItIsClosed() throws Exception {
        AtomicReference<Throwable> outcome = new AtomicReference<>();
        RecordStream stream = open(call -> {
            Answer result = answer(call);
            if (asked.size() == 2) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    outcome.set(e);
                    throw e;
                }
            }
            return result;
        });
        stream.next();
        await().untilAsserted(() -> assertThat(asked).hasSize(2));

        stream.close();
        stream.close();

        await().untilAsserted(() -> assertThat(outcome.get()).isInstanceOf(InterruptedException.class));
        assertThat(stream.hasNext()).isTrue();
        assertThatThrownBy(stream::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(CLOSED);
        assertThat(asked).containsExactly("", "b");
    }

    @Test
    void endsTheWaitOfItsReaderWhenItIsClosed() throws Exception {
        RecordStream stream = open(call -> {
            Answer result = answer(call);
            if (asked.size() == 2) {
                new CountDownLatch(1).await();
            }
            return result;
        });
        read(stream, 3);
        ExecutorService reader = Executors.newSingleThreadExecutor();
        Future<Object> next = reader.submit(stream::next);
        await().untilAsserted(() -> assertThat(asked).hasSize(2));

        stream.close();

        assertThatThrownBy(next::get)
                .rootCause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(CLOSED);
        reader.shutdownNow();
    }

    @Test
    void hasNothingToSayAboutBeingClosedWhenItIsAtItsEnd() throws Exception {
        RecordStream stream = open(this::answer);
        rest(stream);

        stream.close();

        assertThat(stream.hasNext()).isFalse();
    }

    @Test
    void givesNoMoreOfAPageOnceItIsClosed() throws Exception {
        RecordStream stream = open(call -> Lists.lastPage(1, 2, 3));
        stream.next();

        stream.close();

        assertThat(stream.hasNext()).isTrue();
        assertThatThrownBy(stream::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(CLOSED);
    }

    @Test
    void keepsTheInterruptOfItsReader() throws Exception {
        RecordStream stream = open(call -> {
            Answer result = answer(call);
            if (asked.size() == 2) {
                new CountDownLatch(1).await();
            }
            return result;
        });
        read(stream, 3);

        Thread.currentThread().interrupt();

        assertThatThrownBy(stream::next)
                .isInstanceOf(RuntimeCamelException.class)
                .hasMessage("Interrupted while a page of deal/list was being fetched")
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void leavesNoThreadBehindWhenItsComponentStopsAndStartsAgain() throws Exception {
        RecordStream stream = open(call -> {
            Answer result = answer(call);
            if (asked.size() == 2) {
                new CountDownLatch(1).await();
            }
            return result;
        });
        stream.next();
        await().untilAsserted(() -> assertThat(asked).hasSize(2));

        streams.stop();

        await().untilAsserted(() -> assertThat(threads()).isEmpty());
        assertThatThrownBy(() -> rest(stream))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(CLOSED);
        streams.start();
        asked.clear();
        assertThat(rest(open(this::answer))).hasSize(9);
    }

    @Test
    void givesWholePagesToo() throws Exception {
        PageStream pages = open(this::answer).pages();
        List<Page> read = new ArrayList<>();

        pages.forEachRemaining(read::add);

        assertThat(read)
                .isEqualTo(List.of(
                        new Page(List.of(1, 2, 3), "", "b"),
                        new Page(List.of(4, 5, 6), "b", "c"),
                        new Page(List.of(7, 8, 9), "c", "d"),
                        new Page(List.of(), "d", "")));
        assertThat(read.get(1)).containsExactly(4, 5, 6);
    }

    @Test
    void knowsWhetherAFurtherPageFollowsWithoutWaitingForIt() throws Exception {
        PageStream pages = open(call -> {
                    Answer result = answer(call);
                    if (asked.size() == 2) {
                        new CountDownLatch(1).await();
                    }
                    return result;
                })
                .pages();

        pages.next();

        assertThat(pages.hasNext()).isTrue();
        pages.close();
    }

    @Test
    void givesNoPagesWhenTheRestOfOneWouldBeMissing() throws Exception {
        RecordStream stream = open(this::answer);
        stream.next();

        assertThatThrownBy(stream::pages)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Records of pages of deal/list were read already, one by one");
    }

    @Test
    void doesNotPrintItsRecords() throws Exception {
        RecordStream stream = open(this::answer);

        assertThat(stream).hasToString("records of pages of deal/list");
        assertThat(stream.pages().next()).hasToString("3 records from '', next 'b'");
    }
}
