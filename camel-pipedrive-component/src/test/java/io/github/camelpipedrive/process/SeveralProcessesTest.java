// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.EmbeddedDatabase;
import io.github.camelpipedrive.auth.FileTokenStore;
import io.github.camelpipedrive.auth.JdbcTokenStore;
import io.github.camelpipedrive.auth.OauthTokenSource;
import io.github.camelpipedrive.auth.TokenStore;
import io.github.camelpipedrive.auth.TokenStore.Stored;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Processes that share a store, and processes that are killed while they renew a token. How often is said by the system
 * properties {@code processes.expiries} and {@code processes.kills}: for each kind of store and of server.
 */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SeveralProcessesTest {

    private static final int EXPIRIES = Integer.getInteger("processes.expiries", 1000);
    private static final int KILLS = Integer.getInteger("processes.kills", 25);

    @TempDir
    private Path temporary;

    private final List<Process> processes = new ArrayList<>();

    @Test
    void renewOncePerExpiryWithADatabase() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedDatabase.start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            new JdbcTokenStore(postgres.getPostgresDatabase()).createTables();
            renewOncePerExpiry(url, new JdbcTokenStore(postgres.getPostgresDatabase()));
        }
    }

    @Test
    void renewOncePerExpiryWithAFolder() throws Exception {
        renewOncePerExpiry(temporary.toString(), new FileTokenStore(temporary));
    }

    private void renewOncePerExpiry(String place, TokenStore store) throws Exception {
        try (StrictServer server = new StrictServer(4, EXPIRIES, false)) {
            connect(store, server);

            Process one = start(CallingProcess.class, server.url(), place, "11", "12");
            Process two = start(CallingProcess.class, server.url(), place, "21", "22");

            assertThat(output(one)).matches("calls \\d+\\s+");
            assertThat(output(two)).matches("calls \\d+\\s+");
            assertThat(server.expiries()).isEqualTo(EXPIRIES);
            assertThat(server.grants())
                    .as("one grant by the user, one for each expiry")
                    .isEqualTo(1 + EXPIRIES);
            assertThat(server.needlessRefreshes()).isZero();
            assertThat(server.refusedRefreshes()).isZero();
            Stored last = store.load("acme").orElseThrow();
            assertThat(last.authorization().ended()).isFalse();
            assertThat(last.version()).isEqualTo(1 + EXPIRIES);
            assertThat(server.takes(last.authorization().token().refreshToken()))
                    .isTrue();
            System.out.printf(
                    "%s: %d expiries, %d refreshes, %d refused with invalid_grant, %d calls refused and retried%n",
                    store.getClass().getSimpleName(),
                    server.expiries(),
                    server.grants() - 1,
                    server.refusedRefreshes(),
                    server.refusedCalls());
        } finally {
            end();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void surviveBeingKilledAtAnyMoment(boolean forgiving) throws Exception {
        Random random = new Random();
        TokenStore store = new FileTokenStore(temporary);
        int lost = 0;
        try (StrictServer server = new StrictServer(0, 0, forgiving)) {
            connect(store, server);
            for (int kill = 0; kill < KILLS; kill++) {
                Process victim = start(RenewingProcess.class, server.url(), temporary.toString());
                server.awaitGrants(server.grants() + 1 + random.nextInt(12));
                // Now an answer is in progress; some renewals of a few milliseconds each follow.
                victim.waitFor(random.nextInt(5_000), TimeUnit.MICROSECONDS);
                victim.destroyForcibly().waitFor();

                Stored stored = store.load("acme").orElseThrow();
                boolean works = server.takes(stored.authorization().token().refreshToken());
                check(server, store, works);
                lost += works ? 0 : 1;
            }
            try (Stream<Path> files = Files.list(temporary)) {
                assertThat(files.map(each -> each.getFileName().toString()))
                        .containsOnly("acme.token.json", "acme.renewal.lock", "acme.change.lock");
            }
            System.out.printf(
                    "%d kills, server %s: %d refreshes, store readable %d times, account works %d times, reconnect"
                            + " needed %d times%n",
                    KILLS,
                    forgiving ? "takes the old refresh token until the new one is used" : "takes no old refresh token",
                    server.grants(),
                    KILLS,
                    KILLS - lost,
                    lost);
            if (forgiving) {
                assertThat(lost).as("accounts that could have been kept").isZero();
            }
        } finally {
            end();
        }
    }

    private static void check(StrictServer server, TokenStore store, boolean works) throws Exception {
        OauthTokenSource source = RenewingProcess.source(server.url(), store);
        if (works) {
            source.renew();
            assertThat(source.credential().secret()).isEqualTo("Bearer access-token-" + server.grants());
            return;
        }
        assertThatThrownBy(source::renew)
                .isInstanceOf(PipedriveAuthenticationException.class)
                .hasMessageContaining("the account 'acme' has to be connected again");
        assertThat(store.load("acme").orElseThrow().authorization().ended()).isTrue();
        connect(store, server);
        source.forget();
        assertThat(source.credential().secret()).isEqualTo("Bearer access-token-" + server.grants());
    }

    private static void connect(TokenStore store, StrictServer server) throws IOException {
        long version = store.load("acme").map(Stored::version).orElse(0L);
        Authorization authorization =
                new Authorization("acme", server.connect(), Authorization.Owner.UNKNOWN, Instant.now(), "");
        assertThat(store.store(authorization, version)).isPresent();
    }

    private Process start(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                program.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        return process;
    }

    private static String output(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }

    private void end() throws InterruptedException {
        for (Process each : processes) {
            each.destroyForcibly().waitFor();
        }
    }
}
