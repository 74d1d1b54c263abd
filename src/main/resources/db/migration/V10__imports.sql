-- Price history that administrators brought in from files: who did it, when, and what came of it.
CREATE TABLE price_import (
    id               BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source           TEXT                    NOT NULL,
    symbol           VARCHAR(16) COLLATE "C" NOT NULL,
    imported_at      TIMESTAMPTZ             NOT NULL,
    imported_by      UUID                    NOT NULL REFERENCES app_user,
    -- As they were called then.
    imported_by_name TEXT                    NOT NULL,
    known_sessions   TEXT                    NOT NULL CHECK (known_sessions IN ('KEEP', 'REPLACE')),
    added            INTEGER                 NOT NULL,
    replaced         INTEGER                 NOT NULL,
    unchanged        INTEGER                 NOT NULL,
    refused          INTEGER                 NOT NULL
);

CREATE INDEX price_import_newest ON price_import (source, imported_at DESC);

-- Where a session comes from: the import that brought it, or the provider where there is none.
ALTER TABLE price_bar
    ADD COLUMN import_id BIGINT REFERENCES price_import;

CREATE INDEX price_bar_imported ON price_bar (source, symbol) WHERE import_id IS NOT NULL;

-- What came of the last listings that each provider told, and the rows of them that could not be used.
CREATE TABLE listing_report (
    source      TEXT        PRIMARY KEY,
    imported_at TIMESTAMPTZ NOT NULL,
    listed      INTEGER     NOT NULL,
    added       INTEGER     NOT NULL,
    changed     INTEGER     NOT NULL,
    delisted    INTEGER     NOT NULL,
    odd         INTEGER     NOT NULL
);

CREATE TABLE listing_odd_row (
    source TEXT    NOT NULL REFERENCES listing_report ON DELETE CASCADE,
    line   INTEGER NOT NULL,
    text   TEXT    NOT NULL,
    reason TEXT    NOT NULL,
    PRIMARY KEY (source, line)
);
