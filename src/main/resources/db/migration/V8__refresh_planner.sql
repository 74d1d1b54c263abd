-- What a metered provider was asked and when it may be asked again, shared by all instances and kept over restarts.

-- The calls of one day of a budget. A count, not a bucket: what may be spent depends on what the day still needs.
CREATE TABLE call_day (
    provider        TEXT        NOT NULL,
    day             DATE        NOT NULL,
    spent           INTEGER     NOT NULL DEFAULT 0 CHECK (spent >= 0),
    spent_by_orders INTEGER     NOT NULL DEFAULT 0 CHECK (spent_by_orders >= 0),
    -- Set when the provider says that its own count is used up.
    closed_until    TIMESTAMPTZ,
    PRIMARY KEY (provider, day)
);

-- Only the pace is left to the token buckets.
DELETE FROM call_budget;

-- What one instance does at a time, by the database's clock. An owner that died is waited for until then, and no longer.
CREATE TABLE lease (
    name  TEXT        PRIMARY KEY,
    owner UUID        NOT NULL,
    until TIMESTAMPTZ NOT NULL
);

-- What the last question about a symbol met: bars, which everybody waits for, and orders apart.
CREATE TABLE price_attempt (
    source       TEXT                    NOT NULL,
    symbol       VARCHAR(16) COLLATE "C" NOT NULL,
    asker        TEXT                    NOT NULL CHECK (asker IN ('BARS', 'ORDER')),
    outcome      TEXT                    NOT NULL CHECK (outcome IN ('UP_TO_DATE', 'NOT_YET', 'NO_SUCH_SYMBOL', 'FAILED')),
    sentence     TEXT,
    session      DATE                    NOT NULL,
    times        INTEGER                 NOT NULL CHECK (times > 0),
    attempted_at TIMESTAMPTZ             NOT NULL,
    not_before   TIMESTAMPTZ             NOT NULL,
    PRIMARY KEY (source, symbol, asker)
);

-- When the provider published a session, as far as one symbol asked at a time can tell.
CREATE TABLE session_publication (
    source          TEXT        NOT NULL,
    session         DATE        NOT NULL,
    published_at    TIMESTAMPTZ,
    last_not_yet_at TIMESTAMPTZ,
    -- Whether it was asked for when it was due, so that the hour says something about the next session.
    punctual        BOOLEAN     NOT NULL DEFAULT false,
    not_yets        INTEGER     NOT NULL DEFAULT 0,
    failures        INTEGER     NOT NULL DEFAULT 0,
    next_ask_at     TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (source, session)
);

-- The latest problems, for administrators; never with the key in them.
CREATE TABLE provider_problem (
    id       BIGINT      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source   TEXT        NOT NULL,
    at       TIMESTAMPTZ NOT NULL,
    symbol   VARCHAR(16),
    sentence TEXT        NOT NULL
);
