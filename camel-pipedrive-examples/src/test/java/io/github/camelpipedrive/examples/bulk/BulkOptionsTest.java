// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.bulk;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import io.github.camelpipedrive.examples.program.Dsl;
import io.github.camelpipedrive.examples.program.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BulkOptionsTest {

    @Test
    void changeMadeUpDealsOfASandboxWhenNothingIsSaid() {
        assertThat(BulkOptions.parse(Map.of()))
                .isEqualTo(new BulkOptions(
                        Optional.empty(),
                        Optional.empty(),
                        10_000,
                        Path.of("target/bulk-update"),
                        "deal/update",
                        Dsl.YAML,
                        false,
                        false));
    }

    @Test
    void takeAllThatIsGiven() {
        assertThat(BulkOptions.parse(
                        Map.of("PIPEDRIVE_API_TOKEN", "token-4711", "PIPEDRIVE_COMPANY_DOMAIN", "acme"),
                        "--file",
                        "changes.jsonl",
                        "--operation",
                        "person/update",
                        "--work",
                        "here",
                        "--dsl",
                        "java",
                        "--fresh",
                        "--help"))
                .isEqualTo(new BulkOptions(
                        Optional.of(
                                new Target("acme.pipedrive.com", "https://acme.pipedrive.com", "token-4711", false)),
                        Optional.of(Path.of("changes.jsonl")),
                        10_000,
                        Path.of("here"),
                        "person/update",
                        Dsl.JAVA,
                        true,
                        true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --deels 3                       | Unknown option --deels; --help shows all
                    --deals                         | The option --deals needs a value
                    --deals 0                       | The option --deals takes a number from 1 to 1000000, not 0
                    --deals 1000001                 | The option --deals takes a number from 1 to 1000000, not 1000001
                    --deals 99999999999             | The option --deals takes a number from 1 to 1000000, not 99999999999
                    --deals 3 --file changes.jsonl  | The option --deals is for made-up changes only, not for --file
                    --dsl xml                       | The option --dsl takes yaml or java, not xml
                    --sandbox http://localhost:8765 | For localhost-8765 the option --file is needed: nothing is made up for it
                    """)
    void sayWhatIsWrongWithThem(String arguments, String message) {
        assertThatThrownBy(() -> BulkOptions.parse(Map.of(), arguments.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
