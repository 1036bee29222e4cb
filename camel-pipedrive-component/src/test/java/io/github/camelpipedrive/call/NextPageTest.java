// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Where the next page begins, in each of the forms in which the API says it. */
class NextPageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
            null                                                                                      | 3 | -   | -
            {}                                                                                        | 3 | -   | -
            []                                                                                        | 3 | -   | -
            "x"                                                                                       | 3 | -   | -
            {"next_cursor": "abc"}                                                                    | 3 | abc | -
            {"next_cursor": "abc"}                                                                    | 0 | abc | -
            {"next_cursor": ""}                                                                       | 3 | -   | -
            {"next_cursor": null}                                                                     | 3 | -   | -
            {"pagination": {"start": 0, "limit": 3, "more_items_in_collection": true, "next_start": 3}}  | 3 | - | 3
            {"pagination": {"start": 0, "limit": 3, "more_items_in_collection": true, "next_start": 30000000000}} | 3 | - | 30000000000
            {"pagination": {"start": 3, "limit": 3, "more_items_in_collection": true}}                | 3 | -   | 6
            {"pagination": {"start": 3, "limit": 3, "more_items_in_collection": false, "next_start": 6}} | 3 | - | -
            {"pagination": {"start": 3, "limit": 3}}                                                  | 3 | -   | -
            {"pagination": {"start": 3, "limit": 3, "more_items_in_collection": true}}                | 0 | -   | -
            {"start": 2, "limit": 2, "more_items_in_collection": true}                                | 2 | -   | 4
            {"start": 0, "limit": 2, "more_items_in_collection": true}                                | 1 | -   | 1
            {"start": 2, "limit": 2, "more_items_in_collection": false}                               | 2 | -   | -
            {"limit": 2, "more_items_in_collection": true}                                            | 2 | -   | 2
            {"pagination": null, "start": 2, "more_items_in_collection": true}                        | 2 | -   | 4
            """)
    void isReadFromWhatStandsBesideTheData(String additionalData, int records, String cursor, Long start)
            throws Exception {
        assertThat(NextPage.of(new ObjectMapper().readTree(additionalData), records))
                .isEqualTo(new NextPage(cursor, start));
    }
}
