// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.camelpipedrive.testing.VirtualTime;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How stores wait for a lock that another process holds. */
class WaitingForLocksTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(10);

    @TempDir
    private Path folder;

    private final VirtualTime time = new VirtualTime();

    /** A place for tokens that two processes share. */
    interface Shared {

        TokenStore store(Sleeper sleeper);

        /** Locks as another process does. */
        AutoCloseable lockElsewhere() throws Exception;
    }

    static Stream<String> places() {
        return Stream.of("folder", "database");
    }

    private Shared shared(String place) throws Exception {
        return place.equals("folder") ? new InFolder(folder) : new InDatabase();
    }

    private record InFolder(Path folder) implements Shared {

        @Override
        public TokenStore store(Sleeper sleeper) {
            return new FileTokenStore(folder, null, sleeper);
        }

        @Override
        public AutoCloseable lockElsewhere() throws IOException {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve("acme.renewal.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return channel;
        }
    }

    private static final class InDatabase implements Shared {
        private final JdbcDataSource database = new JdbcDataSource();

        InDatabase() throws IOException {
            database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            new JdbcTokenStore(database).createTables();
        }

        @Override
        public TokenStore store(Sleeper sleeper) {
            return new JdbcTokenStore(database, null, sleeper);
        }

        @Override
        public AutoCloseable lockElsewhere() throws Exception {
            return new JdbcTokenStore(database).lock("acme", AT_MOST);
        }
    }

    /** Sleeps in the time of the test, and does something when it has slept this often. */
    private Sleeper sleeper(int times, AutoCloseable then) {
        return new Sleeper() {
            @Override
            public void sleep(Duration pause) throws InterruptedException {
                time.sleep(pause);
                if (time.pauses().size() == times) {
                    try {
                        then.close();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                }
            }

            @Override
            public long nanoTime() {
                return time.nanoTime();
            }
        };
    }

    @ParameterizedTest
    @MethodSource("places")
    void theLockIsTakenAtTheFirstTryAfterItIsFree(String place) throws Exception {
        Shared shared = shared(place);
        AutoCloseable elsewhere = shared.lockElsewhere();

        try (TokenStore.Lock lock = shared.store(sleeper(3, elsewhere)).lock("acme", AT_MOST)) {
            assertThat(lock.isValid()).isTrue();
        }

        assertThat(time.pauses()).containsExactly(PAUSE, PAUSE, PAUSE);
    }

    @ParameterizedTest
    @MethodSource("places")
    void waitingEndsWhenTheTimeIsUp(String place) throws Exception {
        Shared shared = shared(place);
        try (AutoCloseable elsewhere = shared.lockElsewhere()) {
            TokenStore store = shared.store(sleeper(Integer.MAX_VALUE, elsewhere));

            assertThatThrownBy(() -> store.lock("acme", AT_MOST))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Another process has")
                    .hasMessageEndingWith(" for PT20S");
        }

        assertThat(time.passed()).isEqualTo(AT_MOST);
    }

    @ParameterizedTest
    @MethodSource("places")
    void anInterruptEndsTheWaiting(String place) throws Exception {
        Shared shared = shared(place);
        try (AutoCloseable elsewhere = shared.lockElsewhere()) {
            TokenStore store =
                    shared.store(sleeper(2, () -> Thread.currentThread().interrupt()));

            assertThatThrownBy(() -> store.lock("acme", AT_MOST)).isInstanceOf(InterruptedException.class);
        }

        assertThat(time.pauses()).hasSize(2);
        shared.store(sleeper(1, () -> {})).lock("acme", AT_MOST).close();
    }
}
