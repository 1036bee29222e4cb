// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.camelpipedrive.operation.type.AnyJson;
import io.github.camelpipedrive.operation.type.InvalidValueException;
import io.github.camelpipedrive.operation.type.ListOf;

/**
 * Some of the options of a field: people write a list of labels. A text is one label, or else labels with commas between them.
 *
 * @param options the options
 */
record OptionList(Options options) implements ValueForm {

    private static final ListOf LIST = ListOf.any(AnyJson.INSTANCE);

    /** The IDs in an answer: a list, or text such as {@code 41,43} in version 1. */
    static List<Object> ids(Object wire) {
        List<Object> ids = new ArrayList<>();
        if (wire instanceof Iterable<?> list) {
            list.forEach(ids::add);
        } else if (wire instanceof CharSequence text) {
            for (String id : text.toString().split(",")) {
                if (!id.isBlank()) {
                    ids.add(id.trim());
                }
            }
        } else {
            ids.add(wire);
        }
        return ids;
    }

    @Override
    public Object read(Object wire) {
        List<Object> labels = ids(wire).stream().map(options::read).toList();
        return labels.isEmpty() ? null : labels;
    }

    @Override
    public Object write(Object given, FieldShape shape) throws InvalidValueException {
        Set<Object> ids = new LinkedHashSet<>();
        for (Object element : elements(given)) {
            ids.add(options.write(element, shape));
        }
        return new ArrayList<>(ids);
    }

    private List<?> elements(Object given) throws InvalidValueException {
        if (given instanceof CharSequence && options.labelled(given.toString()) != null) {
            return List.of(given);
        }
        return (List<?>) LIST.accept(given);
    }
}
