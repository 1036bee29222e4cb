// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.io.File;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;

/** The bytes of a file to upload. Takes {@code byte[]}, {@link InputStream}, {@link File}, {@link Path} and text. */
public record Binary() implements ValueType {

    @Override
    public Object accept(Object value) throws InvalidValueException {
        if (value instanceof byte[]
                || value instanceof InputStream
                || value instanceof File
                || value instanceof Path
                || value instanceof String) {
            return value;
        }
        throw InvalidValueException.expected("a file, bytes or a stream", value);
    }

    @Override
    public String description() {
        return "file";
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.of("string")
                .with("contentMediaType", "application/octet-stream")
                .asMap();
    }
}
