-- What a portfolio was worth at the close of each session, and what flowed since the one before. Worked out of the ledger
-- and the closes, and can be again: a correction of the past removes the rows it touches.
CREATE TABLE equity_point (
    portfolio_id UUID          NOT NULL REFERENCES portfolio ON DELETE CASCADE,
    session      DATE          NOT NULL,
    equity       NUMERIC(19,2) NOT NULL,
    -- Of the equity, what was in no position: cash, and dividends receivable.
    cash         NUMERIC(19,2) NOT NULL,
    -- All deposits until then, less all withdrawals.
    net_deposits NUMERIC(19,2) NOT NULL,
    deposited    NUMERIC(19,2) NOT NULL,
    withdrawn    NUMERIC(19,2) NOT NULL,
    dividends    NUMERIC(19,2) NOT NULL,
    fees         NUMERIC(19,2) NOT NULL,
    PRIMARY KEY (portfolio_id, session)
);

-- The sessions that could not be valued for want of closes; tried again each day.
CREATE TABLE equity_gap (
    portfolio_id UUID         NOT NULL REFERENCES portfolio ON DELETE CASCADE,
    session      DATE         NOT NULL,
    missing      VARCHAR(500) NOT NULL,
    tried_at     TIMESTAMPTZ  NOT NULL,
    PRIMARY KEY (portfolio_id, session)
);

-- Through which session a portfolio's history is written: every one until then has a point or is a gap. The row is also the
-- lock between who writes the history and who restates the past; null before anything is written.
CREATE TABLE equity_progress (
    portfolio_id UUID PRIMARY KEY REFERENCES portfolio ON DELETE CASCADE,
    through      DATE
);
