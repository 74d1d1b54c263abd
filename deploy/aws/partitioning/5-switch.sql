-- The copy takes the ledger's place. Bookings wait from the second statement on, readers from the fourth. It waits half a second for
-- whoever is in the way, then gives up and has changed nothing: run it again.
BEGIN;
SET LOCAL lock_timeout = '500ms';
LOCK TABLE portfolio IN EXCLUSIVE MODE;
SELECT copy_new_entries();
LOCK TABLE ledger_entry, trade_order, dividend_entitlement IN ACCESS EXCLUSIVE MODE;
ALTER TABLE trade_order DROP CONSTRAINT trade_order_portfolio_id_ledger_sequence_fkey;
ALTER TABLE dividend_entitlement DROP CONSTRAINT dividend_entitlement_portfolio_id_paid_sequence_fkey;
ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_portfolio_id_fkey;
ALTER TABLE ledger_entry RENAME TO ledger_entry_before;
ALTER INDEX ledger_entry_pkey RENAME TO ledger_entry_before_pkey;
ALTER INDEX ledger_entry_time RENAME TO ledger_entry_before_time;
ALTER INDEX ledger_entry_search RENAME TO ledger_entry_before_search;
ALTER INDEX ledger_entry_reversed_once RENAME TO ledger_entry_before_reversed_once;
ALTER TABLE ledger_entry_partitioned RENAME TO ledger_entry;
ALTER INDEX ledger_entry_partitioned_pkey RENAME TO ledger_entry_pkey;
ALTER INDEX ledger_entry_partitioned_time RENAME TO ledger_entry_time;
ALTER INDEX ledger_entry_partitioned_search RENAME TO ledger_entry_search;
ALTER INDEX ledger_entry_partitioned_reversed_once RENAME TO ledger_entry_reversed_once;
ALTER TABLE trade_order ADD CONSTRAINT trade_order_portfolio_id_ledger_sequence_fkey
    FOREIGN KEY (portfolio_id, ledger_sequence) REFERENCES ledger_entry (portfolio_id, sequence) ON DELETE CASCADE NOT VALID;
ALTER TABLE dividend_entitlement ADD CONSTRAINT dividend_entitlement_portfolio_id_paid_sequence_fkey
    FOREIGN KEY (portfolio_id, paid_sequence) REFERENCES ledger_entry (portfolio_id, sequence) ON DELETE CASCADE NOT VALID;
COMMIT;
