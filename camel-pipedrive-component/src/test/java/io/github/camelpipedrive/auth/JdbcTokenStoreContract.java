// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the store does on every database. */
abstract class JdbcTokenStoreContract extends TokenStoreContract {

    private static final TokenCipher CIPHER = TokenCipher.of("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");

    abstract DataSource database() throws Exception;

    @Override
    TokenStore emptyStore() throws Exception {
        execute("DROP TABLE IF EXISTS pipedrive_token");
        execute("DROP TABLE IF EXISTS pipedrive_token_lock");
        JdbcTokenStore store = new JdbcTokenStore(database());
        store.createTables();
        return store;
    }

    @Override
    TokenStore sameStoreAgain() throws Exception {
        return new JdbcTokenStore(database());
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String content() throws Exception {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT content FROM pipedrive_token")) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    @Test
    void makesItsTablesOnce() throws Exception {
        TokenStore store = sameStoreAgain();
        store.store(authorization("acme", "refresh"), 0);

        new JdbcTokenStore(database()).createTables();

        assertThat(store.list()).containsExactly("acme");
    }

    @Test
    void saysSoWhenThereAreNoTables() throws Exception {
        execute("DROP TABLE pipedrive_token");

        assertThatThrownBy(() -> sameStoreAgain().load("acme"))
                .isInstanceOf(IOException.class)
                .hasMessageMatching("(?is)the database failed with SQL state 42.*pipedrive_token.*");
    }

    @Test
    void namesADamagedRowAndLeavesItAlone() throws Exception {
        execute("INSERT INTO pipedrive_token (account, version, content) VALUES ('acme', 1, 'half a tok')");

        assertThatThrownBy(() -> sameStoreAgain().load("acme"))
                .hasMessage("The row 'acme' of the table pipedrive_token can't be used: it is damaged: no JSON");
        assertThatThrownBy(() -> sameStoreAgain().store(authorization("acme", "new"), 1))
                .hasMessageContaining("The row 'acme'");
        assertThat(content()).isEqualTo("half a tok");
    }

    @Test
    void encryptsWhenItHasAKey() throws Exception {
        TokenStore encrypted = new JdbcTokenStore(database(), CIPHER);

        encrypted.store(authorization("acme", "refresh-secret"), 0);

        assertThat(encrypted.load("acme").orElseThrow().authorization())
                .isEqualTo(authorization("acme", "refresh-secret"));
        assertThat(content()).doesNotContain("secret").doesNotContain("v1u:");
        assertThatThrownBy(() -> sameStoreAgain().load("acme")).hasMessageContaining("it is encrypted");
    }

    @Test
    void takesALockBackWhoseConnectionDied() throws Exception {
        TokenStore.Lock lost = sameStoreAgain().lock("acme", PATIENCE);
        assertThat(lost.isValid()).isTrue();
        endOtherConnections();

        TokenStore.Lock taken = sameStoreAgain().lock("acme", PATIENCE);
        assertThat(taken.isValid()).isTrue();
        assertThat(lost.isValid()).isFalse();

        assertThatThrownBy(() -> sameStoreAgain().lock("acme", Duration.ZERO))
                .hasMessageContaining("refreshing the token of 'acme'");
        lost.close();
        assertThat(taken.isValid()).isTrue();
        taken.close();
        assertThat(taken.isValid()).isFalse();
    }

    /** As the death of a process does. */
    abstract void endOtherConnections() throws Exception;
}
