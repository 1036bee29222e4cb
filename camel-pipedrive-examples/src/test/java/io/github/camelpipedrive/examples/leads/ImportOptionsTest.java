// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import io.github.camelpipedrive.examples.program.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImportOptionsTest {

    private static final Map<String, String> ACCOUNT =
            Map.of("PIPEDRIVE_API_TOKEN", "token-4711", "PIPEDRIVE_COMPANY_DOMAIN", "Acme");

    @Test
    void importTheExampleIntoASandboxWhenNothingIsSaid() {
        assertThat(ImportOptions.parse(Map.of()))
                .isEqualTo(new ImportOptions(
                        Optional.empty(),
                        Optional.empty(),
                        Path.of("target/lead-import"),
                        Optional.empty(),
                        false,
                        false,
                        false));
    }

    @Test
    void takeAllThatIsGiven() {
        ImportOptions options = ImportOptions.parse(
                Map.of(),
                "--file",
                "leads.csv",
                "--work",
                "here",
                "--requests",
                "40",
                "--fresh",
                "--keep-open",
                "--help");

        assertThat(options)
                .isEqualTo(new ImportOptions(
                        Optional.empty(),
                        Optional.of(Path.of("leads.csv")),
                        Path.of("here"),
                        Optional.of(40),
                        true,
                        true,
                        true));
    }

    @Test
    void importIntoTheAccountThatTheEnvironmentNames() {
        assertThat(ImportOptions.parse(ACCOUNT).target())
                .contains(new Target("acme.pipedrive.com", "https://Acme.pipedrive.com", "token-4711", false));
    }

    @Test
    void importIntoTheAddressThatTheEnvironmentNames() {
        Map<String, String> environment =
                Map.of("PIPEDRIVE_API_TOKEN", "token-4711", "PIPEDRIVE_BASE_URL", "http://localhost:8765/");

        assertThat(ImportOptions.parse(environment).target())
                .contains(new Target("localhost-8765", "http://localhost:8765", "token-4711", false));
    }

    @Test
    void sendNoRealTokenToASandbox() {
        assertThat(ImportOptions.parse(ACCOUNT, "--sandbox", "http://localhost:8765")
                        .target())
                .contains(new Target("localhost-8765", "http://localhost:8765", "sandbox-token", true));
    }

    @Test
    void leaveASlashBehindTheAddressAway() {
        assertThat(ImportOptions.parse(Map.of(), "--sandbox", "http://localhost:8765/")
                        .target())
                .contains(new Target("localhost-8765", "http://localhost:8765", "sandbox-token", true));
    }

    @Test
    void giveASandboxTheTokenThatItIsSaidToHave() {
        assertThat(ImportOptions.parse(Map.of(), "--sandbox", "http://localhost:8765", "--token", "other")
                        .target())
                .contains(new Target("localhost-8765", "http://localhost:8765", "other", true));
    }

    @Test
    void showNoToken() {
        assertThat(ImportOptions.parse(ACCOUNT).toString()).contains("acme").doesNotContain("4711");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --flie x              | Unknown option --flie; --help shows all
                    x                     | Unknown option x; --help shows all
                    --file                | The option --file needs a value
                    --file --fresh        | The option --file needs a value
                    --dsl java            | Unknown option --dsl; --help shows all
                    --requests many       | The option --requests takes a number from 1 to 9999, not many
                    --requests 0          | The option --requests takes a number from 1 to 9999, not 0
                    --sandbox localhost   | 'localhost' is not an address such as http://localhost:8765
                    --sandbox http://u@h  | 'http://u@h' is not an address such as http://localhost:8765
                    --keep-open --sandbox http://localhost:1 | The option --keep-open is for the sandbox in this \
                    program only
                    --token x             | The option --token is for --sandbox; the token of your own account goes \
                    into the environment as PIPEDRIVE_API_TOKEN
                    """)
    void sayWhatIsWrongWithThem(String arguments, String message) {
        assertThatThrownBy(() -> ImportOptions.parse(Map.of(), arguments.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void askForTheCompanyOfATokenAsItDecidesWhatWasImportedBefore() {
        assertThatThrownBy(() -> ImportOptions.parse(Map.of("PIPEDRIVE_API_TOKEN", "token-4711")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("With PIPEDRIVE_API_TOKEN in the environment PIPEDRIVE_COMPANY_DOMAIN must be there too:"
                        + " acme for https://acme.pipedrive.com");
    }
}
