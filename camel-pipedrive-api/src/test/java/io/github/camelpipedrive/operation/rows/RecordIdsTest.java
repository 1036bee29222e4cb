// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.rows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.type.Field;
import io.github.camelpipedrive.operation.type.ListOf;
import io.github.camelpipedrive.operation.type.PathSegment;
import io.github.camelpipedrive.operation.type.RecordId;
import io.github.camelpipedrive.operation.type.ValueType;
import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.resource.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** An ID says which resource's record it is the ID of, as its name does. */
class RecordIdsTest {

    /** Names that are not those of the resource. */
    private static final Map<String, String> OTHER_NAMES =
            Map.of("org", "organization", "owner", "user", "merge-with", "person");

    /** Names that end as an ID and are none of ours: what they were called at their origin, or by an app. */
    private static final Set<String> NO_RECORDS =
            Set.of("origin_id", "channel_id", "client_id", "activity_type_id", "currency_id");

    static Stream<Operation> rows() {
        return PipedriveOperations.catalogue().operations().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void sayOfWhatTheyAre(Operation row) {
        for (Parameter parameter : row.parameters()) {
            check(row, parameter.name(), parameter.type());
        }
    }

    private static void check(Operation row, String name, ValueType type) {
        if (!type.keys().isEmpty()) {
            for (Field key : type.keys()) {
                // An ID alone is that of what holds it, which may be one of several things.
                if (!key.name().equals("id")) {
                    check(row, key.name(), key.type());
                }
            }
        } else if (name.equals("id") || name.equals("ids")) {
            assertThat(resource(type)).as(row + " " + name).isEqualTo(row.resource());
        } else if (name.endsWith("_id") && !NO_RECORDS.contains(name)) {
            String stem = name.substring(0, name.length() - "_id".length()).replace('_', '-');
            assertThat(resource(type)).as(row + " " + name).hasToString(OTHER_NAMES.getOrDefault(stem, stem));
        }
    }

    private static Resource resource(ValueType type) {
        ValueType item = type instanceof ListOf list ? list.item() : type;
        assertThat(item).isInstanceOf(RecordId.class);
        return ((RecordId) item).resource();
    }

    @Test
    void ofLeadsAndTheirLabelsAreUuids() {
        assertThat(PipedriveOperations.catalogue()
                        .operation("lead", "update")
                        .parameter("label_ids")
                        .orElseThrow()
                        .type())
                .isEqualTo(ListOf.any(new RecordId(Resources.LEAD_LABEL)));
        assertThat(List.of(new RecordId(Resources.LEAD), new RecordId(Resources.LEAD_LABEL)))
                .extracting(RecordId::description)
                .containsOnly("UUID");
    }

    @Test
    void ofFieldsAreTheirCodes() {
        ValueType code = PipedriveOperations.catalogue()
                .operation("deal-field", "get")
                .parameter("field_code")
                .orElseThrow()
                .type();

        assertThat(code).isEqualTo(new RecordId(Resources.DEAL_FIELD));
        assertThat(code.description()).isEqualTo("path segment");
        assertThat(code.schema()).isEqualTo(new PathSegment().schema());
    }
}
