// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.jdbc;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What becomes of a transaction's outcome when its end fails. */
class TransactionsTest {

    private final List<String> called = new ArrayList<>();
    private final Map<String, Exception> failures = new HashMap<>();
    private final Transactions transactions =
            new Transactions(proxy(DataSource.class, (self, method, arguments) -> connection()));

    private Connection connection() {
        return proxy(Connection.class, (self, method, arguments) -> {
            called.add(method.getName());
            Exception failure = failures.get(method.getName());
            if (failure != null) {
                throw failure;
            }
            return null;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static SQLException broken(String words) {
        return new SQLException(words, "08006");
    }

    private String done() throws IOException {
        return transactions.run(connection -> "done");
    }

    @Test
    void commitsAndGivesTheConnectionBack() throws Exception {
        assertThat(done()).isEqualTo("done");

        assertThat(called).containsExactly("setAutoCommit", "commit", "rollback", "setAutoCommit", "close");
    }

    @Test
    void keepsTheFirstCauseWhenTheRollbackFailsToo() {
        failures.put("rollback", broken("rollback failed"));
        failures.put("close", broken("close failed"));

        assertThatThrownBy(() -> transactions.run(connection -> {
                    throw broken("the work failed");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("the database failed with SQL state 08006: the work failed")
                .cause()
                .satisfies(cause -> assertThat(cause.getSuppressed()).hasSize(1));
        assertThat(called).endsWith("close");
    }

    @Test
    void keepsAnythingThatTheWorkThrowsWhenTheRollbackFailsToo() {
        failures.put("rollback", new IllegalStateException("pool is closed"));
        IOException first = new IOException("damaged");

        assertThatThrownBy(() -> transactions.run(connection -> {
                    throw first;
                }))
                .isSameAs(first)
                .hasSuppressedException(failures.get("rollback"));
    }

    @Test
    void countsAsDoneWhatWasCommittedWhateverBecomesOfTheConnection() throws Exception {
        failures.put("close", broken("close failed"));
        assertThat(done()).isEqualTo("done");

        failures.put("rollback", new IllegalStateException("pool is closed"));
        assertThat(done()).isEqualTo("done");
    }

    @Test
    void isNotDoneWhenTheCommitFails() {
        failures.put("commit", broken("commit failed"));
        failures.put("close", broken("close failed"));

        assertThatThrownBy(this::done)
                .isInstanceOf(IOException.class)
                .hasMessage("the database failed with SQL state 08006: commit failed");
    }
}
