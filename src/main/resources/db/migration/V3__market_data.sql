-- What metered providers have said, kept for ever, per provider: a simulated price is never taken for a real one.
CREATE TABLE quote (
    source         TEXT                    NOT NULL,
    symbol         VARCHAR(16) COLLATE "C" NOT NULL,
    last           NUMERIC(19, 6)          NOT NULL CHECK (last > 0),
    previous_close NUMERIC(19, 6) CHECK (previous_close > 0),
    currency       TEXT                    NOT NULL,
    session        DATE                    NOT NULL,
    observed_at    TIMESTAMPTZ             NOT NULL,
    fetched_at     TIMESTAMPTZ             NOT NULL,
    PRIMARY KEY (source, symbol)
);

-- Completed sessions only, as traded.
CREATE TABLE price_bar (
    source     TEXT                    NOT NULL,
    symbol     VARCHAR(16) COLLATE "C" NOT NULL,
    session    DATE                    NOT NULL,
    open       NUMERIC(19, 6)          NOT NULL,
    high       NUMERIC(19, 6)          NOT NULL,
    low        NUMERIC(19, 6)          NOT NULL CHECK (low > 0),
    close      NUMERIC(19, 6)          NOT NULL,
    volume     BIGINT                  NOT NULL CHECK (volume >= 0),
    currency   TEXT                    NOT NULL,
    fetched_at TIMESTAMPTZ             NOT NULL,
    PRIMARY KEY (source, symbol, session),
    CHECK (low <= open AND low <= close AND high >= open AND high >= close)
);

CREATE TABLE listing_import (
    source       TEXT PRIMARY KEY,
    attempted_at TIMESTAMPTZ NOT NULL,
    imported_at  TIMESTAMPTZ
);
