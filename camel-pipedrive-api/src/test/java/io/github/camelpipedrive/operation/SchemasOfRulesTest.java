// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.operation.type.JsonSchemas;
import io.github.camelpipedrive.schema.OperationSchema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A rule's schema refuses what the rule refuses, and nothing else. */
class SchemasOfRulesTest {

    static Stream<Arguments> calls() {
        return RuleTest.calls();
    }

    static Stream<Operation> rows() {
        return PipedriveOperations.catalogue().operations().stream();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void agreeWithTheRules(String id, Map<String, Object> values, List<String> violations) {
        String[] names = id.split("/");
        Map<String, Object> schema =
                OperationSchema.of(PipedriveOperations.catalogue().operation(names[0], names[1]));

        assertThat(JsonSchemas.violations(Map.of("allOf", schema.get("allOf")), values)
                        .isEmpty())
                .isEqualTo(violations.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void areSchemas(Operation row) {
        assertThat(JsonSchemas.mistakes(OperationSchema.of(row))).isEmpty();
    }

    /** What is generated does not change from one run to the next. */
    @ParameterizedTest
    @MethodSource("rows")
    void areTheSameEachTime(Operation row) {
        assertThat(OperationSchema.of(row).toString())
                .isEqualTo(OperationSchema.of(row).toString());
        assertThat(OperationSchema.of(row).keySet()).startsWith("type", "description", "properties");
    }
}
