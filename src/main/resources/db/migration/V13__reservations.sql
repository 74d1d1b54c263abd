-- What open orders keep, and what sales have brought: projections like cash and quantity. The database itself sees to it that
-- two open orders never spend the same cash or sell the same shares.
--
-- Rules of one column become domains, and the longer rules of a row a trigger: PostgreSQL reads each CHECK constraint of a table
-- anew from its catalogue for every statement that writes to it, which was about a third of what an order cost (decision 0008).
CREATE DOMAIN not_negative_money AS numeric(19,2) CHECK (VALUE >= 0);
CREATE DOMAIN positive_money AS numeric(19,2) CHECK (VALUE > 0);
CREATE DOMAIN not_negative_shares AS numeric(28,9) CHECK (VALUE >= 0);
CREATE DOMAIN positive_shares AS numeric(28,9) CHECK (VALUE > 0);
CREATE DOMAIN positive_price AS numeric(19,6) CHECK (VALUE > 0);
CREATE DOMAIN positive_factor AS numeric(19,9) CHECK (VALUE > 0);
CREATE DOMAIN portfolio_name AS varchar(100) CHECK (char_length(VALUE) >= 1);
CREATE DOMAIN portfolio_currency AS char(3) CHECK (VALUE = 'USD');

ALTER TABLE portfolio
    DROP CONSTRAINT portfolio_cash_check,
    DROP CONSTRAINT portfolio_name_check,
    DROP CONSTRAINT portfolio_currency_check,
    DROP CONSTRAINT portfolio_last_sequence_check,
    ALTER COLUMN name TYPE portfolio_name,
    ALTER COLUMN currency TYPE portfolio_currency,
    ALTER COLUMN cash TYPE not_negative_money,
    ADD COLUMN reserved not_negative_money NOT NULL DEFAULT 0,
    ADD CONSTRAINT portfolio_reserves_cash_it_has CHECK (reserved <= cash);

ALTER TABLE position
    DROP CONSTRAINT position_quantity_check,
    DROP CONSTRAINT position_cost_check,
    ALTER COLUMN quantity TYPE not_negative_shares,
    ALTER COLUMN cost TYPE not_negative_money,
    ADD COLUMN reserved      not_negative_shares NOT NULL DEFAULT 0,
    ADD COLUMN realized_gain numeric(19,2)       NOT NULL DEFAULT 0,
    ADD CONSTRAINT position_reserves_shares_it_has CHECK (reserved <= quantity);

UPDATE position SET realized_gain = sales.gain
FROM (SELECT portfolio_id, symbol,
             sum(CASE WHEN kind = 'SOLD' THEN amount - cost_taken ELSE cost_taken - amount END) AS gain
      FROM ledger_entry
      WHERE coalesce(reversed_kind, kind) = 'SOLD'
      GROUP BY portfolio_id, symbol) AS sales
WHERE position.portfolio_id = sales.portfolio_id AND position.symbol = sales.symbol;

ALTER TABLE ledger_entry
    DROP CONSTRAINT ledger_entry_sequence_check,
    DROP CONSTRAINT ledger_entry_quantity_check,
    DROP CONSTRAINT ledger_entry_price_check,
    DROP CONSTRAINT ledger_entry_amount_check,
    DROP CONSTRAINT ledger_entry_cost_taken_check,
    DROP CONSTRAINT ledger_entry_split_factor_check,
    DROP CONSTRAINT ledger_entry_split_into_check,
    DROP CONSTRAINT ledger_entry_cash_after_check,
    DROP CONSTRAINT ledger_entry_quantity_after_check,
    DROP CONSTRAINT ledger_entry_cost_after_check,
    DROP CONSTRAINT ledger_entry_reversal,
    DROP CONSTRAINT ledger_entry_shape,
    DROP CONSTRAINT ledger_entry_balances,
    ALTER COLUMN quantity TYPE positive_shares,
    ALTER COLUMN price TYPE positive_price,
    ALTER COLUMN amount TYPE positive_money,
    ALTER COLUMN cost_taken TYPE not_negative_money,
    ALTER COLUMN split_factor TYPE positive_factor,
    ALTER COLUMN split_into TYPE positive_shares,
    ALTER COLUMN cash_after TYPE not_negative_money,
    ALTER COLUMN quantity_after TYPE not_negative_shares,
    ALTER COLUMN cost_after TYPE not_negative_money,
    -- An entry is taken back at most once; the others need no place in that index.
    DROP CONSTRAINT ledger_entry_portfolio_id_reversed_sequence_key;

