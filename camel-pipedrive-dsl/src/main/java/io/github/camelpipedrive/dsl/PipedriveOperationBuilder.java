// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.dsl;

import java.util.regex.Pattern;

/**
 * Builds the endpoint of an operation: first the parameters of the operation, then the options of the component.
 */
public interface PipedriveOperationBuilder extends PipedriveEndpointBuilderFactory.PipedriveEndpointBuilder {

    /** What a URI has for itself, and placeholders, which may hold it. The endpoint DSL leaves the escaping of values to who gives them. */
    Pattern RESERVED = Pattern.compile("[&+%#?{]");

    /**
     * Gives a parameter of the operation. It is checked when the route starts.
     *
     * @param name in the API's spelling or in Camel's: {@code owner_id} or {@code ownerId}
     * @param value its value
     * @return this builder
     */
    default PipedriveOperationBuilder parameter(String name, Object value) {
        boolean escaped = value instanceof String text && RESERVED.matcher(text).find() && !text.startsWith("RAW");
        doSetProperty(name, escaped ? "RAW(" + value + ")" : value);
        return this;
    }
}
