-- On which terms a portfolio trades. Rows are only added: an order is filled on the terms it was accepted under, so that what
-- it keeps reserved is what it will cost. A portfolio without a row trades instantly and free of charge.
CREATE TABLE trading_terms (
    id                 BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    portfolio_id       UUID          NOT NULL REFERENCES portfolio (id) ON DELETE CASCADE,
    since              TIMESTAMPTZ   NOT NULL,
    execution          VARCHAR(20)   NOT NULL CHECK (execution IN ('INSTANT', 'REALISTIC')),
    commission         VARCHAR(20)   NOT NULL CHECK (commission IN ('NONE', 'PER_ORDER', 'PER_SHARE')),
    commission_rate    NUMERIC(19,6) CHECK (commission_rate > 0),
    commission_minimum NUMERIC(19,2) CHECK (commission_minimum >= 0),
    commission_maximum NUMERIC(19,2) CHECK (commission_maximum >= commission_minimum),
    slippage           VARCHAR(20)   NOT NULL CHECK (slippage IN ('NONE', 'PER_ORDER', 'PER_SHARE')),
    slippage_rate      NUMERIC(19,6) CHECK (slippage_rate > 0),
    slippage_minimum   NUMERIC(19,2) CHECK (slippage_minimum >= 0),
    slippage_maximum   NUMERIC(19,2) CHECK (slippage_maximum >= slippage_minimum),
    CHECK ((commission = 'NONE') = (commission_rate IS NULL)),
    CHECK ((commission = 'PER_SHARE') = (commission_minimum IS NOT NULL)
        AND (commission = 'PER_SHARE') = (commission_maximum IS NOT NULL)),
    CHECK ((slippage = 'NONE') = (slippage_rate IS NULL)),
    CHECK ((slippage = 'PER_SHARE') = (slippage_minimum IS NOT NULL)
        AND (slippage = 'PER_SHARE') = (slippage_maximum IS NOT NULL))
);

CREATE INDEX trading_terms_newest ON trading_terms (portfolio_id, id DESC);

-- Orders that wait.
ALTER TABLE trade_order
    DROP CONSTRAINT trade_order_status_check,
    DROP CONSTRAINT trade_order_check,
    DROP CONSTRAINT trade_order_check1,
    ALTER COLUMN quantity DROP NOT NULL,
    -- Orders match in the order they were accepted, within one microsecond too.
    ADD COLUMN accepted_number BIGINT GENERATED ALWAYS AS IDENTITY,
    -- What was asked for, word for word: the same client order id with another ticket is refused, whatever a split or a
    -- conversion has made of the order since.
    ADD COLUMN ticket          VARCHAR(200),
    ADD COLUMN order_type      VARCHAR(10) NOT NULL DEFAULT 'MARKET'
        CHECK (order_type IN ('MARKET', 'LIMIT', 'STOP', 'STOP_LIMIT')),
    ADD COLUMN limit_price     NUMERIC(19,6) CHECK (limit_price > 0),
    ADD COLUMN stop_price      NUMERIC(19,6) CHECK (stop_price > 0),
    ADD COLUMN time_in_force   VARCHAR(20) NOT NULL DEFAULT 'DAY'
        CHECK (time_in_force IN ('DAY', 'GOOD_TILL_CANCELLED')),
    -- Where the shares are found out when it is filled.
    ADD COLUMN amount          NUMERIC(19,2) CHECK (amount > 0),
    ADD COLUMN terms_id        BIGINT REFERENCES trading_terms,
    ADD COLUMN reserved_cash   NUMERIC(19,2) CHECK (reserved_cash >= 0),
    ADD COLUMN reserved_shares NUMERIC(28,9) CHECK (reserved_shares >= 0),
    ADD COLUMN expires_at      TIMESTAMPTZ,
    -- A price fills it only if it was observed after this.
    ADD COLUMN working_since   TIMESTAMPTZ,
    ADD COLUMN triggered_at    TIMESTAMPTZ,
    ADD COLUMN ended_at        TIMESTAMPTZ,
    ADD COLUMN replaces        UUID REFERENCES trade_order ON DELETE CASCADE,
    ADD COLUMN slippage        NUMERIC(19,2) CHECK (slippage >= 0),
    ADD COLUMN price_basis     VARCHAR(10) CHECK (price_basis IN ('QUOTE', 'BAR')),
    ADD COLUMN fill_quantity   NUMERIC(28,9) CHECK (fill_quantity > 0);

