// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which options and parameters somebody wrote into a {@code toD}. */
class WrittenNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
            pipedrive:deal/list                                          | -
            pipedrive:deal/list?                                         |
            pipedrive:deal/list?ownerId=${header.owner}                  | ownerId
            pipedrive:deal/list?ownerId=${header.owner}&status=open      | ownerId,status
            pipedrive:deal/list?a=${body?.get("x&b=1")}&c=1              | a,c
            pipedrive:deal/list?a=${bean:x?method=y&z=${body}}&c=1       | a,c
            pipedrive:deal/list?a=$simple{body[x&y]}&c=1                 | a,c
            pipedrive:${header.a?b=c}/list?d=1                           | d
            pipedrive:deal/search?term=RAW(a & b)&limit=3                | term,limit
            pipedrive:deal/search?term=RAW(a)b & c=1)&limit=3            | term,limit
            pipedrive:deal/search?term=RAW{a & b}&limit=3                | term,limit
            pipedrive:deal/search?term=RAW(${body})&limit=3              | term,limit
            pipedrive:deal/search?term=${unclosed&limit=3                | term
            pipedrive:deal/search?limit&term=a=b                         | limit,term
            """)
    void areReadWithoutTheValues(String uri, String names) {
        Set<String> expected = names == null ? Set.of() : Set.of(names.split(","));

        assertThat(WrittenNames.of(uri, UnaryOperator.identity()).names().stream()
                        .filter(name -> !name.isEmpty()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void mayStandInAPropertyPlaceholder() {
        WrittenNames names = WrittenNames.of(
                "pipedrive:deal/list?{{filter}}", uri -> uri.replace("{{filter}}", "status=open&limit=3"));

        assertThat(names.names()).containsExactlyInAnyOrder("status", "limit");
        assertThat(names.addedTo("pipedrive:deal/list?status=won&limit=3&baseUrl=x", List.of("status", "baseUrl")))
                .containsExactly("baseUrl");
        assertThat(names.addedTo("pipedrive:deal/list?status=won&limit=3&limit=4", List.of("status", "limit")))
                .containsExactly("limit");
        assertThat(names.needed()).isEmpty();
    }

    @Test
    void mayBeWrittenSeveralTimes() {
        WrittenNames names = WrittenNames.of("pipedrive:deal/list?ids=1&ids=${body}&limit=3", UnaryOperator.identity());

        assertThat(names.addedTo("pipedrive:deal/list?ids=1&ids=2&limit=3", List.of("ids", "limit")))
                .isEmpty();
        assertThat(names.needed()).containsExactlyInAnyOrder("ids", "limit");
    }
}
