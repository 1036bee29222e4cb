// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.naming;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.naming.Criterion.Term;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.type.Choice;
import io.github.camelpipedrive.operation.type.ListOf;
import io.github.camelpipedrive.resource.Resource;

/**
 * Finds the records of one resource that fit: by a search, verified on each record; among those that this process wrote;
 * and, where that finds none, among those that were changed while the search may lag.
 */
public final class RecordLookup {

    /** So many candidates are enough to say that there is no only one; a person does not choose among more. */
    public static final int MOST_CANDIDATES = 10;

    private static final int MOST_PAGES = 5;
    private static final int SEARCH_PAGE = 100;
    private static final int LIST_PAGE = 500;

    /** From this number on one list of IDs costs less than as many records. */
    private static final int CHEAPER_AS_A_LIST = 10;

    private final AccountNames names;
    private final Inquiry inquiry;
    private final Resource resource;
    private final List<Criterion> criteria;
    private final boolean archived;
    private final int most;
    private final Map<String, Candidate> fitting = new LinkedHashMap<>();
    private final Set<String> looked = new HashSet<>();
    private boolean complete = true;

    /**
     * What was found.
     *
     * @param records those that fit, each once
     * @param complete whether there can't be another one
     */
    public record Finding(List<Candidate> records, boolean complete) {}

    /**
     * Prepares a look-up.
     *
     * @param names what is known of the account
     * @param inquiry whom to ask
     * @param resource whose records are looked for
     * @param criteria what a record must have, all of it
     * @param archived whether archived records count
     * @param most how many are enough
     */
    public RecordLookup(
            AccountNames names,
            Inquiry inquiry,
            Resource resource,
            List<Criterion> criteria,
            boolean archived,
            int most) {
        this.names = names;
        this.inquiry = inquiry;
        this.resource = resource;
        this.criteria = criteria;
        this.archived = archived;
        this.most = most;
    }

    /**
     * Looks.
     *
     * @return what was found
     * @throws PipedriveException when the API refuses to say
     * @throws InterruptedException when the thread was interrupted
     */
    public Finding find() throws PipedriveException, InterruptedException {
        Optional<Operation> search =
                names.operation(resource, "search").filter(row -> searched(row).isPresent());
        if (resource.isSetting()) {
            // Those that a search finds are in the list that is kept.
            inSettings();
        } else if (byId().isPresent() && names.operation(resource, "get").isPresent()) {
            look(byId().get(), Map.of());
        } else if (search.isPresent()) {
            bySearch(search.get(), searched(search.get()).orElseThrow());
        } else {
            byList();
        }
        return new Finding(List.copyOf(fitting.values()), complete);
    }

    /** The ID, where it is one of the criteria: no list is as long as it may have to be. */
    private Optional<Object> byId() {
        return criteria.stream()
                .filter(each ->
                        each instanceof Criterion.ByValue value && value.field().equals("id"))
                .map(each -> ((Criterion.ByValue) each).value())
                .findFirst();
    }

    private void inSettings() throws PipedriveException, InterruptedException {
        List<Map<?, ?>> records = names.settings(resource, inquiry);
        records.forEach(record -> take(record, Map.of()));
        if (fitting.isEmpty()) {
            String unknown = criteria.toString();
            names.settingsKnowing(unknown, records, resource, inquiry).forEach(record -> take(record, Map.of()));
        }
    }

    /** The criterion that a search can look for. */
    private Optional<Criterion> searched(Operation search) {
        Collection<?> fields = search.parameter("fields")
                .filter(parameter -> parameter.type() instanceof ListOf list && list.item() instanceof Choice)
                .map(parameter -> ((Choice) ((ListOf) parameter.type()).item()).choices())
                .orElse(List.of());
        return criteria.stream()
                .filter(each -> fields.contains(each.searchedIn()))
                .findFirst();
    }

    private void bySearch(Operation search, Criterion criterion) throws PipedriveException, InterruptedException {
        // All of them: what one spelling finds can have a twin that only another one finds.
        for (Term term : criterion.terms()) {
            if (!isEnough()) {
                search(search, criterion, term);
            }
        }
        amongTheRecent(criterion);
        if (fitting.isEmpty()) {
            // What others wrote while the search may lag.
            complete &= names.readNewest(resource, inquiry);
            amongTheRecent(criterion);
        }
    }

