// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a request gave, checked and with types.
 *
 * @param path the parameters in the path
 * @param query the parameters in the query
 * @param body the JSON object in the body, empty when there was none; null values are explicit nulls
 * @param caller who sent it
 */
public record Arguments(Map<String, Object> path, Map<String, Object> query, Map<String, Object> body, Caller caller) {

    /**
     * Who sends a request.
     *
     * @param app the app, empty for an API token
     * @param user what is known of the user, such as {@code id} and {@code company_id}; empty for an API token
     */
    public record Caller(String app, Map<String, Object> user) {

        /** Someone with an API token. */
        public static final Caller API_TOKEN = new Caller("", Map.of());
    }

    /**
     * The same from a caller.
     *
     * @param sender who sends it
     * @return new arguments
     */
    public Arguments from(Caller sender) {
        return new Arguments(path, query, body, sender);
    }

    /**
     * The record that the path names.
     *
     * @return a number or a UUID as text
     */
    public Object id() {
        return path.get("id");
    }

    /**
     * A parameter of the query.
     *
     * @param name its name
     * @return its value, or empty when it was not given
     */
    public Optional<Object> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /**
     * A parameter of the query as text.
     *
     * @param name its name
     * @return its value, empty text when it was not given
     */
    public String text(String name) {
        return query(name).map(Object::toString).orElse("");
    }

    /**
     * A whole number of the query.
     *
     * @param name its name
     * @param otherwise what it is when it was not given
     * @return its value
     */
    public int number(String name, int otherwise) {
        return query(name).map(value -> ((Number) value).intValue()).orElse(otherwise);
    }

    /**
     * A flag of the query.
     *
     * @param name its name
     * @return true only when it was given as true
     */
    public boolean flag(String name) {
        return Boolean.TRUE.equals(query.get(name));
    }

    /**
     * A list of the query.
     *
     * @param name its name
     * @return its values as text, empty when it was not given
     */
    public List<String> list(String name) {
        return query.get(name) instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
    }
}
