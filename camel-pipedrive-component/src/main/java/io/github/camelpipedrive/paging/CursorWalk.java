// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Paging;
import io.github.camelpipedrive.operation.Result.Kind;

/**
 * From cursor to cursor, as version 2 of the API pages; also the only page of a list that comes at once. A cursor stands
 * for the first record of the next page (vendor's guide to pagination), so that others may come and go meanwhile.
 */
final class CursorWalk implements PageWalk {

    private static final String CURSOR = "cursor";

    /** The API's have about a hundred characters; a longer one would not fit into a URL. */
    private static final int LONGEST_CURSOR = 4096;

    /** Filters may leave pages empty; so many one after the other are not a list. */
    private static final int MOST_EMPTY = 100;

    private static final int LONGEST_KEPT = 64;
    private final ListCall list;
    private final long pageSize;
    // About 150 bytes for each page of up to 500 records, which is what recognizing any circle at once costs.
    private final Set<String> fetched = new HashSet<>();
    private Call next;
    private PipedriveServerException astray;
    private int empty;
    private long remaining;
    private Answer answer;

    /**
     * Begins a walk.
     *
     * @param list what is read, and its calls
     * @param cursor where to begin, empty for the beginning of the list
     * @param most how many records there may be
     */
    CursorWalk(ListCall list, String cursor, long most) {
        this.list = list;
        this.pageSize = Math.min(list.pageSize(), most);
        this.remaining = most;
        this.next = at(cursor);
    }

    private Call at(String cursor) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (!cursor.isEmpty()) {
            values.put(CURSOR, cursor);
        }
        Operation operation = list.operation();
        if (operation.paging() != Paging.NONE) {
            // Whether a search's cursor counts pages or records is not known, so the size of its pages stays.
            boolean mayShrink = operation.result().kind() != Kind.FOUND;
            values.put("limit", (int) (mayShrink ? Math.min(pageSize, remaining) : pageSize));
        }
        return list.page(values);
    }

    @Override
    public boolean hasNext() {
        return next != null || astray != null;
    }

    @Override
    public Page fetch() throws PipedriveException, InterruptedException {
        if (astray != null) {
            throw astray;
        }
        String position = (String) next.values().getOrDefault(CURSOR, "");
        if (fetched.contains(kept(position))) {
            throw list.leadsInACircle("a cursor came twice");
        }
        Answer result = list.carryOut(next);
        fetched.add(kept(position));
        answer = ListCall.withoutRecords(result);
        List<Object> records = ListCall.records(result).records();
        boolean cut = records.size() > remaining;
        if (cut) {
            // No copyOf: the API may say null instead of a record.
            records = new ArrayList<>(records.subList(0, (int) remaining));
        }
        remaining -= records.size();
        String following = result.next().cursor() == null ? "" : result.next().cursor();
        empty = records.isEmpty() ? empty + 1 : 0;
        if (following.isEmpty() || remaining == 0) {
            next = null;
        } else if (following.length() > LONGEST_CURSOR) {
            return behind(records, position, "the next cursor has " + following.length() + " characters");
        } else if (empty >= MOST_EMPTY) {
            return behind(records, position, empty + " pages came without a record");
        } else {
            next = at(following);
        }
        // There is no cursor for a place within a page: who continues there gets the whole page again.
        return new Page(records, position, cut ? position : following);
    }

    /** The page whose records came, when what follows it is not a list; that is the error of the next step. */
    private Page behind(List<Object> records, String position, String how) {
        next = null;
        astray = list.leadsInACircle(how);
        return new Page(records, position, position);
    }

    /** A long cursor by its digest, so that a long list of them fits in memory. */
    private static String kept(String cursor) {
        if (cursor.length() <= LONGEST_KEPT) {
            return cursor;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(cursor.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public Answer answer() {
        return answer;
    }
}
