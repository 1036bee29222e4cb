// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelpipedrive.operation.type.IntegerValue;
import io.github.camelpipedrive.operation.type.InvalidValueException;
import io.github.camelpipedrive.operation.type.Spelling;
import io.github.camelpipedrive.operation.type.Text;

/** One of the options of a field: people write its label, or its ID where the label is not enough. */
final class Options implements ValueForm {

    private static final String ID = "id";

    private final List<FieldOption> options;
    private final NameIndex<FieldOption> byLabel;

    /** By the text of the ID, as version 1 writes it. */
    private final Map<String, FieldOption> byId = new HashMap<>();

    private final Map<String, Object> shown = new HashMap<>();

    Options(List<FieldOption> options) {
        this.options = options;
        byLabel = new NameIndex<>(options, FieldOption::label);
        options.forEach(option -> byId.put(String.valueOf(option.id()), option));
        options.forEach(option -> shown.put(String.valueOf(option.id()), shown(option)));
    }

    /** The first of label, ID and an object with the ID that means this option and no other. */
    private Object shown(FieldOption option) {
        if (byLabel.find(option.label()).equals(List.of(option))) {
            return option.label();
        }
        return ofId(option.id());
    }

    /** An ID that is text can be the label of another option. */
    private Object ofId(Object id) {
        return id instanceof CharSequence && !byLabel.find(id.toString()).isEmpty() ? Map.of(ID, id) : id;
    }

    /** Whether an ID in an answer belongs to an option. */
    boolean isKnown(Object wire) {
        return byId.containsKey(textOf(wire));
    }

    private static String textOf(Object wire) {
        return String.valueOf(wire instanceof Map<?, ?> map && map.get(ID) != null ? map.get(ID) : wire)
                .trim();
    }

    @Override
    public Object read(Object wire) {
        String id = textOf(wire);
        Object label = shown.get(id);
        return label == null ? unknown(wire, id) : label;
    }

    private Object unknown(Object wire, String id) {
        if (!(wire instanceof CharSequence)) {
            return wire instanceof Map<?, ?> map && map.get(ID) instanceof Number number ? number : wire;
        }
        try {
            return IntegerValue.ANY.accept(id);
        } catch (InvalidValueException e) {
            return ofId(id); // Not a number: an ID of another kind, which stays what it is.
        }
    }

    @Override
    public Object write(Object given, FieldShape shape) throws InvalidValueException {
        if (given instanceof Map<?, ?> map && map.get(ID) != null) {
            return known(map.get(ID));
        }
        if (given instanceof Number) {
            return known(IntegerValue.ANY.accept(given));
        }
        if (given instanceof Map
                || given instanceof Iterable
                || given.getClass().isArray()) {
            throw InvalidValueException.expected("the label of an option", given);
        }
        String text = Text.ANY.accept(given).toString();
        FieldOption option = labelled(text);
        if (option == null) {
            option = byId.get(text.trim());
        }
        if (option == null) {
            throw new UnknownOptionException("no option is called " + Spelling.quoted(text) + "."
                    + Suggestion.ofLabels(
                            text, options.stream().map(FieldOption::label).toList()));
        }
        return option.id();
    }

    private Object known(Object id) throws InvalidValueException {
        FieldOption option = byId.get(String.valueOf(id).trim());
        if (option == null) {
            throw new UnknownOptionException("no option has the ID " + Spelling.quoted(String.valueOf(id)) + "."
                    + Suggestion.listed(options.stream().map(Options::described).toList()));
        }
        return option.id();
    }

    /** The option with a label, null when there is none. */
    FieldOption labelled(String text) throws InvalidValueException {
        List<FieldOption> found = byLabel.find(text);
        if (found.size() > 1) {
            throw new InvalidValueException(Spelling.quoted(text) + " is the label of " + found.size() + " options: "
                    + found.stream().map(Options::described).collect(Collectors.joining(", ")) + ". Give the ID.");
        }
        return found.isEmpty() ? null : found.get(0);
    }

    private static String described(FieldOption option) {
        return option.id() + " (" + Spelling.quoted(option.label()) + ")";
    }
}
