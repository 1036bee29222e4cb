// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.journal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

import io.github.camelpipedrive.sandbox.journal.Statistics.Creates;
import io.github.camelpipedrive.sandbox.wire.Incoming;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a sandbox keeps of what it was asked does not grow with its hours. */
class BoundedMemoryTest {

    private static Incoming post(int bytes) {
        return new Incoming("POST", "/x", "", Map.of(), new byte[bytes]);
    }

    private static byte[] body(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Creates creates(Tally tally) {
        return tally.statistics(Map.of(), Map.of()).creates();
    }

    @Test
    void keepsSoManyRequests() {
        RequestJournal journal = new RequestJournal(3, 1_000_000);
        for (int i = 0; i < 10; i++) {
            journal.add("deal/create", post(i));
        }

        assertThat(journal.requests())
                .extracting(each -> each.incoming().body().length)
                .containsExactly(7, 8, 9);
        assertThat(journal.counts()).containsEntry("deal/create", 10L);
    }

    @Test
    void keepsFewerRequestsWhenTheyAreLong() {
        RequestJournal journal = new RequestJournal(1_000, 1_000);
        for (int i = 0; i < 10; i++) {
            journal.add("file/create", post(300));
        }

        assertThat(journal.requests()).hasSize(3);
    }

    @Test
    void keepsTheNewestRequestHoweverLongItIs() {
        RequestJournal journal = new RequestJournal(1_000, 1_000);
        journal.add("deal/create", post(10));
        journal.add("file/create", post(5_000));
        assertThat(journal.requests())
                .extracting(RequestJournal.Entry::operation)
                .containsExactly("file/create");

        journal.add("deal/create", post(10));
        assertThat(journal.requests())
                .extracting(RequestJournal.Entry::operation)
                .containsExactly("deal/create");
    }

    @Test
    void countsBytesAnewAfterAReset() {
        RequestJournal journal = new RequestJournal(1_000, 1_000);
        journal.add("file/create", post(900));
        journal.clear();
        journal.add("deal/create", post(300));
        journal.add("deal/create", post(300));

        assertThat(journal.requests()).hasSize(2);
    }

    @Test
    void findsRepeatedCreatesAmongTheLastOnes() {
        Tally tally = new Tally(Clock.systemUTC(), 2);
        tally.create("deal/create", body("one"), 1);
        tally.create("deal/create", body("two"), 2);
        tally.create("deal/create", body("two"), 3);
        tally.create("deal/create", body("three"), 4);
        tally.create("deal/create", body("one"), 5);

        assertThat(creates(tally).carriedOut()).isEqualTo(5);
        assertThat(creates(tally).repeated()).isEqualTo(1);
    }

    @Test
    void keepsTheBeginningOfALongBodyThatCameTwice() {
        Tally tally = new Tally(Clock.systemUTC());
        tally.create("deal/create", body("x".repeat(20_000)), 1);
        tally.create("deal/create", body("x".repeat(20_000)), 2);

        assertThat(creates(tally).repetitions()).singleElement().satisfies(each -> assertThat(each.body())
                .isEqualTo("x".repeat(10_000) + "…"));
    }
}
