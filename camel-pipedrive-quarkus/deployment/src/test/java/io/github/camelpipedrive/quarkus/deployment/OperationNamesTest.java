// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.quarkus.deployment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OperationNamesTest {

    private final OperationNames names = new OperationNames();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pipedrive:deal/list",
                "pipedrive://deal/list",
                "pipedrive:deal/list?limit=1&x=/serach",
                "pipedrive:deal/find",
                "pipedrive:oauth/connect",
                "pipedrive:api/call?method=GET&path=/api/v2/x",
                "pipedrive:deal/${header.what}",
                "pipedrive:{{what}}/list",
                "pipedrive:${}",
                "pipedrive:deal/list failed",
                "pipedrive:"
            })
    void saysNothingOfOperationsThatExistOrAreNotKnownYet(String uri) {
        assertThat(names.problem(uri)).isEmpty();
    }

    @Test
    void saysWhatTheComponentWouldSay() {
        assertThat(names.problem("pipedrive:deal/serach?term=x"))
                .contains("Unknown operation 'deal/serach'. Did you mean 'deal/search'?");
        assertThat(names.problem("pipedrive:deals/list")).hasValueSatisfying(problem -> assertThat(problem)
                .startsWith("Unknown resource 'deals' in 'deals/list'."));
    }
}
