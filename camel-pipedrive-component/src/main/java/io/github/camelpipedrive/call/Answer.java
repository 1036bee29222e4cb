// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call;

/**
 * What a call gave.
 *
 * @param body the result in the form that was asked for; null where the API answers no data
 * @param status the HTTP status
 * @param next where a list continues
 * @param headers what the API said beside it
 */
public record Answer(Object body, int status, NextPage next, ResponseHeaders headers) {

    /**
     * The same with another result, as of several pages.
     *
     * @param other the result
     * @param behind where the list continues
     * @return the changed copy
     */
    public Answer with(Object other, NextPage behind) {
        return new Answer(other, status, behind, headers);
    }
}
