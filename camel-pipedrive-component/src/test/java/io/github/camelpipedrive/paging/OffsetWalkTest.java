// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.call.NextPage;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveServerException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which calls a list takes that is paged by offset, and what leads it astray. */
class OffsetWalkTest {

    private final List<String> asked = new ArrayList<>();
    private final List<Object> list = new ArrayList<>();

    private Answer answer(Call call) {
        int start = ((Number) call.values().get("start")).intValue();
        int limit = ((Number) call.values().get("limit")).intValue();
        asked.add(start + "+" + limit);
        int end = Math.min(list.size(), start + limit);
        return Lists.page(
                list.subList(Math.min(start, end), end),
                end < list.size() ? new NextPage(null, (long) end) : NextPage.NONE);
    }

    private PageWalk walk(Map<String, Object> parameters, long maxResults) throws Exception {
        return Lists.walk(Lists.call("note/list", parameters, maxResults, this::answer));
    }

    private static List<Page> read(PageWalk walk) throws Exception {
        List<Page> pages = new ArrayList<>();
        while (walk.hasNext()) {
            pages.add(walk.fetch());
        }
        return pages;
    }

    @Test
    void asksForEachPageFromTheLastRecordOfTheOneBefore() throws Exception {
        list.addAll(List.of(1, 2, 3, 4, 5, 6, 7));

        List<Page> pages = read(walk(Map.of("limit", 3), 0));

        assertThat(pages)
                .isEqualTo(List.of(
                        new Page(List.of(1, 2, 3), "", "2@3"),
                        new Page(List.of(4, 5, 6), "2@3", "5@6"),
                        new Page(List.of(7), "5@6", "")));
        assertThat(asked).containsExactly("0+3", "2+4", "5+4");
    }

    @Test
    void takesOneCallMoreForRecordsThatAreGone() throws Exception {
        IntStream.rangeClosed(1, 1200).forEach(list::add);
        PageWalk walk = walk(Map.of(), 0);
        List<Object> read = new ArrayList<>(walk.fetch().records());

        list.subList(0, 100).clear();
        read(walk).forEach(page -> read.addAll(page.records()));

        assertThat(read).isEqualTo(IntStream.rangeClosed(1, 1200).boxed().toList());
        assertThat(asked).containsExactly("0+500", "499+500", "374+500", "749+500");
    }

    @Test
    void takesFewCallsWhileRecordsBeforeItsPlaceAreDeleted() throws Exception {
        IntStream.rangeClosed(1, 20_000).forEach(list::add);
        int[] deletes = {0};
        PageWalk walk = Lists.walk(Lists.call("note/list", Map.of(), 0, call -> {
            Answer result = answer(call);
            list.subList(0, Math.min(5, list.size())).clear();
            deletes[0] += 5;
            return result;
        }));

        List<Object> read = new ArrayList<>();
        while (walk.hasNext()) {
            read.addAll(walk.fetch().records());
        }

        assertThat(read).isEqualTo(IntStream.rangeClosed(1, 20_000).boxed().toList());
        assertThat(asked.size()).isLessThan(50);
    }

    @Test
    void failsBehindPagesWithoutARecordThatNeverEnd() throws Exception {
        int[] calls = {0};
        PageWalk walk = Lists.walk(Lists.call("note/list", Map.of(), 5, call -> {
            calls[0]++;
            long start = ((Number) call.values().get("start")).longValue();
            return Lists.page(start == 0 ? List.of(1) : List.of(), new NextPage(null, start + 1));
        }));

        assertThat(walk.fetch().records()).isEqualTo(List.<Object>of(1));
        assertThatThrownBy(walk::fetch).isInstanceOf(PipedriveServerException.class);
        assertThat(calls[0]).isLessThan(3000);
    }

    @Test
    void goesOnBehindTheLastRecordThoughThatOneIsGone() throws Exception {
        IntStream.rangeClosed(1, 40).forEach(list::add);
        Page first = walk(Map.of("limit", 20), 0).fetch();
        list.remove(Integer.valueOf(20));
        list.remove(Integer.valueOf(5));

        List<Page> rest = read(
                Lists.walk(Lists.from(first.next(), Lists.call("note/list", Map.of("limit", 20), 0, this::answer))));

        assertThat(first.next()).isEqualTo("19@20");
        assertThat(rest).singleElement().satisfies(page -> assertThat(page.records())
                .isEqualTo(IntStream.rangeClosed(21, 40).boxed().toList()));
    }

