// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.error;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A reference fits several records, so that somebody has to choose one of them. The call was not sent. The candidates hold
 * what tells them apart.
 */
public final class PipedriveAmbiguousReferenceException extends PipedriveException {
    private static final long serialVersionUID = 1L;

    private final String reference;
    private final ArrayList<Map<String, Object>> candidates;

    /**
     * Creates the exception.
     *
     * @param details what is known
     * @param reference the reference as given, such as {@code name:Acme Corp}
     * @param candidates the records that fit: of each its {@code id} and what tells it apart
     */
    public PipedriveAmbiguousReferenceException(
            ErrorDetails details, String reference, List<Map<String, Object>> candidates) {
        super(details, null);
        this.reference = reference;
        this.candidates = new ArrayList<>();
        candidates.forEach(each -> this.candidates.add(Collections.unmodifiableMap(new LinkedHashMap<>(each))));
    }

    /**
     * The reference.
     *
     * @return as it was given, such as {@code name:Acme Corp}
     */
    public String getReference() {
        return reference;
    }

    /**
     * The records that fit.
     *
     * @return of each its {@code id} and, where the record has them, its name, organization, owner, e-mail address, status
     *     and last change; an immutable list
     */
    public List<Map<String, Object>> getCandidates() {
        return Collections.unmodifiableList(candidates);
    }

    @Override
    PipedriveException copy(ErrorDetails more) {
        return new PipedriveAmbiguousReferenceException(more, reference, candidates);
    }
}
