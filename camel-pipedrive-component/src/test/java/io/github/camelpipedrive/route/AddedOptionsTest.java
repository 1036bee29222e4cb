// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.Map;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.apache.camel.builder.Builder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Values in {@code toD} that try to be more than values. */
class AddedOptionsTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().deal("Patio"));

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.prepared(pipedrive, context -> {
        PipedriveComponent component = context.getComponent("pipedrive", PipedriveComponent.class);
        component.getConfiguration().setApiTokens(Map.of("other", "token-of-another"));
        context.getPropertiesComponent().addInitialProperty("filter", "status=open&limit=3");
        CamelExtension.addRoutes(context, routes -> {
            routes.interceptSendToEndpoint("pipedrive:organization/*")
                    .setBody(Builder.constant(null))
                    .to("pipedrive:person/list");
            routes.from("direct:owned").toD("pipedrive:deal/list?ownerId=${header.owner}");
            routes.from("direct:titled").toD("pipedrive:deal/search?term=${body}&status=open");
            routes.from("direct:account").toD("pipedrive:deal/list?account=${header.company}");
            routes.from("direct:filtered").toD("pipedrive:deal/list?{{filter}}&ownerId=${header.owner}");
            routes.from("direct:behind").toD("pipedrive:deal/search?term=${body}&status=open&account=other");
            routes.from("direct:intercepted").toD("pipedrive:organization/list?ownerId=${header.owner}");
            routes.from("direct:raw").toD("pipedrive:deal/search?term=RAW(${body})");
        });
    });

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            1&baseUrl=http://localhost:1 | 'baseUrl'
            1&account=other              | 'account'
            1&apiToken=mine              | 'apiToken'
            1&status=deleted             | 'status'
            1&maxResults=3&paging=ALL    | 'paging', 'maxResults'
            """)
    void areRefusedWithTheNamesThatTheyAdd(String owner, String names) {
        Throwable failure = camel.failure("direct:owned", null, Map.of("owner", owner));

        assertThat(failure).isInstanceOf(PipedriveValidationException.class);
        assertThat(failure.getMessage())
                .startsWith("deal/list: a value adds ")
                .endsWith(" to the URI of toD. Nothing was sent. Give text that others wrote in a header, such as"
                        + " CamelPipedrive.ownerId.");
        for (String name : names.split(", ")) {
            assertThat(failure.getMessage()).contains(name);
        }
        assertThat(pipedrive.requests()).isEmpty();
    }

    @Test
    void areRefusedInRawTextToo() {
        assertThat(camel.failure("direct:raw", "x)&baseUrl=http://localhost:1&a=RAW(y"))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageContaining("'baseUrl'");
        assertThat(pipedrive.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RAW(x", "RAW{x"})
    void areRefusedWhenTheySwallowWhatStandsBehindThem(String term) {
        assertThat(camel.failure("direct:behind", term))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageStartingWith("deal/search: a value starts with RAW and does not end it. Nothing was sent.");
        assertThat(pipedrive.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x&term=y", "x&status=lost"})
    void areRefusedWhenTheyRepeatAName(String term) {
        assertThat(camel.failure("direct:behind", term))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageContaining("a value adds ");
        assertThat(pipedrive.requests()).isEmpty();
    }

    @Test
    void areForTheCallThatTheyAreWrittenFor() throws Exception {
        camel.send("direct:intercepted", null, Map.of("owner", 9001));

        assertThat(pipedrive.requests())
                .extracting(Object::toString)
                .containsExactly("GET /api/v2/persons", "GET /api/v2/organizations {owner_id=9001}");
    }

    @Test
    void areTakenAsTheyAreWhenTheyAreValues() throws Exception {
        camel.send("direct:owned", null, Map.of("owner", 9001));
        camel.send("direct:filtered", null, Map.of("owner", 9001));
        camel.send("direct:account", null, Map.of("company", "default"));

        assertThat(pipedrive.requests())
                .extracting(Object::toString)
                .containsExactly(
                        "GET /api/v2/deals {owner_id=9001}",
                        "GET /api/v2/deals {limit=3, owner_id=9001, status=open}",
                        "GET /api/v2/deals");
    }
}
