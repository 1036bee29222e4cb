// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.io.InputStream;
import java.util.List;

/** The body of a request. */
public sealed interface Body permits Body.None, Body.Bytes, Body.Multipart {

    /** No body. */
    Body NONE = new None();

    /**
     * Whether the body can be sent a second time.
     *
     * @return false when it is read from a stream
     */
    boolean repeatable();

    /** No body. */
    record None() implements Body {
        @Override
        public boolean repeatable() {
            return true;
        }
    }

    /**
     * A body that is ready to be sent.
     *
     * @param contentType such as {@code application/json}
     * @param content the bytes; owned by the body
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and copied for nobody's benefit
    record Bytes(String contentType, byte[] content) implements Body {
        @Override
        public boolean repeatable() {
            return true;
        }

        @Override
        public String toString() {
            return content.length + " bytes of " + contentType;
        }
    }

    /**
     * {@code multipart/form-data}.
     *
     * @param parts the parts in order
     */
    record Multipart(List<Part> parts) implements Body {
        /** Copies the list. */
        public Multipart {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean repeatable() {
            return parts.stream().noneMatch(part -> part.value() instanceof InputStream);
        }
    }

    /**
     * One part.
     *
     * @param name the field's name
     * @param value text, {@code byte[]}, {@link java.io.InputStream}, {@link java.io.File} or {@link java.nio.file.Path}
     * @param fileName the file's name, empty for a plain field
     */
    record Part(String name, Object value, String fileName) {}
}
