// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.binding;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.Parameter.Location;
import io.github.camelpipedrive.operation.type.AnyJson;
import io.github.camelpipedrive.operation.type.CustomFields;
import io.github.camelpipedrive.operation.type.InvalidValueException;
import io.github.camelpipedrive.operation.type.ListOf;
import io.github.camelpipedrive.operation.type.Spelling;
import io.github.camelpipedrive.operation.type.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of parameters, and of values of a fixed set, that an operation's row does not name. Made once an endpoint,
 * used by many threads.
 */
final class UnknownParameters {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownParameters.class);

    /** Names come from messages, too: nobody fills the memory with them. */
    private static final int MOST_NAMES_KEPT = 1000;

    private static final int LONGEST_KEPT = 200;

    private final Operation operation;
    private final boolean allowed;
    private final Set<String> warnedOf = ConcurrentHashMap.newKeySet();

    /**
     * Creates the rule.
     *
     * @param operation whose row it is
     * @param allowed whether they are sent as they are, with one warning for each
     */
    UnknownParameters(Operation operation, boolean allowed) {
        this.operation = operation;
        this.allowed = allowed;
    }

    /** Whether a parameter of this name is sent. A custom field in the wrong place, or a credential, is known to be wrong. */
    boolean pass(String name) {
        return (operation.takesAnyQuery() || allowed && !CustomFields.isFlatKey(name)) && !CredentialNames.has(name);
    }

    /** Whether values are sent that a fixed set does not have. */
    boolean passValues() {
        return allowed;
    }

    /** The value of such a parameter for the wire. */
    Object accept(String name, Object value) throws InvalidValueException {
        Object accepted =
                operation.locationOfUnnamed() == Location.BODY ? AnyJson.INSTANCE.accept(value) : ofQuery(value);
        if (!operation.takesAnyQuery()) {
            warn(name, () -> "parameter " + Spelling.quoted(name), () -> suggestion(name));
        }
        return accepted;
    }

    private String suggestion(String name) {
        List<String> known =
                operation.parameters().stream().map(Parameter::name).toList();
        return Spelling.suggestion(name, known);
    }

    private static Object ofQuery(Object value) throws InvalidValueException {
        if (value instanceof Iterable || value.getClass().isArray()) {
            return ListOf.any(Text.NOT_BLANK).accept(value);
        }
        return value instanceof Number || value instanceof Boolean
                ? AnyJson.INSTANCE.accept(value)
                : Text.NOT_BLANK.accept(value);
    }

    /** Warns of a value that the set of a parameter does not have. */
    void warnOfValue(String name, Object value) {
        String text = value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
        warn(name + "=" + text, () -> "value " + Spelling.quoted(text) + " of " + name, () -> "");
    }

    private void warn(String key, Supplier<String> what, Supplier<String> suggestion) {
        String kept = key.length() <= LONGEST_KEPT ? key : key.substring(0, LONGEST_KEPT);
        if (warnedOf.size() < MOST_NAMES_KEPT && warnedOf.add(kept)) {
            LOG.warn(
                    "{}: the unknown {} is sent as it is (allowUnknown).{}",
                    operation.id(),
                    what.get(),
                    suggestion.get());
        }
    }
}
