// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

/**
 * A value that its parameter's type does not accept. The message completes the sentence that starts with the
 * parameter's name: {@code expected a whole number, got 'abc'}.
 */
public class InvalidValueException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_PATH = 200;

    private final String path;
    private final String reason;

    /**
     * A value that is wrong as a whole.
     *
     * @param reason what is wrong with it; the text completes the sentence that starts with the parameter's name
     */
    public InvalidValueException(String reason) {
        this("", reason);
    }

    private InvalidValueException(String path, String reason) {
        // A wrong value is an everyday answer, not a defect: no stack trace is worth its cost.
        super(path.isEmpty() ? reason : path + ": " + reason, null, false, false);
        this.path = path;
        this.reason = reason;
    }

    /**
     * A value of another form than the one that is taken.
     *
     * @param what the form, such as {@code a whole number}
     * @param got the value as given; shown by its text, shortened, or by its kind when it is a container
     * @return the exception to throw
     */
    public static InvalidValueException expected(String what, Object got) {
        return new InvalidValueException("expected " + what + ", got " + quote(got));
    }

    /**
     * The place inside the value, such as {@code [0].person_id}; empty for the value itself.
     *
     * @return the path, never null
     */
    public String path() {
        return path;
    }

    /**
     * The same problem, seen from the value that holds this one.
     *
     * @param outer an index such as {@code [0]} or a key
     * @return the exception to throw instead
     */
    public InvalidValueException inside(String outer) {
        String separator = path.isEmpty() || path.startsWith("[") ? "" : ".";
        return new InvalidValueException(shortened(outer + separator + path), reason);
    }

    private static String shortened(String path) {
        return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH - 1) + "…";
    }

    /** The same problem with more about it. */
    InvalidValueException because(String more) {
        return new InvalidValueException(path, reason + ": " + more);
    }

    /** A value as it may appear in a message: its text in quotes, shortened; a container only by its kind. */
    static String quote(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Number && LongNumbers.isLong(value)) {
            return "a number of very many digits";
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof byte[]) {
            return "bytes";
        }
        if (value instanceof java.util.Map) {
            return "an object";
        }
        // A path is an Iterable of its own parts.
        if (value instanceof Iterable && !(value instanceof java.nio.file.Path)
                || value.getClass().isArray()) {
            return "a list";
        }
        if (!(value instanceof CharSequence || value instanceof Character || value instanceof Enum)
                && !value.getClass().getName().startsWith("java.")) {
            return "a " + value.getClass().getSimpleName();
        }
        return Spelling.quoted(value.toString());
    }
}