    @Test
    void sortsByAnotherFieldWhereTheRouteSaysSo() throws Exception {
        list.addAll(List.of(3, 1, 2));

        List<Page> pages = read(walk(Map.of("limit", 2, "sort", "add_time ASC"), 0));

        assertThat(pages).isEqualTo(List.of(new Page(List.of(3, 1), "", "2"), new Page(List.of(2), "2", "")));
    }

    @Test
    void passesOverWhatTheRoutePassesOver() throws Exception {
        list.addAll(List.of(1, 2, 3, 4, 5));

        assertThat(read(walk(Map.of("start", 2), 0))).isEqualTo(List.of(new Page(List.of(3, 4, 5), "2", "")));
        assertThat(asked).containsExactly("2+500");
    }

    @Test
    void endsWithinAPageWhereItCanGoOn() throws Exception {
        list.addAll(List.of(1, 2, 3, 4, 5));

        List<Page> pages = read(walk(Map.of("limit", 3), 4));

        assertThat(pages).isEqualTo(List.of(new Page(List.of(1, 2, 3), "", "2@3"), new Page(List.of(4), "2@3", "3@4")));
        assertThat(asked).containsExactly("0+3", "2+2");
    }

    @Test
    void failsBehindThePageThatLeadsBack() throws Exception {
        PageWalk walk = Lists.walk(Lists.call(
                "note/list", Map.of("limit", 2), 0, call -> Lists.page(List.of(1, 2), new NextPage(null, 0L))));

        assertThat(walk.fetch().records()).isEqualTo(List.<Object>of(1, 2));
        assertThat(walk.hasNext()).isTrue();
        assertThatThrownBy(walk::fetch)
                .isInstanceOf(PipedriveServerException.class)
                .hasMessage("note/list: the pages lead in a circle: behind the 2 records from 0 comes 0. Everything"
                        + " before was delivered. Try again later.");
    }

    @Test
    void failsBehindThePageThatLeadsFarAway() throws Exception {
        PageWalk walk = Lists.walk(Lists.call(
                "note/list",
                Map.of("limit", 2),
                0,
                call -> Lists.page(List.of(1, 2), new NextPage(null, 9_000_000_000_000_000_000L))));

        walk.fetch();

        assertThatThrownBy(walk::fetch)
                .isInstanceOf(PipedriveServerException.class)
                .hasMessageStartingWith(
                        "note/list: the pages lead in a circle: behind the 2 records from 0 comes 9000");
    }

    @Test
    void failsWhenAListChangesTooMuchToBeRead() throws Exception {
        int[] next = {1};
        PageWalk walk = Lists.walk(Lists.call("note/list", Map.of("limit", 2, "sort", "title ASC"), 0, call -> {
            long start = ((Number) call.values().get("start")).longValue();
            int limit = ((Number) call.values().get("limit")).intValue();
            List<Integer> page = IntStream.rangeClosed(1, limit)
                    .mapToObj(place -> start == 0 ? -place : next[0]++)
                    .toList();
            return Lists.page(page, new NextPage(null, start + limit));
        }));

        assertThat(walk.fetch().records()).isEqualTo(List.<Object>of(-1, -2));
        assertThat(walk.fetch().records()).hasSize(498);
        assertThatThrownBy(walk::fetch)
                .isInstanceOf(PipedriveServerException.class)
                .hasMessage(
                        "note/list: the list changes too much to be read: at 499 nothing stays in its place. Sort it by"
                                + " what does not change, such as id.");
    }

    @Test
    void refusesRecordsWithoutAnId() throws Exception {
        PageWalk walk =
                Lists.walk(Lists.call("note/list", Map.of(), 0, call -> Lists.page(List.of(1, ""), NextPage.NONE)));

        assertThatThrownBy(walk::fetch)
                .isInstanceOf(PipedriveServerException.class)
                .hasMessage(
                        "note/list: a record has no ID. Without IDs nobody can tell whether the pages have shifted.");
    }

    @Test
    void takesAStepAgainThatFailed() throws Exception {
        list.addAll(List.of(1, 2, 3, 4, 5));
        int[] calls = {0};
        PageWalk walk = Lists.walk(Lists.call("note/list", Map.of("limit", 2), 0, call -> {
            if (++calls[0] % 2 == 0) {
                throw new PipedriveServerException(ErrorDetails.of("note/list", "acme", "Down"));
            }
            return answer(call);
        }));
        List<Object> read = new ArrayList<>();

        while (walk.hasNext()) {
            try {
                read.addAll(walk.fetch().records());
            } catch (PipedriveServerException e) {
                assertThat(e).hasMessage("note/list: Down.");
            }
        }

        assertThat(read).isEqualTo(List.of(1, 2, 3, 4, 5));
    }
}
