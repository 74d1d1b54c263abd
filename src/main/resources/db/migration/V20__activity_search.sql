-- What the activity is searched by. Kind, symbol and note lie in the index, so that looking through a ledger of 100,000 entries
-- reads a few megabytes and not the whole of every row; a note has at most 500 characters, which fits. Both indexes keep
-- writers waiting for as long as they are built, about a second for half a million entries, and an older version that still
-- runs loses nothing by them.
CREATE INDEX ledger_entry_search ON ledger_entry (portfolio_id, sequence) INCLUDE (kind, symbol, note);

-- Orders that are not in the ledger: few among many. Whoever fills at once is never in it.
CREATE INDEX trade_order_unfilled ON trade_order (portfolio_id, accepted_number DESC) WHERE status <> 'FILLED';