ALTER TABLE trade_order RENAME COLUMN fee TO commission;
ALTER TABLE trade_order ALTER COLUMN rejection_sentence TYPE VARCHAR(1000);

UPDATE trade_order SET
    ticket = concat_ws(' ', side, trim_scale(quantity), symbol, 'MARKET DAY'),
    working_since = accepted_at,
    ended_at = coalesce(filled_at, accepted_at),
    slippage = CASE status WHEN 'FILLED' THEN 0 END,
    price_basis = CASE status WHEN 'FILLED' THEN 'QUOTE' END,
    fill_quantity = CASE status WHEN 'FILLED' THEN quantity END;

ALTER TABLE trade_order
    ALTER COLUMN ticket SET NOT NULL,
    ALTER COLUMN working_since SET NOT NULL,
    ADD CONSTRAINT trade_order_status CHECK (status IN ('OPEN', 'FILLED', 'CANCELLED', 'EXPIRED', 'REJECTED')),
    ADD CONSTRAINT trade_order_ended CHECK ((status = 'OPEN') = (ended_at IS NULL)),
    ADD CONSTRAINT trade_order_prices CHECK (
        (order_type IN ('LIMIT', 'STOP_LIMIT')) = (limit_price IS NOT NULL)
        AND (order_type IN ('STOP', 'STOP_LIMIT')) = (stop_price IS NOT NULL)),
    ADD CONSTRAINT trade_order_size CHECK (num_nonnulls(quantity, amount) = 1),
    -- An open order keeps cash to buy, or shares to sell; one that has ended keeps nothing.
    ADD CONSTRAINT trade_order_keeps CHECK (
        (status = 'OPEN' AND side = 'BUY') = (reserved_cash IS NOT NULL)
        AND (status = 'OPEN' AND side = 'SELL') = (reserved_shares IS NOT NULL)),
    ADD CONSTRAINT trade_order_rejection CHECK (
        (status = 'REJECTED') = (rejection_reason IS NOT NULL)
        AND (status = 'REJECTED') = (rejection_sentence IS NOT NULL)),
    ADD CONSTRAINT trade_order_fill CHECK (
        num_nulls(filled_at, fill_price, fill_quantity, fill_amount, commission, slippage, cash_after, price_source,
                  price_basis, price_observed_at, price_session, fill_rule, ledger_sequence)
        = CASE status WHEN 'FILLED' THEN 0 ELSE 13 END);

DROP INDEX trade_order_newest;
CREATE INDEX trade_order_newest ON trade_order (portfolio_id, accepted_number DESC);
CREATE INDEX trade_order_open ON trade_order (symbol, accepted_number) WHERE status = 'OPEN';
CREATE INDEX trade_order_open_in ON trade_order (portfolio_id, accepted_number) WHERE status = 'OPEN';

-- The life of each order, step by step.
CREATE TABLE order_event (
    order_id    UUID         NOT NULL REFERENCES trade_order ON DELETE CASCADE,
    number      INTEGER      NOT NULL CHECK (number >= 1),
    occurred_at TIMESTAMPTZ  NOT NULL,
    kind        VARCHAR(20)  NOT NULL
        CHECK (kind IN ('ACCEPTED', 'TRIGGERED', 'ADJUSTED', 'FILLED', 'CANCELLED', 'REPLACED', 'EXPIRED', 'REJECTED')),
    sentence    VARCHAR(1000) NOT NULL,
    PRIMARY KEY (order_id, number)
);

INSERT INTO order_event (order_id, number, occurred_at, kind, sentence)
SELECT id, 1, accepted_at, 'ACCEPTED', 'Market order.' FROM trade_order WHERE status = 'FILLED'
UNION ALL
SELECT id, CASE status WHEN 'FILLED' THEN 2 ELSE 1 END, ended_at, status,
       coalesce(rejection_sentence, 'Filled at the latest price.')
FROM trade_order;