CREATE UNIQUE INDEX ledger_entry_reversed_once ON ledger_entry (portfolio_id, reversed_sequence)
    WHERE reversed_sequence IS NOT NULL;

-- The columns a kind does not use are null, the ones it uses are not; a reversal has those of what it takes back.
CREATE FUNCTION require_consistent_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (CASE coalesce(new.reversed_kind, new.kind)
            WHEN 'BOUGHT' THEN num_nulls(new.symbol, new.quantity, new.price, new.amount) = 0
                AND num_nonnulls(new.cost_taken, new.split_factor, new.split_into, new.effective_on, new.ex_date,
                                 new.pay_date) = 0
            WHEN 'SOLD' THEN num_nulls(new.symbol, new.quantity, new.price, new.amount, new.cost_taken) = 0
                AND num_nonnulls(new.split_factor, new.split_into, new.effective_on, new.ex_date, new.pay_date) = 0
            WHEN 'FEE_CHARGED' THEN new.symbol IS NULL AND new.amount IS NOT NULL AND new.note IS NOT NULL
                AND num_nonnulls(new.quantity, new.price, new.cost_taken, new.split_factor, new.split_into,
                                 new.effective_on, new.ex_date, new.pay_date) = 0
            WHEN 'DEPOSITED' THEN new.symbol IS NULL AND new.amount IS NOT NULL
                AND num_nonnulls(new.quantity, new.price, new.cost_taken, new.split_factor, new.split_into,
                                 new.effective_on, new.ex_date, new.pay_date) = 0
            WHEN 'WITHDRAWN' THEN new.symbol IS NULL AND new.amount IS NOT NULL
                AND num_nonnulls(new.quantity, new.price, new.cost_taken, new.split_factor, new.split_into,
                                 new.effective_on, new.ex_date, new.pay_date) = 0
            WHEN 'DIVIDEND_RECEIVED' THEN
                num_nulls(new.symbol, new.quantity, new.price, new.amount, new.ex_date, new.pay_date) = 0
                AND num_nonnulls(new.cost_taken, new.split_factor, new.split_into, new.effective_on) = 0
            WHEN 'SHARES_SPLIT' THEN
                num_nulls(new.symbol, new.quantity, new.split_factor, new.split_into, new.effective_on) = 0
                AND num_nonnulls(new.price, new.amount, new.cost_taken, new.ex_date, new.pay_date) = 0
            ELSE false
        END
        AND new.sequence >= 1
        AND num_nonnulls(new.reversed_sequence, new.reversed_kind, new.reversed_occurred_at, new.reversed_because)
            = CASE new.kind WHEN 'REVERSED' THEN 4 ELSE 0 END
        AND (new.reversed_sequence IS NULL OR new.reversed_sequence < new.sequence)
        AND num_nonnulls(new.quantity_after, new.cost_after) = CASE WHEN new.symbol IS NULL THEN 0 ELSE 2 END)
        IS NOT TRUE
    THEN
        RAISE EXCEPTION 'An entry of kind % has columns it should not have, or lacks some', new.kind
            USING errcode = 'check_violation';
    END IF;
    RETURN new;
END
$$;

CREATE TRIGGER ledger_entry_is_consistent BEFORE INSERT ON ledger_entry
    FOR EACH ROW EXECUTE FUNCTION require_consistent_entry();
