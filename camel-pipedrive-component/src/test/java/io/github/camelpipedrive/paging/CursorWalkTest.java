// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelpipedrive.call.NextPage;
import io.github.camelpipedrive.error.PipedriveServerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Cursors and pages that no list has. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CursorWalkTest {

    private final AtomicInteger calls = new AtomicInteger();

    private PageWalk walk(long maxResults, Lists.Server server) throws Exception {
        return Lists.walk(Lists.call("deal/list", Map.of(), maxResults, call -> {
            calls.incrementAndGet();
            return server.answer(call);
        }));
    }

    @Test
    void emptyPagesWithEverNewCursorsEnd() throws Exception {
        PageWalk walk = walk(5, call -> Lists.pageBefore("c" + calls.get()));
        for (int i = 0; i < 100; i++) {
            assertThat(walk.fetch().records()).isEmpty();
        }

        assertThat(walk.hasNext()).isTrue();
        assertThatThrownBy(walk::fetch)
                .isInstanceOf(PipedriveServerException.class)
                .hasMessage("deal/list: the pages lead in a circle: 100 pages came without a record. Everything before"
                        + " was delivered. Try again later.");
        assertThat(calls).hasValue(100);
    }

    @Test
    void emptyPagesBetweenOthersAreRead() throws Exception {
        PageWalk walk = walk(
                0,
                call -> calls.get() == 400
                        ? Lists.lastPage(400)
                        : Lists.page(
                                calls.get() % 80 == 0 ? List.of(calls.get()) : List.of(),
                                new NextPage("c" + calls.get(), null)));
        int records = 0;

        while (walk.hasNext()) {
            records += walk.fetch().records().size();
        }

        assertThat(records).isEqualTo(5);
    }

    @Test
    void aCursorOfMegabytesFailsBehindItsPage() throws Exception {
        PageWalk walk = walk(0, call -> Lists.pageBefore("c".repeat(5_000_000), 1, 2));

        assertThat(walk.fetch()).isEqualTo(new Page(List.of(1, 2), "", ""));
        assertThatThrownBy(walk::fetch)
                .isInstanceOf(PipedriveServerException.class)
                .hasMessage("deal/list: the pages lead in a circle: the next cursor has 5000000 characters. Everything"
                        + " before was delivered. Try again later.");
        assertThat(calls).hasValue(1);
    }

    @Test
    void aLongCursorThatComesTwiceIsRecognizedAndNotShown() throws Exception {
        PageWalk walk = walk(0, call -> Lists.pageBefore("\u001b\n" + "c".repeat(4000), calls.get()));
        walk.fetch();
        walk.fetch();

        assertThatThrownBy(walk::fetch)
                .isInstanceOf(PipedriveServerException.class)
                .hasMessageMatching("deal/list: the pages lead in a circle: a cursor came twice\\. .*");
    }
}
