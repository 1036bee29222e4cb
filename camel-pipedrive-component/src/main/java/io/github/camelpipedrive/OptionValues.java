// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.camelpipedrive.operation.type.Spelling;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.spi.PropertyConfigurerGetter;

/**
 * Values of options that don't fit, in words about the option. Camel's own speak of type converters.
 *
 * @param types knows the types of the options
 */
record OptionValues(PropertyConfigurerGetter types) {

    /** A number, or a duration such as {@code 1m30s}; of all else Camel's {@code TimeUtils} makes 0. */
    private static final Pattern NUMBER =
            Pattern.compile("-?\\d+|(?=\\d)(\\d+d)?(\\d+h)?(\\d+m(?!s))?(\\d+s)?(\\d+ms)?");

    /**
     * Refuses text instead of a whole number or a duration, of which Camel makes 0 silently.
     *
     * @param options the options and their values
     * @throws IllegalArgumentException when a value does not fit
     */
    void check(Map<String, Object> options) {
        options.forEach((name, value) -> {
            Class<?> type = types.getOptionType(name, true);
            if ((type == int.class || type == long.class)
                    && value instanceof String text
                    && !text.startsWith("#")
                    && !NUMBER.matcher(text).matches()) {
                throw new IllegalArgumentException(name + ": expected a number, got " + Spelling.quoted(text));
            }
        });
    }

    /**
     * What is wrong with a value that could not be set.
     *
     * @param failure what Camel says
     * @return such as {@code outputClass: there is no class com.acme.Deal}
     */
    String problem(PropertyBindingException failure) {
        String name = failure.getPropertyName();
        String value = String.valueOf(failure.getValue());
        Class<?> type = types.getOptionType(name, true);
        if (type == null) {
            return failure.getMessage();
        }
        if (value.startsWith("#") && type != Class.class) {
            return name + ": there is no bean " + value + " of type " + type.getName();
        }
        if (type == Class.class) {
            return name + ": there is no class " + value.replaceFirst("^#(class:)?", "");
        }
        if (type.isEnum()) {
            return name + ": expected one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "))
                    + ", got " + Spelling.quoted(value);
        }
        if (type == boolean.class) {
            return name + ": expected true or false, got " + Spelling.quoted(value);
        }
        if (type.isPrimitive()) {
            return name + ": expected a number, got " + Spelling.quoted(value);
        }
        // What stands there may be a secret.
        return name + ": expected # and the name of a bean of type " + type.getName();
    }
}
