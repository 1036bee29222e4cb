// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.util.Map;

import io.github.camelpipedrive.resource.IdKind;
import io.github.camelpipedrive.resource.Resource;

/**
 * The ID of a record. Takes what its resource's kind of ID takes: whole numbers from 1, UUIDs,
 * or texts that fit into a path.
 *
 * @param resource what it is the ID of
 */
public record RecordId(Resource resource) implements ValueType {

    private static final UuidValue UUID = new UuidValue();

    private static final PathSegment TEXT = new PathSegment();

    private ValueType kind() {
        return switch (resource.ids()) {
            case UUID -> UUID;
            case TEXT -> TEXT;
            case INTEGER -> IntegerValue.ID;
        };
    }

    @Override
    public Object accept(Object value) throws InvalidValueException {
        return kind().accept(value);
    }

    @Override
    public ValueType orReference() {
        return resource.ids() == IdKind.TEXT || resource.referredBy().isEmpty() ? this : new IdOrReference(this);
    }

    @Override
    public String description() {
        return kind().description();
    }

    @Override
    public Map<String, Object> schema() {
        return kind().schema();
    }
}
