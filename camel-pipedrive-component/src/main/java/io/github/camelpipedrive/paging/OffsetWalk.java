// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.reading.PageRecords;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveServerException;

/**
 * From offset to offset, as version 1 of the API pages. An offset is a number of records, so it shifts with each record
 * that comes or goes in front of it. Therefore a page is asked for from the last record of the one before. Where what stands
 * there was not delivered yet, others went, and the walk steps back until it meets what was; what was delivered already
 * is passed over.
 *
 * <p>So each record that is there all the time is delivered once, whatever comes and goes, as long as {@link HandedOut}
 * knows: always for a list that is sorted by ID. In another order it holds while the records that stay keep their order,
 * and no more come in before the place of the walk, between one call and the next, than are kept in mind.
 */
final class OffsetWalk implements PageWalk {

    /** How often a place is looked at without success; a list that is read faster than it changes needs two looks. */
    private static final int MOST_LOOKS = 10;

    /** So many pages without a new record, one after the other, are not a list: half a million places of hidden records. */
    private static final int MOST_EMPTY = 1000;

    private final ListCall list;
    private final OffsetPosition beginning;
    private final boolean askedById;
    private final int largestPage;
    private final HandedOut handedOut;
    private final Map<Long, Integer> steppedBackFrom = new HashMap<>();

    private OffsetPosition place;
    private long start;
    private long remaining;
    private boolean gaps;
    private boolean ended;

    /** How many records of the page before are asked for again: more than have lately gone between two list. */
    private int overlap = 1;

    /** Where it stepped back since the last new record, the first time; -1 when it did not. */
    private long lookedFrom = -1;

    private int empty;
    private PipedriveServerException astray;
    private Answer answer;

    /** What one call gave. */
    private record Window(long start, int limit, PageRecords page, Answer result) {

        /** Whether there are places without a record, as when some are omitted that this user may not see. */
        boolean hasGaps() {
            return page.ids().size() < limit && result.next().start() != null;
        }
    }

    /**
     * Begins a walk.
     *
     * @param list what is read, and its calls
     * @param beginning where to begin
     * @param askedById whether the list is asked for in the order of its IDs
     * @param largestPage how many records a page may have at most
     * @param most how many records there may be
     */
    OffsetWalk(ListCall list, OffsetPosition beginning, boolean askedById, int largestPage, long most) {
        this.list = list;
        this.beginning = beginning;
        this.askedById = askedById;
        this.largestPage = largestPage;
        this.place = beginning;
        this.start = beginning.start();
        this.remaining = most;
        this.handedOut = new HandedOut(askedById, beginning.isAnchored());
        if (beginning.isAnchored()) {
            handedOut.add(beginning.last());
        }
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public Page fetch() throws PipedriveException, InterruptedException {
        while (true) {
            if (astray != null) {
                throw astray;
            }
            Window window = ask();
            if (isJoined(window)) {
                Page page = handOut(window);
                if (ended || !page.records().isEmpty()) {
                    empty = 0;
                    return page;
                }
                if (++empty >= MOST_EMPTY) {
                    throw list.leadsInACircle(MOST_EMPTY + " pages came without a new record");
                }
            } else {
                stepBack();
            }
        }
    }

    private void stepBack() throws PipedriveServerException {
        if (steppedBackFrom.merge(start, 1, Integer::sum) > MOST_LOOKS) {
            throw list.broken(
                    "the list changes too much to be read: at " + start + " nothing stays in its place",
                    "Sort it by what does not change, such as id.");
        }
        // Only a few records went, mostly: then the window has new ones as well. Among gaps the steps are those of the
        // pages, so that the same places are met again.
        boolean few = !gaps && lookedFrom < 0;
        lookedFrom = lookedFrom < 0 ? start : lookedFrom;
        start = Math.max(first(), start - (few ? fewRecords() : largestPage - 1));
    }

    private int fewRecords() {
        return Math.max(1, largestPage / 4);
    }

    private Window ask() throws PipedriveException, InterruptedException {
        int again = handedOut.isEmpty() ? 0 : overlap;
        long wanted = steppedBackFrom.isEmpty() ? Math.min(list.pageSize(), remaining) + again : largestPage;
        int limit = (int) Math.min(wanted, largestPage);
        Answer result = list.carryOut(list.page(Map.of("start", start, "limit", limit)));
        answer = ListCall.withoutRecords(result);
        PageRecords page = ListCall.records(result);
        if (page.ids().contains("")) {
            throw list.broken("a record has no ID", "Without IDs nobody can tell whether the pages have shifted.");
        }
        handedOut.look(page.ids());
        return new Window(start, limit, page, result);
    }

    /** The first offset that belongs to the walk: what the user passed over is not looked at. */
    private long first() {
        return beginning.isAnchored() ? 0 : beginning.start();
    }

    /** Whether nothing can have slipped through between what was delivered and this window. */
    private boolean isJoined(Window window) {
        List<String> ids = window.page().ids();
        return window.start() == first()
                || !ids.isEmpty() && handedOut.contains(ids.get(0))
                // What stands before it has just been looked through, but its last place may have been a gap.
                || gaps && steppedBackFrom.containsKey(window.start());
    }

    private Page handOut(Window window) {
        List<Object> fresh = new ArrayList<>();
        List<String> ids = window.page().ids();
        OffsetPosition after = place;
        int index = 0;
        while (index < ids.size() && fresh.size() < remaining) {
            String id = ids.get(index);
            boolean isNew = !handedOut.contains(id);
            handedOut.add(id);
            if (isNew) {
                learnOverlap(window.start() + index);
                fresh.add(window.page().records().get(index));
                after = askedById
                        ? new OffsetPosition(window.start() + index, handedOut.mark())
                        : new OffsetPosition(window.start() + index + 1, "");
            }
            index++;
        }
        if (!fresh.isEmpty()) {
            steppedBackFrom.clear();
        }
        remaining -= fresh.size();
        boolean end = goOnAfter(window) && index == ids.size();
        Page page = new Page(fresh, place.text(), end ? "" : after.text());
        place = after;
        return page;
    }

    /** The first new record stands before the place where it was expected by as many as went. */
    private void learnOverlap(long place) {
        if (lookedFrom >= 0) {
            long gone = Math.max(0, lookedFrom - place);
            overlap = (int) Math.min(fewRecords(), 1 + 2 * gone);
            lookedFrom = -1;
        }
    }

    /** Sets where the next window begins, and tells whether the list has come to its end. */
    private boolean goOnAfter(Window window) {
        gaps = window.hasGaps();
        overlap = gaps ? 1 : overlap;
        Long next = window.result().next().start();
        ended = next == null || remaining == 0;
        if (ended) {
            return next == null;
        }
        if (next <= window.start() || next > window.start() + window.limit()) {
            astray = list.leadsInACircle(
                    "behind the " + window.limit() + " records from " + window.start() + " comes " + next);
        }
        start = Math.max(next - overlap, window.start() + 1);
        return false;
    }

    @Override
    public Answer answer() {
        return answer;
    }
}
