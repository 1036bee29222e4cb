// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

import java.util.List;

/** Custom fields that can't be written: all that is wrong with them. */
public final class InvalidFieldsException extends FieldException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final boolean unknown;

    /**
     * What is wrong with one of them.
     *
     * @param name the name or key as given
     * @param message what is wrong, in a sentence that names the field
     * @param isUnknown whether the name or an option is not known; it may be newer than the loaded fields
     */
    public record Problem(String name, String message, boolean isUnknown) {}

    InvalidFieldsException(List<Problem> problems) {
        super(String.join("; ", problems.stream().map(Problem::message).toList()));
        this.problems = List.copyOf(problems);
        this.unknown = problems.stream().anyMatch(Problem::isUnknown);
    }

    /**
     * The problems in the order of the fields.
     *
     * @return at least one; empty after the exception was serialized
     */
    public List<Problem> problems() {
        return problems == null ? List.of() : problems;
    }

    @Override
    public boolean isUnknown() {
        return unknown;
    }
}
