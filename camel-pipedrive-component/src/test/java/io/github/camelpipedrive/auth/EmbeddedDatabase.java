// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL of its own for tests. It refuses to run as root; its launcher then takes another user's identity. */
public final class EmbeddedDatabase {

    private EmbeddedDatabase() {}

    /** Starts one; where that is not possible the test is skipped. */
    public static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException | RuntimeException e) {
            return Assumptions.abort("PostgreSQL can't run here, so this is not tested: " + e);
        }
    }
}
