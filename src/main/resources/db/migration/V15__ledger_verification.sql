-- What the last verification of all ledgers found, so that every instance and every start knows of it. It tells of ledgers
-- that may be damaged or purged since, so nothing in it refers to one.
CREATE TABLE ledger_verification (
    id          BIGINT      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    began_at    TIMESTAMPTZ NOT NULL,
    ended_at    TIMESTAMPTZ NOT NULL CHECK (ended_at >= began_at),
    portfolios  BIGINT      NOT NULL CHECK (portfolios >= 0),
    entries     BIGINT      NOT NULL CHECK (entries >= 0),
    -- How many were found; the first thousand are listed below.
    differences BIGINT      NOT NULL CHECK (differences >= 0)
);

CREATE TABLE ledger_difference (
    verification_id BIGINT  NOT NULL REFERENCES ledger_verification ON DELETE CASCADE,
    number          INTEGER NOT NULL CHECK (number >= 1),
    portfolio_id    UUID    NOT NULL,
    -- The last one that was read where it is about no single entry; 0 where there is none at all.
    entry           BIGINT  NOT NULL,
    sentence        TEXT    NOT NULL,
    PRIMARY KEY (verification_id, number)
);
