// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.dsl;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Builds the endpoint of an operation: first the parameters of the operation, then the options of the component.
 */
public interface PipedriveOperationBuilder extends PipedriveEndpointBuilderFactory.PipedriveEndpointBuilder {

    /** What a URI has for itself, and placeholders, which may hold it. The endpoint DSL leaves the escaping of values to who gives them. */
    Pattern RESERVED = Pattern.compile("[&+%#?{]");

    /** What its writer has escaped already. */
    Pattern RAW = Pattern.compile("RAW(\\(.*\\)|\\{.*})", Pattern.DOTALL);

    /**
     * Gives a parameter of the operation. It is checked when the route starts.
     *
     * @param name in the API's spelling or in Camel's: {@code owner_id} or {@code ownerId}
     * @param value its value; several are a collection
     * @return this builder
     */
    default PipedriveOperationBuilder parameter(String name, Object value) {
        // Camel would put another object into its registry, and the name of it there into the URI.
        String text = value instanceof Collection<?> values
                ? values.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
        boolean escaped = RESERVED.matcher(text).find() && !RAW.matcher(text).matches();
        doSetProperty(name, escaped ? raw(text) : text);
        return this;
    }

    /** Camel ends a raw value at the first bracket with an ampersand after it, and takes two kinds of brackets. */
    private static String raw(String text) {
        if (!text.contains(")&")) {
            return "RAW(" + text + ")";
        }
        if (!text.contains("}&")) {
            return "RAW{" + text + "}";
        }
        throw new IllegalArgumentException("A value with both )& and }& can't be in a URI; give it as a header");
    }
}
