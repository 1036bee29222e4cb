// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.repeating;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.call.CallFactory;
import io.github.camelpipedrive.call.Invoker;
import io.github.camelpipedrive.call.NewestFirst;
import io.github.camelpipedrive.call.NextPage;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.OperationCatalogue;

/**
 * Looks for the record that a create may have made whose answer was lost: in the list of its resource, newest first,
 * among those that were added since the call started. Made once an endpoint, used by many threads.
 */
final class CreateGuard {

    /** How far the clocks of the API and of this machine may be apart. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(1);

    /** Beyond it too much happens in the account to say whose record is whose. */
    private static final int MOST_PAGES = 10;

    private final Operation create;
    private final NewestFirst list;

    /**
     * What was found.
     *
     * @param same the records in which all that was given is the same, by ID
     * @param alike the IDs of those that may be the one, but are not the same
     * @param complete whether all records were looked at
     */
    record Finding(Map<String, Map<?, ?>> same, Set<String> alike, boolean complete) {

        boolean isNothing() {
            return same.isEmpty() && alike.isEmpty() && complete;
        }

        boolean isOne() {
            return same.size() == 1 && complete;
        }

        /** The one record, where there is exactly one. */
        Map.Entry<String, Map<?, ?>> one() {
            return same.entrySet().iterator().next();
        }

        /** What there is to say where it is neither one nor nothing. */
        String words() {
            String since = "was created since the call started";
            if (!same.isEmpty() && complete) {
                return "More than one record with what was given " + since + ": " + String.join(", ", same.keySet())
                        + ". One of them may be this call's; another try could make one too many.";
            }
            if (complete) {
                return "A record that is like what was given " + since + ": " + String.join(", ", alike)
                        + ". It may be this call's: check before you retry it.";
            }
            return "More records were created meanwhile than could be looked at: check before you retry it.";
        }
    }

    /**
     * Creates a guard.
     *
     * @param create whose records are looked for
     * @param catalogue where their list is
     * @throws IllegalArgumentException when there is no list in which they could be recognized
     */
    CreateGuard(Operation create, OperationCatalogue catalogue) {
        this.create = create;
        Operation all = catalogue.operations(create.resource()).stream()
                .filter(each -> each.name().equals("list"))
                .filter(each -> !create.recognizedBy().isEmpty()
                        && each.parameter("updated_since").isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "guardCreates can't guard " + create.id() + ": there is no list in which its records can be"
                                + " recognized. Set guardCreates=false on this endpoint"));
        this.list = new NewestFirst(all, "add_time");
        // A list that does not take what is asked of it is a mistake in its row, and better found now.
        CallFactory.checked(list.list(), list.values(Map.of(), Instant.EPOCH));
    }

    /** Whether the record of a call is in the list at all. */
    boolean canSee(Call call) {
        return create.unlistedWhen().isEmpty()
                || !Boolean.TRUE.equals(call.values().get(create.unlistedWhen()));
    }

    /**
     * Looks for the record of a call.
     *
     * @param call a create
     * @param begin when it began
     * @param invoker reads the list
     */
    Finding look(Call call, Instant begin, Invoker invoker) throws PipedriveException, InterruptedException {
        GivenFields given = new GivenFields(call);
        Instant since = begin.minus(CLOCK_DIFFERENCE);
        // When it was added says nothing where the call itself gave that time.
        String addedSince = call.values().get("add_time") == null ? NewestFirst.time(since) : "";
        Map<String, Map<?, ?>> same = new LinkedHashMap<>();
        Set<String> alike = new LinkedHashSet<>();
        Map<String, Object> query = list.values(given.telling(), since);
        // Behind a record that is older, there are such as were changed meanwhile, and none that was added.
        boolean newestFirst = query.containsKey("sort") || query.containsKey("sort_by");
        for (int page = 0; page < MOST_PAGES; page++) {
            Answer answer = invoker.call(list.list(), query, call.account());
            boolean older = false;
            for (Object each : (List<?>) answer.body()) {
                Map<?, ?> record = (Map<?, ?>) each;
                String added = NewestFirst.time(record.get("add_time"));
                older = !added.isEmpty() && added.compareTo(addedSince) < 0;
                if (!older) {
                    switch (given.likeness(record)) {
                        case SAME -> same.put(String.valueOf(record.get("id")), record);
                        case ALIKE -> alike.add(String.valueOf(record.get("id")));
                        case DIFFERENT -> {}
                    }
                }
            }
            if (answer.next().equals(NextPage.NONE) || older && newestFirst) {
                return new Finding(same, alike, true);
            }
            query = answer.next().behind(query);
        }
        return new Finding(same, alike, false);
    }
}