    private void amongTheRecent(Criterion criterion) throws PipedriveException, InterruptedException {
        for (Object id : names.recent().ids(resource, criterion::fits)) {
            if (!isEnough()) {
                look(id, Map.of());
            }
        }
    }

    private void search(Operation search, Criterion criterion, Term term)
            throws PipedriveException, InterruptedException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("term", term.text());
        values.put("fields", criterion.searchedIn());
        values.put("exact_match", term.exact());
        values.put("limit", SEARCH_PAGE);
        for (int i = 0; i < MOST_PAGES && !isEnough(); i++) {
            Inquiry.Page page = inquiry.page(search, values);
            look(page.records());
            if (page.isLast()) {
                return;
            }
            values = page.next().behind(values);
        }
        complete = isEnough();
    }

    private boolean isEnough() {
        return fitting.size() >= most;
    }

    private void look(List<Map<?, ?>> items) throws PipedriveException, InterruptedException {
        Optional<Operation> list = names.operation(resource, "list")
                .filter(row -> row.parameter("ids").isPresent() && !archived);
        if (items.size() < CHEAPER_AS_A_LIST || list.isEmpty()) {
            for (Map<?, ?> item : items) {
                if (!isEnough()) {
                    look(item.get("id"), item);
                }
            }
            return;
        }
        Map<String, Map<?, ?>> byId = new LinkedHashMap<>();
        items.forEach(item -> byId.put(String.valueOf(item.get("id")), item));
        byId.keySet().removeAll(looked);
        if (byId.isEmpty()) {
            return;
        }
        looked.addAll(byId.keySet());
        Map<String, Object> values = Map.of("ids", List.copyOf(byId.keySet()), "limit", LIST_PAGE);
        for (Map<?, ?> record : inquiry.page(list.get(), values).records()) {
            take(record, byId.getOrDefault(String.valueOf(record.get("id")), Map.of()));
        }
    }

    /** Looks at the record itself: what a search says of it may be out of date. */
    private void look(Object id, Map<?, ?> item) throws PipedriveException, InterruptedException {
        if (id == null || !looked.add(id.toString())) {
            return;
        }
        Optional<Operation> get = names.operation(resource, "get");
        if (get.isEmpty()) {
            take(item, item);
            return;
        }
        take(record(get.get(), id), item);
    }

    /** Empty for one that was deleted since it was indexed: it is none of those that are looked for. */
    private Map<?, ?> record(Operation get, Object id) throws PipedriveException, InterruptedException {
        try {
            return inquiry.record(get, Map.of("id", id));
        } catch (PipedriveNotFoundException e) {
            return Map.of();
        }
    }

    private void take(Map<?, ?> record, Map<?, ?> item) {
        boolean counts =
                record.get("id") != null && !isGone(record) && (archived || !isTrue(record.get("is_archived")));
        if (counts && criteria.stream().allMatch(each -> each.fits(record))) {
            fitting.putIfAbsent(record.get("id").toString(), new Candidate(record, item));
        }
    }

    private static boolean isGone(Map<?, ?> record) {
        return isTrue(record.get("is_deleted"))
                || Boolean.FALSE.equals(record.get("active_flag"))
                || "deleted".equals(record.get("status"));
    }

    private static boolean isTrue(Object flag) {
        return Boolean.TRUE.equals(flag);
    }

    private void byList() throws PipedriveException, InterruptedException {
        Optional<Operation> list = names.operation(resource, "list");
        if (list.isEmpty()) {
            complete = false;
            return;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("limit", LIST_PAGE);
        for (Criterion criterion : criteria) {
            if (criterion instanceof Criterion.ByValue value
                    && list.get().parameter(value.field()).isPresent()) {
                values.put(value.field(), value.value());
            }
        }
        for (int i = 0; i < MOST_PAGES && !isEnough(); i++) {
            Inquiry.Page page = inquiry.page(list.get(), values);
            page.records().forEach(record -> take(record, Map.of()));
            if (page.isLast()) {
                return;
            }
            values = page.next().behind(values);
        }
        complete = isEnough();
    }
}
