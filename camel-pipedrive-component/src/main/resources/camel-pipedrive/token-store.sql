-- SPDX-License-Identifier: Apache-2.0
-- The tables of the JDBC token store, for PostgreSQL 9.5 or newer and H2 2.2.220 or newer.

CREATE TABLE IF NOT EXISTS pipedrive_token (
    account VARCHAR(64) NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    content TEXT NOT NULL
);

-- A row is locked while its account's token is renewed. It is no row of the table above, as that one is changed meanwhile.
CREATE TABLE IF NOT EXISTS pipedrive_token_lock (
    account VARCHAR(64) NOT NULL PRIMARY KEY
);
