-- What is booked again because a split became known late took effect before it was booked; null where it did not.
ALTER TABLE ledger_entry
    ADD COLUMN effective_at          TIMESTAMPTZ,
    ADD COLUMN reversed_effective_at TIMESTAMPTZ;

-- Who holds an instrument is asked for each of its splits and dividends.
CREATE INDEX position_of_symbol ON position (symbol);

-- Splits and dividends as they are known and believed: one of a kind for an instrument and a day, whoever told of it and
-- however often. The value is the factor of a split, or the dollars a share of a dividend.
CREATE TABLE corporate_action (
    id           BIGINT        GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    symbol       VARCHAR(16)   NOT NULL,
    kind         VARCHAR(10)   NOT NULL CHECK (kind IN ('SPLIT', 'DIVIDEND')),
    effective_on DATE          NOT NULL,
    value        NUMERIC(19,9) NOT NULL CHECK (value > 0),
    -- Unknown, or of a split.
    pay_date     DATE          CHECK (pay_date IS NULL OR (kind = 'DIVIDEND' AND pay_date >= effective_on)),
    origin       VARCHAR(60)   NOT NULL,
    known_since  TIMESTAMPTZ   NOT NULL,
    -- When every portfolio that it concerned had been looked at.
    settled_at   TIMESTAMPTZ,
    UNIQUE (symbol, kind, effective_on)
);

CREATE INDEX corporate_action_due ON corporate_action (effective_on) WHERE settled_at IS NULL;

-- What was told and is not believed until an administrator has looked at it; word for word.
CREATE TABLE held_action (
    id           BIGINT       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    symbol       VARCHAR(16)  NOT NULL,
    kind         VARCHAR(10)  NOT NULL CHECK (kind IN ('SPLIT', 'DIVIDEND')),
    effective_on VARCHAR(40)  NOT NULL,
    value        VARCHAR(40)  NOT NULL,
    pay_date     VARCHAR(40)  NOT NULL,
    origin       VARCHAR(60)  NOT NULL,
    reason       VARCHAR(40)  NOT NULL,
    sentence     VARCHAR(500) NOT NULL,
    held_since   TIMESTAMPTZ  NOT NULL,
    decision     VARCHAR(10)  CHECK (decision IN ('APPLIED', 'DISMISSED')),
    decided_at   TIMESTAMPTZ,
    decided_by   VARCHAR(200),
    CHECK (num_nulls(decision, decided_at, decided_by) IN (0, 3)),
    UNIQUE (symbol, kind, effective_on, value, pay_date)
);

-- What a portfolio is entitled to of a dividend; one row a dividend, which is how it is paid once.
CREATE TABLE dividend_entitlement (
    portfolio_id  UUID                NOT NULL REFERENCES portfolio ON DELETE CASCADE,
    symbol        VARCHAR(16)         NOT NULL,
    ex_date       DATE                NOT NULL,
    -- Unknown where it is null: then the ex-date is the day of payment.
    pay_date      DATE,
    held          positive_shares     NOT NULL,
    rate          positive_price      NOT NULL,
    -- Zero where it is less than half a cent, which nobody pays.
    amount        not_negative_money  NOT NULL,
    paid_sequence BIGINT,
    PRIMARY KEY (portfolio_id, symbol, ex_date),
    FOREIGN KEY (portfolio_id, paid_sequence) REFERENCES ledger_entry (portfolio_id, sequence) ON DELETE CASCADE
);

CREATE INDEX dividend_entitlement_unpaid ON dividend_entitlement (coalesce(pay_date, ex_date))
    WHERE paid_sequence IS NULL AND amount > 0;

-- Which portfolios have been recounted for a split, or had nothing to recount; one row a split, which is how it is booked once.
CREATE TABLE split_settlement (
    portfolio_id UUID        NOT NULL REFERENCES portfolio ON DELETE CASCADE,
    symbol       VARCHAR(16) NOT NULL,
    effective_on DATE        NOT NULL,
    settled_at   TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (portfolio_id, symbol, effective_on)
);

-- When a provider was last asked for the splits or dividends of an instrument, and when it may be asked again.
CREATE TABLE action_inquiry (
    source      VARCHAR(20)  NOT NULL,
    symbol      VARCHAR(16)  NOT NULL,
    kind        VARCHAR(10)  NOT NULL,
    asked_at    TIMESTAMPTZ  NOT NULL,
    ask_again   TIMESTAMPTZ  NOT NULL,
    met         VARCHAR(500) NOT NULL,
    PRIMARY KEY (source, symbol, kind)
);

-- The session as of which an order's shares and prices are meant. Null in an order that an earlier version wrote: the day it
-- began to work, in New York.
ALTER TABLE trade_order ADD COLUMN counted_on DATE;
UPDATE trade_order SET counted_on = (working_since AT TIME ZONE 'America/New_York')::DATE WHERE status = 'OPEN';
