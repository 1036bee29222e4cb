// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Headers whose names begin as those of the component do. */
class UnknownHeadersTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().deal("Patio"));

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withoutRoutes(pipedrive);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            CamelPipedriveOwnerId  | Did you mean 'CamelPipedrive.ownerId'?
            camelpipedriveownerid  | Did you mean 'CamelPipedrive.ownerId'?
            CamelPipedrive_owner_id | Did you mean 'CamelPipedrive.owner_id'?
            CamelPipedrive-ownerId | Did you mean 'CamelPipedrive.ownerId'?
            CamelPipedriveLimit    | Did you mean 'CamelPipedrive.limit'?
            CamelPipedriveXyzzy    | Parameters are given as headers such as 'CamelPipedrive.limit'.
            CamelPipedrive         | Parameters are given as headers such as 'CamelPipedrive.limit'.
            CamelPipedrive.        | Parameters are given as headers such as 'CamelPipedrive.limit'.
            """)
    void areRefusedWithTheNameThatWasMeant(String header, String meant) {
        Throwable failure = camel.failure("pipedrive:deal/list", null, Map.of(header, 9002));

        assertThat(failure)
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessage("deal/list: unknown header '" + header + "'. " + meant + " Nothing was sent.");
        assertThat(pipedrive.requests()).isEmpty();
    }

    @Test
    void areNotTheOnesThatCallsSetAndRead() throws Exception {
        List<String> names = new ArrayList<>();
        for (Field field : PipedriveConstants.class.getFields()) {
            if (field.get(null) instanceof String name && name.startsWith("CamelPipedrive")) {
                names.add(name);
            }
        }
        assertThat(names)
                .contains("CamelPipedriveAccount", "CamelPipedriveNextCursor")
                .hasSizeGreaterThan(10);

        for (String name : names) {
            Map<String, Object> headers = new HashMap<>();
            // An empty place is the beginning of the list, and the only account is called so.
            headers.put(
                    name.toLowerCase(Locale.ROOT),
                    name.equals(PipedriveConstants.ACCOUNT)
                            ? "default"
                            : name.equals(PipedriveConstants.RESUME_FROM) ? "" : "7");
            assertThat(camel.failure("pipedrive:deal/list", null, headers))
                    .as(name)
                    .isNull();
        }
    }

    @Test
    void areNotTheOnesThatBeginOtherwise() throws Exception {
        Map<String, Object> others = Map.of("CamelPiped.limit", 7, "XCamelPipedriveLimit", 7, "pipedrive", 7);

        Message result = camel.send("pipedrive:deal/list", null, others);

        assertThat(pipedrive.requests()).singleElement().hasToString("GET /api/v2/deals");
        assertThat(result.getHeaders()).containsAllEntriesOf(others);
    }
}
