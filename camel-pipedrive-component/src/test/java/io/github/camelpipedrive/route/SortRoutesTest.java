// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The sort order of leads and notes. */
class SortRoutesTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withoutRoutes(pipedrive);

    @BeforeEach
    void leads() {
        pipedrive.add("person", Map.of("name", "Ilse Varga"));
        IntStream.rangeClosed(1, 9)
                .forEach(i -> pipedrive.add("lead", Map.of("title", "Tiles " + (10 - i), "person_id", 1)));
    }

    private static List<String> titles(String uri) throws Exception {
        return CamelExtension.records(camel.send(uri, null)).stream()
                .map(lead -> (String) lead.get("title"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "add_time, add_time",
        "title, title",
        "title ASC, title ASC",
        "title desc, title DESC",
        "'title DESC,id', 'title DESC, id'",
    })
    void isSentAsItIsWrittenWithADirectionOnlyWhereOneIsGiven(String written, String sent) throws Exception {
        camel.send("pipedrive:lead/list", null, Map.of("CamelPipedrive.sort", written));

        assertThat(pipedrive.requests("lead/list").get(0).query()).isEqualTo(Map.of("sort", sent));
    }

    @Test
    void isAscendingWithoutADirection() throws Exception {
        List<String> titles = titles("pipedrive:lead/list?sort=title");

        assertThat(titles).hasSize(9).isSorted().isEqualTo(titles("pipedrive:lead/list?sort=title ASC"));
    }

    @ParameterizedTest
    @CsvSource({"title", "title ASC"})
    void orderAllPages(String sort) throws Exception {
        assertThat(titles("pipedrive:lead/list?paging=ALL&limit=2&sort=" + sort))
                .hasSize(9)
                .isSorted();
    }

    @ParameterizedTest
    @CsvSource({"id", "id ASC", "'id, title'"})
    void byIdLetsARouteDeleteTheRecordsThatItReads(String sort) throws Exception {
        camel.add(routes -> routes.from("direct:delete-" + sort)
                .to("pipedrive:lead/list?paging=STREAM&limit=2&sort=" + sort)
                .split(routes.body())
                .streaming()
                .setHeader("CamelPipedrive.id", routes.simple("${body[id]}"))
                .to("pipedrive:lead/delete")
                .end());

        camel.send("direct:delete-" + sort, null);

        assertThat(pipedrive.records("lead")).isEmpty();
    }
}
