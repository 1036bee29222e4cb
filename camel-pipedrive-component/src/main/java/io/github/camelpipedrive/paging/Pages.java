// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.call.CallFactory;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Paging;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.Result.Kind;
import io.github.camelpipedrive.operation.type.IntegerValue;
import io.github.camelpipedrive.operation.type.SortOrder;

/** How the pages of a list are walked through. Made once an endpoint, used by many threads. */
public final class Pages {

    /** The parameter that says how many records a page has at most. */
    static final String LIMIT = "limit";

    private static final String SORT = "sort";

    private final Operation operation;
    private final CallFactory calls;
    private final Function<List<Object>, Object> whole;
    private final long most;

    /**
     * Makes the pages of a list.
     *
     * @param calls makes the calls of a list, whose answers are {@code PageRecords}
     * @param whole makes one value of the records of several pages, as a single page with all of them would be
     * @param maxResults how many records there may be, 0 for any number
     */
    public Pages(CallFactory calls, Function<List<Object>, Object> whole, long maxResults) {
        this.operation = calls.operation();
        this.calls = calls;
        this.whole = whole;
        this.most = maxResults == 0 ? Long.MAX_VALUE : maxResults;
    }

    Operation operation() {
        return operation;
    }

    Call call(Map<String, Object> values, String account) {
        return calls.call(values, account);
    }

    /**
     * Begins a walk.
     *
     * @param list what is to be read
     * @throws PipedriveValidationException when it is to begin at no place in this list
     */
    PageWalk walk(ListCall list) throws PipedriveValidationException {
        String parameter = operation.paging() == Paging.OFFSET ? "start" : "cursor";
        Object begins = list.values().get(parameter);
        String resumeFrom = list.resumeFrom();
        if (!resumeFrom.isEmpty() && begins != null) {
            throw invalid(list, "resumeFrom and " + parameter + " both say where to begin; give one of them");
        }
        if (operation.paging() == Paging.OFFSET) {
            return byOffset(list, resumeFrom.isEmpty() && begins != null ? begins.toString() : resumeFrom);
        }
        if (operation.paging() == Paging.NONE && !resumeFrom.isEmpty()) {
            throw invalid(list, "resumeFrom: this list comes as one page, so that there is no place to continue");
        }
        String cursor = resumeFrom.isEmpty() && begins != null ? begins.toString() : resumeFrom;
        return new CursorWalk(list, cursor, most);
    }

    private PageWalk byOffset(ListCall list, String from) throws PipedriveValidationException {
        Optional<OffsetPosition> beginning = OffsetPosition.parse(from);
        if (beginning.isEmpty()) {
            throw invalid(
                    list,
                    "resumeFrom: expected a place that a page of this list gave, such as 500, got '" + from + "'");
        }
        Map<String, Object> values = new LinkedHashMap<>(list.values());
        if (canBeSortedById()) {
            values.putIfAbsent(SORT, "id");
        }
        boolean sortedById = values.get(SORT) instanceof String order && SortOrder.ascendsBy(order, "id");
        return new OffsetWalk(list.with(values), beginning.get(), sortedById, largestPage(), most);
    }

    private boolean canBeSortedById() {
        return operation
                .parameter(SORT)
                .filter(parameter -> parameter.type() instanceof SortOrder order
                        && (order.fields().isEmpty() || order.fields().contains("id")))
                .isPresent();
    }

    /** A call costs the same whatever its limit is. */
    int largestPage() {
        long allowed = operation
                .parameter(LIMIT)
                .map(Parameter::type)
                .filter(IntegerValue.class::isInstance)
                .map(type -> ((IntegerValue) type).maximum())
                .orElse(1L);
        // Searches of one kind are wrappers of itemSearch, which takes 100 at most (vendor's reference, 2025).
        return (int) (operation.result().kind() == Kind.FOUND ? Math.min(100, allowed) : allowed);
    }

    private PipedriveValidationException invalid(ListCall list, String what) {
        return new PipedriveValidationException(
                ErrorDetails.of(operation.id(), list.account(), what).withHint("Nothing was sent."));
    }

    /** The records of several pages as the one value that a single page with all of them would be. */
    Object whole(List<Object> records) {
        return whole.apply(records);
    }
}
