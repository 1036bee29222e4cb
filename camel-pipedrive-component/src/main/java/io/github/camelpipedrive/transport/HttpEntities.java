// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** A request's body in the terms of the HTTP client. */
final class HttpEntities {

    private static final ContentType TEXT = ContentType.create("text/plain", StandardCharsets.UTF_8);

    private HttpEntities() {}

    static Optional<TrackedEntity> of(Body body) {
        if (body instanceof Body.Bytes bytes) {
            return tracked(new ByteArrayEntity(bytes.content(), ContentType.parse(bytes.contentType())));
        }
        if (body instanceof Body.Multipart multipart) {
            // As browsers do it: file names in UTF-8. The other modes write them percent-encoded, or with question
            // marks.
            MultipartEntityBuilder builder = MultipartEntityBuilder.create()
                    .setMode(HttpMultipartMode.LEGACY)
                    .setCharset(StandardCharsets.UTF_8);
            multipart.parts().forEach(part -> add(builder, part));
            return tracked(builder.build());
        }
        return Optional.empty();
    }

    private static Optional<TrackedEntity> tracked(HttpEntity entity) {
        return Optional.of(new TrackedEntity(entity));
    }

    private static void add(MultipartEntityBuilder builder, Body.Part part) {
        ContentType type = ContentType.APPLICATION_OCTET_STREAM;
        if (part.value() instanceof byte[] bytes) {
            builder.addBinaryBody(part.name(), bytes, type, part.fileName());
        } else if (part.value() instanceof InputStream stream) {
            builder.addBinaryBody(part.name(), stream, type, part.fileName());
        } else if (part.value() instanceof File file) {
            builder.addBinaryBody(part.name(), file, type, part.fileName());
        } else if (part.value() instanceof Path path) {
            builder.addBinaryBody(part.name(), path.toFile(), type, part.fileName());
        } else if (part.fileName().isEmpty()) {
            builder.addTextBody(part.name(), part.value().toString(), TEXT);
        } else {
            byte[] text = part.value().toString().getBytes(StandardCharsets.UTF_8);
            builder.addBinaryBody(part.name(), text, type, part.fileName());
        }
    }
}
