-- SPDX-License-Identifier: Apache-2.0
-- The tables in which the processes of a cluster count their requests together, for PostgreSQL 9.5 or newer.
-- What the first two hold is of use for two seconds. So it need not survive a crash of the database, and is not logged.

CREATE UNLOGGED TABLE IF NOT EXISTS pipedrive_rate_account (
    account VARCHAR(120) NOT NULL PRIMARY KEY,
    closed_until TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT to_timestamp(0)
);

CREATE UNLOGGED TABLE IF NOT EXISTS pipedrive_rate_place (
    id BIGSERIAL PRIMARY KEY,
    account VARCHAR(120) NOT NULL,
    search BOOLEAN NOT NULL,
    free_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE INDEX IF NOT EXISTS pipedrive_rate_place_free_at ON pipedrive_rate_place (account, free_at);

-- What was spent of the option dailyTokens, which counts for a day: it survives a crash.
CREATE TABLE IF NOT EXISTS pipedrive_rate_day (
    account VARCHAR(120) NOT NULL PRIMARY KEY,
    day DATE NOT NULL,
    spent BIGINT NOT NULL
);
