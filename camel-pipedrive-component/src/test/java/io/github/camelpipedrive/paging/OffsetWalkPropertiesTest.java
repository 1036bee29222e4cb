// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.call.NextPage;
import io.github.camelpipedrive.error.PipedriveException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/** Lists that are paged by offset, and change while they are read: what is there all the time comes once. */
class OffsetWalkPropertiesTest {

    private static final int LARGEST_PAGE = 24;

    /** What happens to the list at one place of it, in thousandths of its length. */
    private record Change(Kind kind, int place) {}

    private enum Kind {
        INSERT,
        DELETE
    }

    @Property(tries = 3000)
    void handsOutOnceWhatIsThereAllTheTime(
            @ForAll @IntRange(max = 120) int size,
            @ForAll @IntRange(min = 1, max = LARGEST_PAGE) int limit,
            @ForAll("insertsAndDeletes") List<List<Change>> changes)
            throws Exception {
        ChangingList list = new ChangingList(size, changes);
        List<Object> read = new ArrayList<>();

        for (PageWalk walk = walk(list, limit, true, ""); walk.hasNext(); ) {
            read.addAll(walk.fetch().records());
        }

        assertThat(read).doesNotHaveDuplicates();
        assertThat(read).containsAll(list.thereAllTheTime());
        assertThat(list.everThere()).containsAll(read);
    }

    @Property(tries = 1000)
    void keepsTheOrderOfTheListAsLongAsNothingComesIn(
            @ForAll @IntRange(max = 120) int size,
            @ForAll @IntRange(min = 1, max = LARGEST_PAGE) int limit,
            @ForAll("deletes") List<List<Change>> changes)
            throws Exception {
        ChangingList list = new ChangingList(size, changes);
        List<Object> read = new ArrayList<>();

        for (PageWalk walk = walk(list, limit, true, ""); walk.hasNext(); ) {
            read.addAll(walk.fetch().records());
        }

        assertThat(read.stream().map(id -> (Integer) id).toList()).isSorted();
    }

    @Property(tries = 3000)
    void handsOutOnceWhatIsThereAllTheTimeInAnotherOrderToo(
            @ForAll @IntRange(max = 120) int size,
            @ForAll @IntRange(min = 1, max = LARGEST_PAGE) int limit,
            @ForAll boolean sortedAsTheWalkExpects,
            @ForAll("insertsAndDeletes") List<List<Change>> changes)
            throws Exception {
        ChangingList list = new ChangingList(size, changes);
        list.shown = id -> id % 7 + "-" + id;
        List<Object> read = new ArrayList<>();

        for (PageWalk walk = walk(list, limit, sortedAsTheWalkExpects, ""); walk.hasNext(); ) {
            read.addAll(walk.fetch().records());
        }

        assertThat(read).doesNotHaveDuplicates();
        assertThat(read).containsAll(list.thereAllTheTime());
    }

    /** Eight neighbours in order by chance are not a list in order. */
    @Example
    void losesNothingWhereAListLooksSortedByChance() throws Exception {
        handsOutOnceWhatIsThereAllTheTimeInAnotherOrderToo(
                3,
                2,
                true,
                List.of(
                        List.of(new Change(Kind.INSERT, 0), new Change(Kind.INSERT, 0)),
                        List.of(
                                new Change(Kind.INSERT, 601),
                                new Change(Kind.INSERT, 0),
                                new Change(Kind.DELETE, 0),
                                new Change(Kind.DELETE, 501),
                                new Change(Kind.INSERT, 0))));
    }

    @Property(tries = 3000)
    void goesOnWhereItEndedThoughTheListHasChangedSince(
            @ForAll @IntRange(min = 1, max = 120) int size,
            @ForAll @IntRange(min = 1, max = LARGEST_PAGE) int limit,
            @ForAll @IntRange(min = 1, max = 8) int pagesBefore,
            @ForAll("insertsAndDeletes") List<List<Change>> changes)
            throws Exception {
        ChangingList list = new ChangingList(size, changes);
        List<Object> before = new ArrayList<>();
        String next = "";
        PageWalk first = walk(list, limit, true, "");
        for (int page = 0; page < pagesBefore && first.hasNext(); page++) {
            Page read = first.fetch();
            before.addAll(read.records());
            next = read.next();
        }
        list.change();
        list.change();
        List<Object> after = new ArrayList<>();

        if (!next.isEmpty()) {
            for (PageWalk walk = walk(list, limit, true, next); walk.hasNext(); ) {
                after.addAll(walk.fetch().records());
            }
        }

        List<Object> all = new ArrayList<>(before);
        all.addAll(after);
        assertThat(all).containsAll(list.thereAllTheTime());
        assertThat(after).doesNotHaveDuplicates();
        // Fewer don't show whether they are in order.
        if (limit > 10 && list.records.size() > 20) {
            assertThat(all).doesNotHaveDuplicates();
        }
    }

