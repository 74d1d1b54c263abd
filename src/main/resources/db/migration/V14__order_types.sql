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
    DROP CONSTRAINT trade_order_side_check,
    DROP CONSTRAINT trade_order_quantity_check,
    DROP CONSTRAINT trade_order_status_check,
    DROP CONSTRAINT trade_order_fill_price_check,
    DROP CONSTRAINT trade_order_fill_amount_check,
    DROP CONSTRAINT trade_order_fee_check,
    DROP CONSTRAINT trade_order_cash_after_check,
    DROP CONSTRAINT trade_order_check,
    DROP CONSTRAINT trade_order_check1,
    ALTER COLUMN quantity DROP NOT NULL,
    ALTER COLUMN quantity TYPE positive_shares,
    ALTER COLUMN fill_price TYPE positive_price,
    ALTER COLUMN fill_amount TYPE positive_money,
    ALTER COLUMN fee TYPE not_negative_money,
    ALTER COLUMN cash_after TYPE not_negative_money,
    ALTER COLUMN rejection_sentence TYPE VARCHAR(1000),
    -- Orders match in the order they were accepted, within one microsecond too.
    ADD COLUMN accepted_number BIGINT GENERATED ALWAYS AS IDENTITY,
    -- What was asked for, word for word: the same client order id with another ticket is refused, whatever a split or a
    -- conversion has made of the order since.
    ADD COLUMN ticket          VARCHAR(200),
    ADD COLUMN order_type      VARCHAR(10) NOT NULL DEFAULT 'MARKET',
    ADD COLUMN limit_price     positive_price,
    ADD COLUMN stop_price      positive_price,
    ADD COLUMN time_in_force   VARCHAR(20) NOT NULL DEFAULT 'DAY',
    -- Where the shares are found out when it is filled.
    ADD COLUMN amount          positive_money,
    ADD COLUMN terms_id        BIGINT REFERENCES trading_terms,
    ADD COLUMN reserved_cash   not_negative_money,
    ADD COLUMN reserved_shares not_negative_shares,
    ADD COLUMN expires_at      TIMESTAMPTZ,
    -- A price fills it only if it was observed after this.
    ADD COLUMN working_since   TIMESTAMPTZ,
    ADD COLUMN triggered_at    TIMESTAMPTZ,
    ADD COLUMN ended_at        TIMESTAMPTZ,
    ADD COLUMN replaces        UUID REFERENCES trade_order ON DELETE CASCADE,
    ADD COLUMN slippage        not_negative_money,
    ADD COLUMN price_basis     VARCHAR(10),
    ADD COLUMN fill_quantity   positive_shares;

ALTER TABLE trade_order RENAME COLUMN fee TO commission;

UPDATE trade_order SET
    ticket = concat_ws(' ', side, trim_scale(quantity), symbol, 'MARKET DAY'),
    working_since = accepted_at,
    ended_at = coalesce(filled_at, accepted_at),
    slippage = CASE status WHEN 'FILLED' THEN 0 END,
    price_basis = CASE status WHEN 'FILLED' THEN 'QUOTE' END,
    fill_quantity = CASE status WHEN 'FILLED' THEN quantity END;

ALTER TABLE trade_order
    ALTER COLUMN ticket SET NOT NULL,
    ALTER COLUMN working_since SET NOT NULL;

-- What an order must have in each state of its life; an open one keeps cash to buy or shares to sell, one that has ended nothing.
CREATE FUNCTION require_consistent_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (new.side IN ('BUY', 'SELL')
        AND new.time_in_force IN ('DAY', 'GOOD_TILL_CANCELLED')
        AND CASE new.order_type
            WHEN 'MARKET' THEN num_nonnulls(new.limit_price, new.stop_price) = 0
            WHEN 'LIMIT' THEN new.limit_price IS NOT NULL AND new.stop_price IS NULL
            WHEN 'STOP' THEN new.limit_price IS NULL AND new.stop_price IS NOT NULL
            WHEN 'STOP_LIMIT' THEN num_nonnulls(new.limit_price, new.stop_price) = 2
            ELSE false
        END
        AND num_nonnulls(new.quantity, new.amount) = 1
        AND (new.status = 'OPEN') = (new.ended_at IS NULL)
        AND (new.status = 'OPEN' AND new.side = 'BUY') = (new.reserved_cash IS NOT NULL)
        AND (new.status = 'OPEN' AND new.side = 'SELL') = (new.reserved_shares IS NOT NULL)
        AND num_nonnulls(new.rejection_reason, new.rejection_sentence) = CASE new.status WHEN 'REJECTED' THEN 2 ELSE 0 END
        AND num_nonnulls(new.filled_at, new.fill_price, new.fill_quantity, new.fill_amount, new.commission, new.slippage,
                         new.cash_after, new.price_source, new.price_basis, new.price_observed_at, new.price_session,
                         new.fill_rule, new.ledger_sequence) = CASE new.status WHEN 'FILLED' THEN 13 ELSE 0 END
        AND new.status IN ('OPEN', 'FILLED', 'CANCELLED', 'EXPIRED', 'REJECTED')) IS NOT TRUE
    THEN
        RAISE EXCEPTION 'An order that is % has columns it should not have, or lacks some', new.status
            USING errcode = 'check_violation';
    END IF;
    RETURN new;
END
$$;

CREATE TRIGGER trade_order_is_consistent BEFORE INSERT OR UPDATE ON trade_order
    FOR EACH ROW EXECUTE FUNCTION require_consistent_order();

DROP INDEX trade_order_newest;
CREATE INDEX trade_order_newest ON trade_order (portfolio_id, accepted_number DESC);
CREATE INDEX trade_order_open ON trade_order (symbol, accepted_number) WHERE status = 'OPEN';
CREATE INDEX trade_order_open_in ON trade_order (portfolio_id, accepted_number) WHERE status = 'OPEN';

CREATE DOMAIN order_event_kind AS varchar(20) CHECK (
    VALUE IN ('ACCEPTED', 'TRIGGERED', 'ADJUSTED', 'FILLED', 'CANCELLED', 'REPLACED', 'EXPIRED', 'REJECTED'));

-- The life of each order, step by step.
CREATE TABLE order_event (
    order_id    UUID         NOT NULL REFERENCES trade_order ON DELETE CASCADE,
    number      INTEGER      NOT NULL,
    occurred_at TIMESTAMPTZ  NOT NULL,
    kind        order_event_kind NOT NULL,
    sentence    VARCHAR(1000) NOT NULL,
    PRIMARY KEY (order_id, number)
);

INSERT INTO order_event (order_id, number, occurred_at, kind, sentence)
SELECT id, 1, accepted_at, 'ACCEPTED', 'Market order.' FROM trade_order WHERE status = 'FILLED'
UNION ALL
SELECT id, CASE status WHEN 'FILLED' THEN 2 ELSE 1 END, ended_at, status,
       coalesce(rejection_sentence, 'Filled at the latest price.')
FROM trade_order;
