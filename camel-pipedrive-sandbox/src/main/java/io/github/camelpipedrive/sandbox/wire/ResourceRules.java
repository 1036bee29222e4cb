// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.wire;

import java.util.Map;
import java.util.Set;

import io.github.camelpipedrive.operation.ApiVersion;

/** What the API checks in the requests for one resource and the rows of its operations do not say. */
public interface ResourceRules {

    /** Those of a resource of which the rows say everything. */
    ResourceRules NONE = new ResourceRules() {};

    /**
     * Fields that are in the description of the request, and that no request may have.
     *
     * @param version the version of the operation
     * @return the keys, none by default
     */
    default Set<String> readOnlyFields(ApiVersion version) {
        return Set.of();
    }

    /**
     * Fields with text that a request may have and that the description does not name. Where there are any, one of them
     * can replace a required {@code name}.
     *
     * @return the keys, none by default
     */
    default Set<String> undescribedFields() {
        return Set.of();
    }

    /**
     * Fields that always have a value in a record, so that null can't clear them.
     *
     * @return the keys, none by default
     */
    default Set<String> neverNull() {
        return Set.of();
    }

    /**
     * Whether parameters of the query that the operation does not have are ignored. Otherwise the request is refused.
     *
     * @param version the version of the operation
     * @return false by default
     */
    default boolean ignoresUnknownParameters(ApiVersion version) {
        return false;
    }

    /**
     * The highest {@code limit}, where it is lower than the one that the row has.
     *
     * @return a number, no bound by default
     */
    default int highestLimit() {
        return Integer.MAX_VALUE;
    }

    /**
     * Refuses a body with an error of its own, before its fields are checked.
     *
     * @param version the version of the operation
     * @param body the fields
     * @throws Refusal when the body is refused; never by default
     */
    default void refuse(ApiVersion version, Map<String, Object> body) {}
}