    @Property(tries = 1000)
    void comesToTheEndThoughRecordsAreCountedThatAreNotShown(
            @ForAll @IntRange(max = 120) int size,
            @ForAll @IntRange(min = 2, max = LARGEST_PAGE) int limit,
            @ForAll Set<@IntRange(max = 120) Integer> hidden)
            throws Exception {
        ChangingList list = new ChangingList(size, List.of());
        list.hidden.addAll(hidden);
        List<Object> read = new ArrayList<>();

        for (PageWalk walk = walk(list, limit, true, ""); walk.hasNext(); ) {
            read.addAll(walk.fetch().records());
        }

        assertThat(read)
                .isEqualTo(IntStream.range(0, size)
                        .filter(place -> !hidden.contains(place))
                        .mapToObj(place -> (Object) (place * ChangingList.ROOM))
                        .toList());
    }

    @Provide
    Arbitrary<List<List<Change>>> insertsAndDeletes() {
        return changes(Kind.INSERT, Kind.DELETE);
    }

    @Provide
    Arbitrary<List<List<Change>>> deletes() {
        return changes(Kind.DELETE);
    }

    private static Arbitrary<List<List<Change>>> changes(Kind... kinds) {
        Arbitrary<Change> change = Combinators.combine(
                        Arbitraries.of(kinds), Arbitraries.integers().between(0, 1000))
                .as(Change::new);
        return change.list().ofMaxSize(8).list().ofMaxSize(20);
    }

    private static PageWalk walk(ChangingList list, int limit, boolean orderStays, String from)
            throws PipedriveException {
        ListCall call = Lists.call("note/list", Map.of("limit", limit), 0, list);
        OffsetPosition beginning = OffsetPosition.parse(from).orElseThrow();
        return new OffsetWalk(call, beginning, orderStays, LARGEST_PAGE, Long.MAX_VALUE);
    }

    /** A list that changes between calls. Its records are numbers, with room between them for others. */
    private static final class ChangingList implements Lists.Server {

        static final int ROOM = 1000;

        final Set<Integer> hidden = new HashSet<>();
        Function<Integer, Object> shown = id -> id;
        private final List<Integer> records = new ArrayList<>();
        private final Set<Integer> stayed = new HashSet<>();
        private final Set<Integer> everThere = new HashSet<>();
        private final List<List<Change>> changes;
        private boolean asked;

        ChangingList(int size, List<List<Change>> changes) {
            IntStream.range(0, size).forEach(place -> records.add(place * ROOM));
            this.changes = new ArrayList<>(changes);
            stayed.addAll(records);
            everThere.addAll(records);
        }

        @Override
        public Answer answer(Call call) {
            if (asked) {
                change();
            }
            asked = true;
            int start = ((Number) call.values().get("start")).intValue();
            int limit = ((Number) call.values().get("limit")).intValue();
            int end = Math.min(records.size(), start + limit);
            List<Object> page = new ArrayList<>();
            for (int place = start; place < end; place++) {
                if (!hidden.contains(place)) {
                    page.add(shown.apply(records.get(place)));
                }
            }
            NextPage next = end < records.size() ? new NextPage(null, (long) start + limit) : NextPage.NONE;
            return Lists.page(page, next);
        }

        void change() {
            if (!changes.isEmpty()) {
                changes.remove(0).forEach(this::change);
            }
        }

        private void change(Change change) {
            int place = records.size() * change.place() / 1001;
            switch (change.kind()) {
                case INSERT -> insert(place);
                case DELETE -> delete(place);
            }
        }

        /** Behind the record at this place, before the one that follows it. */
        private void insert(int place) {
            int before = records.isEmpty() ? -ROOM : records.get(place);
            int added = before + 1;
            while (records.contains(added) || everThere.contains(added)) {
                added++;
            }
            int at = 0;
            while (at < records.size() && records.get(at) < added) {
                at++;
            }
            records.add(at, added);
            everThere.add(added);
        }

        private void delete(int place) {
            if (!records.isEmpty()) {
                stayed.remove(records.remove(place));
            }
        }

        Set<Object> thereAllTheTime() {
            return stayed.stream().map(shown).collect(Collectors.toSet());
        }

        Set<Object> everThere() {
            return everThere.stream().map(shown).collect(Collectors.toSet());
        }
    }
}
