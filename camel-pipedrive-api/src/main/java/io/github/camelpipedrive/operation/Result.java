// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

/**
 * Where an operation's result is in the response.
 *
 * @param kind one record, several, bytes, or just that it is done
 * @param listKey for {@link Kind#RECORDS} the key below {@code data} that holds the list, empty when {@code data} is it
 */
public record Result(Kind kind, String listKey) {

    /** {@code data} is the record, or whatever single value the API answers. */
    public static final Result RECORD = new Result(Kind.RECORD, "");

    /** {@code data} is the list of records; {@code data: null} is an empty one. */
    public static final Result RECORDS = new Result(Kind.RECORDS, "");

    /** {@code data.items} is a list of <code>{result_score, item}</code>. */
    public static final Result FOUND = new Result(Kind.FOUND, "items");

    /** The body is a file. */
    public static final Result BINARY = new Result(Kind.BINARY, "");

    /** {@code data} is {@code true}: it is done, and there is nothing to show. */
    public static final Result DONE = new Result(Kind.DONE, "");

    /** {@code data} is a record, a list or a single value, or the answer is a file: what it is shows when it is there. */
    public static final Result ANY = new Result(Kind.ANY, "");

    /** {@code data} is the list of records, or an object that holds it under any key. */
    public static final Result ANY_RECORDS = new Result(Kind.RECORDS, Result.ANY_KEY);

    /** The {@link #listKey()} that stands for any key. */
    public static final String ANY_KEY = "*";

    /** What a result is. */
    public enum Kind {
        /** One record. */
        RECORD,
        /** A list of records. */
        RECORDS,
        /** A list of search results, each with its {@code result_score}. */
        FOUND,
        /** Bytes. */
        BINARY,
        /** The word {@code true}. */
        DONE,
        /** Not known before it is there. */
        ANY
    }

    /**
     * A list that is not {@code data} itself but stands below it.
     *
     * @param key its key in {@code data}
     * @return the result
     */
    public static Result recordsAt(String key) {
        return new Result(Kind.RECORDS, key);
    }

    /**
     * Whether the result is a list.
     *
     * @return true for records and search results
     */
    public boolean isList() {
        return kind == Kind.RECORDS || kind == Kind.FOUND;
    }
}
