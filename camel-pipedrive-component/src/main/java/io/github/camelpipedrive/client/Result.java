// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

/**
 * What a call gave.
 *
 * @param body the result in the form that was asked for; null where the API answers no data
 * @param status the HTTP status
 * @param next where the next page begins
 * @param headers what the API said beside it
 */
public record Result(Object body, int status, NextPage next, ResponseHeaders headers) {}
