// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.github.camelpipedrive.resource.Resource;

/**
 * The ID of a record, or a {@link Reference} to it, which takes its place until the record was found.
 *
 * @param id the ID
 */
public record IdOrReference(RecordId id) implements ValueType {

    @Override
    public Object accept(Object value) throws InvalidValueException {
        if (value instanceof Reference reference && reference.resource().equals(id.resource())) {
            return reference;
        }
        if (value instanceof CharSequence text) {
            Optional<Reference> reference = Reference.parse(id.resource(), text.toString());
            if (reference.isPresent()) {
                return reference.get();
            }
        }
        try {
            return id.accept(value);
        } catch (InvalidValueException e) {
            throw value instanceof CharSequence text && mayBeAName(text.toString())
                    ? new InvalidValueException(e.getMessage() + "; a name is written "
                            + Spelling.quoted("name:" + text.toString().strip()))
                    : e;
        }
    }

    private boolean mayBeAName(String text) {
        return text.indexOf(':') < 0 && text.codePoints().anyMatch(Character::isLetter);
    }

    /**
     * The items of a list that is written as one text. What one item starts with goes for those behind it:
     * {@code name:Hot,Warm} are two names.
     */
    List<Object> split(String text) {
        List<Object> items = new ArrayList<>();
        String prefix = "";
        for (String part : text.split(",", -1)) {
            String item = part.strip();
            int colon = item.indexOf(':');
            boolean starts = colon > 0
                    && id.resource()
                            .referredBy()
                            .contains(item.substring(0, colon).strip().toLowerCase(Locale.ROOT));
            if (starts) {
                prefix = item.substring(0, colon + 1);
            }
            items.add(starts || prefix.isEmpty() ? item : prefix + item);
        }
        return items;
    }

    @Override
    public String description() {
        return id.description() + " or reference";
    }

    @Override
    public Map<String, Object> schema() {
        String prefixes = id.resource().referredBy().stream().collect(Collectors.joining("|", "^(", "):."));
        List<String> keywords = id.resource().keywords();
        Map<String, Object> reference =
                Schema.of("string").with("pattern", prefixes).asMap();
        return Schema.any()
                .with(
                        "anyOf",
                        keywords.isEmpty()
                                ? List.of(id.schema(), reference)
                                : List.of(
                                        id.schema(),
                                        reference,
                                        Schema.any().with("enum", keywords).asMap()))
                .asMap();
    }

    /** What is referred to. */
    public Resource resource() {
        return id.resource();
    }
}
