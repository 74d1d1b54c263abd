-- What open orders keep, and what sales have brought: projections like cash and quantity. The database itself sees to it that
-- two open orders never spend the same cash or sell the same shares.
ALTER TABLE portfolio
    ADD COLUMN reserved numeric(19,2) NOT NULL DEFAULT 0,
    ADD CONSTRAINT portfolio_reserves_cash_it_has CHECK (reserved >= 0 AND reserved <= cash);

ALTER TABLE position
    ADD COLUMN reserved      numeric(28,9) NOT NULL DEFAULT 0,
    ADD COLUMN realized_gain numeric(19,2) NOT NULL DEFAULT 0,
    ADD CONSTRAINT position_reserves_shares_it_has CHECK (reserved >= 0 AND reserved <= quantity);

UPDATE position SET realized_gain = sales.gain
FROM (SELECT portfolio_id, symbol,
             sum(CASE WHEN kind = 'SOLD' THEN amount - cost_taken ELSE cost_taken - amount END) AS gain
      FROM ledger_entry
      WHERE coalesce(reversed_kind, kind) = 'SOLD'
      GROUP BY portfolio_id, symbol) AS sales
WHERE position.portfolio_id = sales.portfolio_id AND position.symbol = sales.symbol;

-- An entry is taken back at most once; the others need no place in that index.
ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_portfolio_id_reversed_sequence_key;
CREATE UNIQUE INDEX ledger_entry_reversed_once ON ledger_entry (portfolio_id, reversed_sequence)
    WHERE reversed_sequence IS NOT NULL;
