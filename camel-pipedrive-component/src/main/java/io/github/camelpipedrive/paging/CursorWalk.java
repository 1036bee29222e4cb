// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelpipedrive.client.Call;
import io.github.camelpipedrive.client.Result;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Paging;
import io.github.camelpipedrive.operation.Result.Kind;

/**
 * From cursor to cursor, as version 2 of the API pages; also the only page of a list that comes at once. A cursor stands
 * for the first record of the next page (vendor's guide to pagination), so that others may come and go meanwhile.
 */
final class CursorWalk implements PageWalk {

    private static final String CURSOR = "cursor";

    private final PageCalls calls;
    private final long pageSize;
    // About 100 bytes for each page of up to 500 records, which is what recognizing any circle at once costs.
    private final Set<String> fetched = new HashSet<>();
    private Call next;
    private long remaining;
    private Result answer;

    /**
     * Begins a walk.
     *
     * @param calls makes and carries out the calls
     * @param cursor where to begin, empty for the beginning of the list
     * @param most how many records there may be
     */
    CursorWalk(PageCalls calls, String cursor, long most) {
        this.calls = calls;
        this.pageSize = Math.min(calls.pageSize(), most);
        this.remaining = most;
        this.next = at(cursor);
    }

    private Call at(String cursor) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (!cursor.isEmpty()) {
            values.put(CURSOR, cursor);
        }
        Operation operation = calls.operation();
        if (operation.paging() != Paging.NONE) {
            // Whether a search's cursor counts pages or records is not known, so the size of its pages stays.
            boolean mayShrink = operation.result().kind() != Kind.FOUND;
            values.put("limit", (int) (mayShrink ? Math.min(pageSize, remaining) : pageSize));
        }
        return calls.with(values);
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Page fetch() throws PipedriveException, InterruptedException {
        String position = (String) next.values().getOrDefault(CURSOR, "");
        if (fetched.contains(position)) {
            throw calls.leadsInACircle("the cursor " + position + " came twice");
        }
        Result result = calls.carryOut(next);
        fetched.add(position);
        answer = PageCalls.withoutRecords(result);
        List<Object> records = PageCalls.page(result).records();
        boolean cut = records.size() > remaining;
        if (cut) {
            // No copyOf: the API may say null in place of a record.
            records = new ArrayList<>(records.subList(0, (int) remaining));
        }
        remaining -= records.size();
        String following = result.next().cursor() == null ? "" : result.next().cursor();
        next = following.isEmpty() || remaining == 0 ? null : at(following);
        // There is no cursor for a place within a page: who goes on there gets the whole page again.
        return new Page(records, position, cut ? position : following);
    }

    @Override
    public Result answer() {
        return answer;
    }
}
