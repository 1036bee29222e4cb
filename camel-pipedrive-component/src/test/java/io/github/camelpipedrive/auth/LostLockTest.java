// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A lock on a row is lost with its connection, and another process may have it then. */
class LostLockTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final JdbcDataSource database = new JdbcDataSource();
    private final List<Connection> connections = new ArrayList<>();

    @Test
    void aLockWhoseConnectionBrokeIsNotValid() throws Exception {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        JdbcTokenStore store = new JdbcTokenStore(watched());
        store.createTables();
        store.lock("acme", PATIENCE).close();
        TokenStore.Lock lock = store.lock("acme", PATIENCE);
        assertThat(lock.isValid()).isTrue();

        connections.get(connections.size() - 1).close();

        assertThat(lock.isValid()).isFalse();
        new JdbcTokenStore(database).lock("acme", PATIENCE).close();
        lock.close();
        store.lock("acme", PATIENCE).close();
    }

    private DataSource watched() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Object result = method.invoke(database, arguments);
                    if (result instanceof Connection connection) {
                        connections.add(connection);
                    }
                    return result;
                });
    }
}
