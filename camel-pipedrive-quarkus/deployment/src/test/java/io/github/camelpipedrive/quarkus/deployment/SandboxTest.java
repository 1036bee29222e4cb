// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.quarkus.deployment;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.github.camelpipedrive.quarkus.PipedriveBuildTimeConfig;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SandboxTest {

    private static final Path FOLDER = Path.of("/project").toAbsolutePath();

    private record Wanted(
            boolean enabled, Optional<Integer> port, Optional<List<String>> options, Optional<String> seed)
            implements PipedriveBuildTimeConfig.DevServices {}

    private static final Wanted NOTHING = new Wanted(true, Optional.empty(), Optional.empty(), Optional.empty());

    private static final Wanted EVERYTHING =
            new Wanted(true, Optional.of(8765), Optional.of(List.of("--generate=deal=2")), Optional.of("seed.json"));

    @Test
    void hasNoOptionsIfNoneAreGiven() {
        assertThat(SandboxProcessor.options(NOTHING, false, FOLDER)).isEmpty();
    }

    @Test
    void hasWhatIsConfigured() {
        assertThat(SandboxProcessor.options(EVERYTHING, false, FOLDER))
                .containsExactly("--port=8765", "--seed=" + FOLDER.resolve("seed.json"), "--generate=deal=2");
    }

    @Test
    void hasAnyFreePortInTests() {
        assertThat(SandboxProcessor.options(EVERYTHING, true, FOLDER))
                .containsExactly("--seed=" + FOLDER.resolve("seed.json"), "--generate=deal=2");
    }

    @Test
    void setsAllThatTheSandboxSays() {
        try (PipedriveSandbox sandbox = PipedriveSandbox.builder().start()) {
            assertThat(SandboxProcessor.PROPERTIES)
                    .containsExactlyElementsOf(sandbox.properties().keySet());
        }
    }

    @Test
    void startsWithTheRecordsOfTheSeed(@TempDir Path folder) throws Exception {
        Path seed = Files.writeString(folder.resolve("seed.json"), "{\"deal\": [{\"title\": \"Floor tiles\"}]}");

        try (SandboxService service = new SandboxService(List.of("--seed=" + seed))) {
            service.start();

            HttpRequest deals = HttpRequest.newBuilder(
                            URI.create(service.property(SandboxProcessor.BASE_URL) + "/api/v2/deals"))
                    .header("x-api-token", service.property("camel.component.pipedrive.api-token"))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(deals, BodyHandlers.ofString())
                            .body())
                    .contains("\"title\":\"Floor tiles\"");
        }
    }

    @Test
    void saysWhatIsWrongWithAnOption() throws Exception {
        try (SandboxService service = new SandboxService(List.of("--genrate=deal=2"))) {
            assertThatThrownBy(service::start)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("--genrate");
        }
    }
}
