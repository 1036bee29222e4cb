// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import io.github.camelpipedrive.sandbox.SandboxLimits.Block;
import io.github.camelpipedrive.sandbox.SandboxLimits.Headers;
import io.github.camelpipedrive.sandbox.faults.Fault;
import io.github.camelpipedrive.sandbox.identity.OauthApps;
import io.github.camelpipedrive.sandbox.identity.OauthSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

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

        assertThat(options.sandbox().port).isZero();
        assertThat(options.sandbox().tokens()).containsExactly("a", "b");
        assertThat(options.sandbox().apps())
                .containsExactly(new OauthApps.App("tiles", "s=1", "https://tiles.example/back?x=1"));
        assertThat(options.sandbox().apps()).asString().doesNotContain("s=1");
        assertThat(options.sandbox().contactSync).isTrue();
        assertThat(options.help()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-                                                    |  40 | 160 | 10 |  60000 | LIMITS",
                "--plan=lite --seats=3                                |  20 |  80 | 10 |  90000 | LIMITS",
                "--plan ultimate --retry-after                        | 120 | 480 | 10 | 210000 | LIMITS_AND_RETRY_AFTER",
                "--requests-per-window=7 --searches-per-window=2      |   7 |   7 |  2 |  60000 | LIMITS",
                "--plan=premium --daily-tokens=0                      | 100 | 400 | 10 |      0 | LIMITS"
            })
    void takesLimitsByPlanAndByNumber(
            String arguments, int requests, int oauthRequests, int searches, long tokens, Headers headers) {
        String[] words = arguments == null ? new String[0] : arguments.strip().split(" ");

        assertThat(CommandLine.parse(words).sandbox().limits)
                .isEqualTo(new SandboxLimits(requests, oauthRequests, searches, tokens, headers, Block.USUAL, true));
    }

    @Test
    void takesNumbersOfRecordsToMakeUp() {
        CommandLine options =
                CommandLine.parse("--generate", "deal=100000", "--generate=person=7", "--generator-seed=3");

        assertThat(options.sandbox().start(SandboxUser.FIRST.companyId()).generated())
                .containsExactly(entry("deal", 100_000), entry("person", 7));
        assertThat(options.sandbox().generatorSeed).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"--search-lag=10s, PT10S", "--search-lag=500ms, PT0.5S", "--search-lag=2m, PT2M", "--query-token, PT0S"
    })
    void takesTheLagOfSearches(String argument, Duration lag) {
        assertThat(CommandLine.parse(argument).sandbox().searchLag).isEqualTo(lag);
    }

    @Test
    void refusesALagWithoutUnit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CommandLine.parse("--search-lag", "10"))
                .withMessage("The option --search-lag needs a number and a unit such as 10s, 500ms or 2m, not 10");
    }

    @Test
    void takesFaultsByRate() {
        assertThat(CommandLine.parse().sandbox().faults.dealt().isEmpty()).isTrue();

        Faults faults = CommandLine.parse(
                        "--faults=0.5", "--fault-seed=42", "--fault-kinds=unavailable,reset-before-processing")
                .sandbox()
                .faults;

        Faults same = Faults.rate(0.5).seed(42).kinds(FaultKind.UNAVAILABLE, FaultKind.RESET_BEFORE_PROCESSING);
        for (int call = 1; call <= 100; call++) {
            assertThat(faults.dealt().of("deal/get", call, call, false).map(Fault::name))
                    .isEqualTo(same.dealt().of("deal/get", call, call, false).map(Fault::name));
        }
    }

    @Test
    void takesNoLimits() {
        assertThat(CommandLine.parse("--unlimited").sandbox().limits).isEqualTo(SandboxLimits.unlimited());
    }

    @Test
    void hasSensibleDefaults() {
        CommandLine options = CommandLine.parse();

        assertThat(options.sandbox().port).isZero();
        assertThat(CommandLine.parse(SandboxMain.withDefaultPort("--token=a")).sandbox().port)
                .isEqualTo(8765);
        assertThat(CommandLine.parse(SandboxMain.withDefaultPort("--port=7")).sandbox().port)
                .isEqualTo(7);
        assertThat(options.sandbox().address).isEqualTo("127.0.0.1");
        assertThat(options.sandbox().tokens()).containsExactly("sandbox-token");
        assertThat(options.sandbox().start(SandboxUser.FIRST.companyId()).seeds())
                .isEmpty();
        assertThat(options.sandbox().apps())
                .containsExactly(new OauthApps.App(
                        "sandbox-client", "sandbox-secret", "http://localhost:8080/pipedrive/callback"));
    }

    @ParameterizedTest
    @CsvSource({
        "--prot=1, Unknown option --prot. Did you mean '--port'? --help shows all",
        "--xyzzy, Unknown option --xyzzy. --help shows all",
        "--port, The option --port needs a value",
        "--client-id=, The option --client-id needs a value",
        "--port=65536, 'The option --port needs a number from 0 to 65535, not 65536'",
        "--generate=deal, 'The option --generate needs a name and a number such as deal=1000, not deal'",
        "--faults=1.5, 'The option --faults needs a number from 0 to 1, not 1.5'",
        "--fault-seed=x, 'The option --fault-seed needs a number from 0 to 999999999, not x'",
        "--token-lifetime=0, 'The option --token-lifetime needs a number from 1 to 999999999, not 0'",
        "--company=Northwind, 'The option --company needs the first label of an address and a name such as northwind=\"Northwind Floors\", not Northwind'",
        "--plan=gold, 'The option --plan needs one of lite, growth, premium, ultimate, not gold'",
        "--seats=0, 'The option --seats needs a number from 1 to 999999999, not 0'",
        "--daily-tokens=-1, 'The option --daily-tokens needs a number from 0 to 999999999, not -1'"
    })
    void saysWhatIsWrong(String argument, String message) {
        assertThatThrownBy(() -> CommandLine.parse(argument))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void takesFurtherCompaniesAndTheLifetimeOfTokens() {
        CommandLine options = CommandLine.parse(
                "--company", "northwind=Northwind Floors", "--company=slate=A=B", "--token-lifetime=60");

        try (PipedriveSandbox sandbox = options.sandbox().port(0).start()) {
            assertThat(sandbox.company("northwind").records("deal")).isEmpty();
            assertThat(sandbox.company("slate").records("stage")).hasSize(7);
        }
        assertThat(options.sandbox().oauthSettings.lifetime()).isEqualTo(Duration.ofSeconds(60));
        assertThat(CommandLine.parse().sandbox().oauthSettings).isEqualTo(OauthSettings.DEFAULT);
    }

    @Test
    void isWhatABuilderTakesOptionsOf() {
        try (PipedriveSandbox sandbox = PipedriveSandbox.builder(
                        "--generate=deal=3", "--token", "mine", "--empty-scope", "--token-lifetime=60")
                .start()) {
            assertThat(sandbox.records("deal")).hasSize(3);
            assertThat(sandbox.properties())
                    .containsExactly(
                            entry("camel.component.pipedrive.base-url", sandbox.baseUrl()),
                            entry("camel.component.pipedrive.api-token", "mine"));
            assertThat(sandbox.oauth().properties())
                    .containsExactly(
                            entry("camel.component.pipedrive.base-url", sandbox.baseUrl()),
                            entry("camel.component.pipedrive.oauth-url", sandbox.baseUrl()),
                            entry("camel.component.pipedrive.client-id", "sandbox-client"),
                            entry("camel.component.pipedrive.client-secret", "sandbox-secret"),
                            entry(
                                    "camel.component.pipedrive.redirect-uri",
                                    "http://localhost:8080/pipedrive/callback"));
            sandbox.reset();
            sandbox.clock().stopAt(Instant.parse("2026-11-27T10:00:00Z"));
            assertThat(sandbox.oauth().grant().expiresAt())
                    .isEqualTo(sandbox.clock().instant().plusSeconds(60));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PipedriveSandbox.builder("--generat=deal=3"))
                .withMessage("Unknown option --generat. Did you mean '--generate'? --help shows all");
    }

    @Test
    void givesRecordsToTheCompanyBeforeThem(@TempDir Path folder) throws IOException {
        Path seed = Files.writeString(folder.resolve("seed.json"), "{\"deal\": [{\"title\": \"Of a seed\"}]}");
        CommandLine options = CommandLine.parse(
                "--generate=deal=3",
                "--company=northwind=Northwind Floors",
                "--generate=organization=2",
                "--generate=deal=4",
                "--company=slate=Slate Ltd",
                "--seed=" + seed);

        try (PipedriveSandbox sandbox = options.sandbox().port(0).start()) {
            assertThat(sandbox.records("deal")).hasSize(3);
            assertThat(sandbox.records("organization")).isEmpty();
            assertThat(sandbox.company("northwind").records("deal")).hasSize(4);
            assertThat(sandbox.company("northwind").records("organization")).hasSize(2);
            assertThat(sandbox.company("slate").records("deal"))
                    .extracting(deal -> deal.get("title"))
                    .containsExactly("Of a seed");
        }
    }

    @Test
    void saysWhatIsWrongWithRecordsOfAFurtherCompany() {
        assertThatThrownBy(() -> CommandLine.parse("--company=slate=Slate Ltd", "--generate=deal"))
                .hasMessage("The option --generate needs a name and a number such as deal=1000, not deal");
        assertThatThrownBy(() -> CommandLine.parse("--company=slate=Slate Ltd", "--seed"))
                .hasMessage("The option --seed needs a value");
    }

    @Test
    void showsItsUsage() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int status = SandboxMain.run(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, "--help");

        assertThat(status).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--client-id", "--client-secret", "--redirect-uri");
    }
}
