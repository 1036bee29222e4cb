// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Rows of a database, in the types that JDBC has, as bodies. */
class RowsOfDatabasesTest {

    private static final String KEY = "5a9c0d1e2f3a4b5c6d7e8f901234567890abcdef";

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withoutRoutes(pipedrive);

    /** The first row of a query, as camel-sql and camel-jdbc give it. */
    private static Map<String, Object> row(String query) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                row.put(rows.getMetaData().getColumnLabel(i).toLowerCase(java.util.Locale.ROOT), rows.getObject(i));
            }
            return row;
        }
    }

    @Test
    void haveDatesTimesAndDecimals() throws Exception {
        camel.send(
                "pipedrive:activity/create",
                row(
                        "SELECT 'Visit' subject, DATE '2031-06-30' due_date, TIME '09:05:00' due_time, TIME '00:45:00' duration"));

        assertThat(pipedrive.requests().get(0).json())
                .isEqualTo(
                        Map.of("subject", "Visit", "due_date", "2031-06-30", "due_time", "09:05", "duration", "00:45"));
    }

    @Test
    void haveDatesInCustomFields() throws Exception {
        Map<String, Object> row = row("SELECT 'Patio' title, DATE '2031-06-30' expected_close_date");

        camel.send(
                "pipedrive:deal/create",
                Map.of(
                        "title", row.get("title"),
                        "expected_close_date", row.get("expected_close_date"),
                        "custom_fields", Map.of(KEY, row.get("expected_close_date"))));

        assertThat(pipedrive.requests().get(0).json())
                .isEqualTo(Map.of(
                        "title", "Patio",
                        "expected_close_date", "2031-06-30",
                        "custom_fields", Map.of(KEY, "2031-06-30")));
    }

    @Test
    void areRefusedWhereATimeStandsInPlaceOfADate() throws Exception {
        Map<String, Object> row =
                row("SELECT 'Patio' title, TIMESTAMP WITH TIME ZONE '2031-06-30 10:17:31+00' expected_close_date");

        assertThat(camel.failure("pipedrive:deal/create", row))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessage("deal/create: expected_close_date: expected a date such as 2031-06-30, without a time, got"
                        + " '2031-06-30T10:17:31Z'. Nothing was sent.");
    }
}
