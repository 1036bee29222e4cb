// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call;

import java.util.Map;

/**
 * What a call gave.
 *
 * @param body the result in the form that was asked for; null where the API answers no data
 * @param status the HTTP status
 * @param next where a list continues
 * @param headers what the API said beside it
 * @param notes what the component did for it
 */
public record Answer(Object body, int status, NextPage next, ResponseHeaders headers, Notes notes) {

    /**
     * What the component did for a call, beside sending it.
     *
     * @param resolved the IDs that stand for references, by place and reference
     * @param upsert what became of an upsert, empty for other operations
     */
    public record Notes(Map<String, Object> resolved, String upsert) {

        /** Nothing. */
        public static final Notes NONE = new Notes(Map.of(), "");

        /**
         * The same with the references that were resolved.
         *
         * @param ids the IDs by place and reference
         * @return the changed copy
         */
        public Notes resolved(Map<String, Object> ids) {
            return new Notes(ids, upsert);
        }
    }

    /**
     * Of a call that was sent as it is.
     *
     * @param body the result
     * @param status the HTTP status
     * @param next where a list continues
     * @param headers what the API said beside it
     */
    public Answer(Object body, int status, NextPage next, ResponseHeaders headers) {
        this(body, status, next, headers, Notes.NONE);
    }

    /**
     * The same with another result, as of several pages.
     *
     * @param other the result
     * @param behind where the list continues
     * @return the changed copy
     */
    public Answer with(Object other, NextPage behind) {
        return new Answer(other, status, behind, headers, notes);
    }

    /**
     * The same with what the component did.
     *
     * @param others the notes
     * @return the changed copy
     */
    public Answer with(Notes others) {
        return new Answer(body, status, next, headers, others);
    }
}
