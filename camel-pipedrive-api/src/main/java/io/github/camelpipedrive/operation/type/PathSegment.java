// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.util.Map;

/** One segment of a path, such as an ID or a field's key. Refuses whatever would lead to another path. */
public record PathSegment() implements ValueType {

    private static final int LONGEST = 200;
    private static final Text TEXT = new Text(1, LONGEST);
    private static final String EXPECTATION = "one segment of a path, such as an ID";

    @Override
    public Object accept(Object value) throws InvalidValueException {
        String segment = TEXT.accept(value).toString().trim();
        boolean elsewhere = segment.equals(".") || segment.equals("..");
        if (elsewhere || segment.chars().anyMatch(PathSegment::separates)) {
            throw InvalidValueException.expected(EXPECTATION, value);
        }
        return segment;
    }

    /** A server may decode what is encoded before it takes the path apart, so these don't go out encoded either. */
    private static boolean separates(int letter) {
        return letter == '/' || letter == '\\' || letter == '%' || Character.isISOControl(letter);
    }

    @Override
    public String description() {
        return "path segment";
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.of("string")
                .with("maxLength", LONGEST)
                .with("pattern", "^[^/\\\\%]+$")
                .example("12")
                .asMap();
    }
}
