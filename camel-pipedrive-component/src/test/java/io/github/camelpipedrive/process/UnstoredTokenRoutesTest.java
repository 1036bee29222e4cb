// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.process;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.FileTokenStore;
import io.github.camelpipedrive.auth.TokenStore;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Two processes share a folder; the disk of the first one is full when it has renewed the token. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UnstoredTokenRoutesTest {

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<DefaultCamelContext> contexts = new ArrayList<>();
    private StrictServer server;
    private TokenStore store;

    private void connect(boolean forgiving) throws Exception {
        server = new StrictServer(0, 1, forgiving);
        store = new FileTokenStore(folder);
        store.store(new Authorization("acme", server.connect(), Authorization.Owner.UNKNOWN, Instant.now(), ""), 0);
    }

    @AfterEach
    void stop() {
        contexts.forEach(DefaultCamelContext::stop);
        threads.shutdownNow();
        server.close();
    }

    private ProducerTemplate process(TokenStore its) {
        DefaultCamelContext context = Stores.context(server.url(), its);
        context.start();
        contexts.add(context);
        return context.createProducerTemplate();
    }

    private List<Future<Map<?, ?>>> calls(ProducerTemplate process) {
        List<Future<Map<?, ?>>> calls = new ArrayList<>();
        for (int i = 0; i < 31; i++) {
            int caller = i + 1;
            calls.add(threads.submit(() -> process.requestBody("pipedrive:deal/get?id=" + caller, null, Map.class)));
        }
        return calls;
    }

    @Test
    void theOtherOneGoesOnWhenTheDiskHasSpaceAgainAlthoughNobodyCallsInTheFirst() throws Exception {
        connect(false);
        FullDisk disk = new FullDisk(new FileTokenStore(folder));
        ProducerTemplate first = process(disk);
        ProducerTemplate second = process(new FileTokenStore(folder));
        disk.fill();
        assertThatThrownBy(() -> first.requestBody("pipedrive:oauth/refresh", (Object) null))
                .cause()
                .isInstanceOf(PipedriveConnectionException.class)
                .hasMessageContaining("the token store failed: No space left on device");
        int granted = server.grants();

        List<Future<Map<?, ?>>> calls = calls(second);
        disk.free();

        for (Future<Map<?, ?>> each : calls) {
            assertThat(each.get().get("title")).isEqualTo("continue");
        }
        assertThat(server.grants()).isEqualTo(granted);
        assertThat(server.refusedRefreshes()).isZero();
        assertThat(store.load("acme").orElseThrow().authorization().ended()).isFalse();
    }

    @Test
    void theOtherOneGoesOnWhenTheFirstIsKilled() throws Exception {
        // The refresh token before the newest one works until the newest one was used: so nothing is lost by the kill.
        connect(true);
        Process first = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        UnstoredProcess.class.getName(),
                        server.url(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = first.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).contains("the token store failed: No space left on device");
            List<Future<Map<?, ?>>> calls = calls(process(new FileTokenStore(folder)));
            first.destroyForcibly().waitFor();

            for (Future<Map<?, ?>> each : calls) {
                assertThat(each.get().get("title")).isEqualTo("continue");
            }
        } finally {
            first.destroyForcibly().waitFor();
        }
    }
}
