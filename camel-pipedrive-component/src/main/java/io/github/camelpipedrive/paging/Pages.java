// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelpipedrive.client.Call;
import io.github.camelpipedrive.client.Caller;
import io.github.camelpipedrive.client.RequestBinder;
import io.github.camelpipedrive.client.ResponseReader;
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

    private static final String LIMIT = "limit";
    private static final String SORT = "sort";

    private final Operation operation;
    private final RequestBinder binder;
    private final ResponseReader reader;
    private final long most;

    /**
     * Makes the pages of a list.
     *
     * @param operation a list
     * @param binder makes its calls
     * @param reader reads pages
     * @param maxResults how many records there may be, 0 for any number
     */
    public Pages(Operation operation, RequestBinder binder, ResponseReader reader, long maxResults) {
        this.operation = operation;
        this.binder = binder;
        this.reader = reader;
        this.most = maxResults == 0 ? Long.MAX_VALUE : maxResults;
    }

    /**
     * Begins a walk.
     *
     * @param call the call as it was bound
     * @param resumeFrom where to begin, as a {@link Page} said it; empty for where the call begins
     * @param caller carries out the calls
     * @throws PipedriveValidationException when that is no place in this list
     */
    PageWalk walk(Call call, String resumeFrom, Caller caller) throws PipedriveValidationException {
        String parameter = operation.paging() == Paging.OFFSET ? "start" : "cursor";
        Object begins = call.values().get(parameter);
        if (!resumeFrom.isEmpty() && begins != null) {
            throw invalid(call, "resumeFrom and " + parameter + " both say where to begin; give one of them");
        }
        if (operation.paging() == Paging.OFFSET) {
            return byOffset(call, resumeFrom.isEmpty() && begins != null ? begins.toString() : resumeFrom, caller);
        }
        if (operation.paging() == Paging.NONE && !resumeFrom.isEmpty()) {
            throw invalid(call, "resumeFrom: this list comes as one page, so that there is no place to go on");
        }
        String cursor = resumeFrom.isEmpty() && begins != null ? begins.toString() : resumeFrom;
        return new CursorWalk(calls(call, caller), cursor, most);
    }

    private PageWalk byOffset(Call call, String from, Caller caller) throws PipedriveValidationException {
        Optional<OffsetPosition> beginning = OffsetPosition.parse(from);
        if (beginning.isEmpty()) {
            throw invalid(
                    call,
                    "resumeFrom: expected a place that a page of this list gave, such as 500, got '" + from + "'");
        }
        Map<String, Object> values = new LinkedHashMap<>(call.values());
        if (canBeSortedById()) {
            values.putIfAbsent(SORT, "id");
        }
        boolean sortedById = values.get(SORT) instanceof String order && SortOrder.ascendsBy(order, "id");
        PageCalls calls = calls(binder.changed(call, values), caller);
        return new OffsetWalk(calls, beginning.get(), sortedById, largestPage(), most);
    }

    private boolean canBeSortedById() {
        return operation
                .parameter(SORT)
                .filter(parameter -> parameter.type() instanceof SortOrder order
                        && (order.fields().isEmpty() || order.fields().contains("id")))
                .isPresent();
    }

    private PageCalls calls(Call call, Caller caller) {
        Object given = call.values().get(LIMIT);
        return new PageCalls(
                call, binder, reader, caller, given instanceof Number limit ? limit.intValue() : largestPage());
    }

    /** A call costs the same whatever its limit is. */
    private int largestPage() {
        long allowed = operation
                .parameter(LIMIT)
                .map(Parameter::type)
                .filter(IntegerValue.class::isInstance)
                .map(type -> ((IntegerValue) type).maximum())
                .orElse(1L);
        // Searches of one kind are wrappers of itemSearch, which takes 100 at most (vendor's reference, 2025).
        return (int) (operation.result().kind() == Kind.FOUND ? Math.min(100, allowed) : allowed);
    }

    private PipedriveValidationException invalid(Call call, String what) {
        return new PipedriveValidationException(
                ErrorDetails.of(operation.id(), call.account(), what).withHint("Nothing was sent."));
    }

    /** The records of several pages as the one value that a single page with all of them would be. */
    Object whole(List<Object> records) {
        return reader.whole(records);
    }
}
