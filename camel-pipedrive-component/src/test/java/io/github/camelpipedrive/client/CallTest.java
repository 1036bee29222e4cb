// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.util.Map;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Operation.Kind;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.ratelimit.Claim;
import io.github.camelpipedrive.transport.Body;
import io.github.camelpipedrive.transport.Request;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallTest {

    private static Call call(String resource, String name, Map<String, Object> values) {
        Operation operation = PipedriveOperations.catalogue().operation(resource, name);
        return new Call(
                operation,
                values,
                "acme",
                operation.kind() == Kind.COMPOSED
                        ? null
                        : new Request(
                                operation.id(),
                                "acme",
                                operation.method(),
                                operation.effect().safeToRepeat(),
                                operation.path(),
                                Body.NONE,
                                Claim.NONE));
    }

    @Test
    void showsNoneOfItsValuesButTheRecordsId() {
        assertThat(call("deal", "update", Map.of("id", 7, "title", "Tiles"))).hasToString("deal/update 7 for 'acme'");
        assertThat(call("oauth", "connect", Map.of("code", "c0de", "state", "st4te", "session", "k3y")))
                .hasToString("oauth/connect for 'acme'");
    }
}
