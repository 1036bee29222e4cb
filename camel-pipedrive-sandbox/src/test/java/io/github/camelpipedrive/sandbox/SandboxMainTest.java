// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SandboxMainTest {

    @Test
    void takesTheOptionsInBothForms() {
        CommandLine options = CommandLine.parse(
                "--port=0",
                "--token",
                "a",
                "--token=b",
                "--client-id",
                "tiles",
                "--client-secret=s=1",
                "--redirect-uri=https://tiles.example/back?x=1",
                "--contact-sync");

        assertThat(options.port()).isZero();
        assertThat(options.tokens()).containsExactly("a", "b");
        assertThat(options.app()).isEqualTo(new OauthApps.App("tiles", "s=1", "https://tiles.example/back?x=1"));
        assertThat(options.app()).asString().doesNotContain("s=1");
        assertThat(options.contactSync()).isTrue();
        assertThat(options.help()).isFalse();
    }

    @Test
    void hasSensibleDefaults() {
        CommandLine options = CommandLine.parse();

        assertThat(options.port()).isEqualTo(8765);
        assertThat(options.address()).isEqualTo("127.0.0.1");
        assertThat(options.tokens()).isEmpty();
        assertThat(options.seed()).isEmpty();
        assertThat(options.app())
                .isEqualTo(new OauthApps.App(
                        "sandbox-client", "sandbox-secret", "http://localhost:8080/pipedrive/callback"));
    }

    @ParameterizedTest
    @CsvSource({
        "--prot=1, Unknown option --prot; --help shows all",
        "--port, The option --port needs a value",
        "--client-id=, The option --client-id needs a value",
        "--port=65536, 'The option --port needs a number from 0 to 65535, not 65536'"
    })
    void saysWhatIsWrong(String argument, String message) {
        assertThatThrownBy(() -> CommandLine.parse(argument))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void showsItsUsage() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int status = SandboxMain.run(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, "--help");

        assertThat(status).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--client-id", "--client-secret", "--redirect-uri");
    }
}
