// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.NextPage;
import io.github.camelpipedrive.call.ResponseHeaders;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.naming.AccountNames;
import io.github.camelpipedrive.naming.Candidate;
import io.github.camelpipedrive.naming.Criterion;
import io.github.camelpipedrive.naming.Inquiry;
import io.github.camelpipedrive.naming.RecordLookup;
import io.github.camelpipedrive.naming.RecordLookup.Finding;
import io.github.camelpipedrive.naming.References;
import io.github.camelpipedrive.naming.Sought;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.type.Reference;
import io.github.camelpipedrive.resource.Resource;

/**
 * Finds the record that has all of the given values: {@code find}.
 *
 * @param operation a {@code find}
 * @param names what is known of the account
 * @param inquiry whom to ask
 * @param references resolves the references of the call
 */
record Find(Operation operation, AccountNames names, Inquiry inquiry, References references) {

    private static final String ID = "id";
    private static final String CUSTOM_FIELDS = "custom_fields";
    private static final int MOST_RECORDS = 1_000;

    Answer find(Map<String, Object> values) throws PipedriveException, InterruptedException {
        List<Criterion> criteria = criteria(values);
        String wanted = criteria.stream().map(Criterion::words).collect(Collectors.joining(", "));
        String mode = values.getOrDefault("result", "one").toString();
        boolean several = mode.equals("all") || mode.equals("first");
        Resource resource = operation.resource();
        Finding finding = new RecordLookup(
                        names,
                        inquiry,
                        resource,
                        criteria,
                        Boolean.TRUE.equals(values.get("include_archived")),
                        several ? MOST_RECORDS : RecordLookup.MOST_CANDIDATES)
                .find();
        return new Answer(result(mode, finding, wanted), 200, NextPage.NONE, ResponseHeaders.NONE);
    }

    private Object result(String mode, Finding finding, String wanted) throws PipedriveException, InterruptedException {
        if (mode.equals("all")) {
            return all(finding, wanted);
        }
        if (mode.equals("first")) {
            return first(finding, wanted);
        }
        boolean none = finding.records().isEmpty() && finding.complete();
        if (mode.equals("none-ok") && none) {
            return null;
        }
        return references
                .only(finding, Sought.with(operation.resource(), wanted), "")
                .copy();
    }

    private List<Criterion> criteria(Map<String, Object> values) throws PipedriveException, InterruptedException {
        Criteria made = new Criteria(operation.resource(), references);
        List<Criterion> criteria = new ArrayList<>();
        for (String name : operation.subjects()) {
            Object value = values.get(name);
            if (value instanceof Map<?, ?> fields && name.equals(CUSTOM_FIELDS)) {
                for (Map.Entry<?, ?> field : fields.entrySet()) {
                    String place = CUSTOM_FIELDS + "." + field.getKey();
                    criteria.add(made.ofCustomField(String.valueOf(field.getKey()), field.getValue(), place));
                }
            } else if (value != null) {
                criteria.add(made.of(name, value));
            }
        }
        if (criteria.isEmpty()) {
            throw new PipedriveValidationException(details("nothing is given to find the "
                            + operation.resource().singular() + " by")
                    .withHint(
                            "Give one or more of " + String.join(", ", operation.subjects()) + ". Nothing was sent."));
        }
        return criteria;
    }

    /** The references of a call, except the one that says what is looked for. */
    static Map<String, Object> withoutOwn(Map<String, Object> values) {
        Map<String, Object> others = new LinkedHashMap<>(values);
        if (isPlain(values.get(ID))) {
            others.remove(ID);
        }
        return others;
    }

    /** A name that is unique by itself. */
    private static boolean isPlain(Object value) {
        return value instanceof Reference reference
                && reference.resource().parent().isEmpty()
                && !reference.by().isEmpty();
    }

    private List<Map<?, ?>> all(Finding finding, String wanted) throws PipedriveValidationException {
        if (!finding.complete() || finding.records().size() >= MOST_RECORDS) {
            throw new PipedriveValidationException(
                    details("more " + operation.resource().plural() + " than can be looked at are like " + wanted)
                            .withHint("Give more of what is known, or use " + operation.resource() + "/list."));
        }
        return finding.records().stream().<Map<?, ?>>map(Candidate::copy).toList();
    }

    private Map<?, ?> first(Finding finding, String wanted) throws PipedriveException {
        Comparator<Map<?, ?>> byId =
                Comparator.comparing(record -> record.get(ID) instanceof Number number ? number.longValue() : 0L);
        return all(finding, wanted).stream()
                .min(byId.thenComparing(record -> record.get(ID).toString()))
                .orElseThrow(() -> new PipedriveNotFoundException(
                        details("there is no " + operation.resource().singular() + " with " + wanted)));
    }

    private ErrorDetails details(String what) {
        return ErrorDetails.of(operation.id(), inquiry.account(), what);
    }
}
