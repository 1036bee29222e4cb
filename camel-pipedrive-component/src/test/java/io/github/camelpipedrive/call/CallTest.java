// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call;

import java.util.Map;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.ratelimit.Claim;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallTest {

    private static Call call(String resource, String name, Map<String, Object> values) {
        Operation operation = PipedriveOperations.catalogue().operation(resource, name);
        AnswerReader reader = (call, response, failures) -> null;
        return new CallFactory(operation, Claim.NONE, reader).call(values, "acme");
    }

    @Test
    void showsNoneOfItsValuesButTheRecordsId() {
        assertThat(call("deal", "update", Map.of("id", 7, "title", "Tiles"))).hasToString("deal/update 7 for 'acme'");
        assertThat(call("deal", "create", Map.of("title", "Tiles"))).hasToString("deal/create for 'acme'");
    }
}
