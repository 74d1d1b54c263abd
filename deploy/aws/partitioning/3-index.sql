-- Keys, indexes and rules of the copy. Nobody uses it yet, so nobody waits.
SET statement_timeout = 0;

ALTER TABLE ledger_entry_partitioned ADD CONSTRAINT ledger_entry_partitioned_pkey PRIMARY KEY (portfolio_id, sequence);

CREATE INDEX ledger_entry_partitioned_time ON ledger_entry_partitioned (portfolio_id, occurred_at);

CREATE INDEX ledger_entry_partitioned_search ON ledger_entry_partitioned (portfolio_id, sequence) INCLUDE (kind, symbol, note);

CREATE UNIQUE INDEX ledger_entry_partitioned_reversed_once ON ledger_entry_partitioned (portfolio_id, reversed_sequence)
    WHERE reversed_sequence IS NOT NULL;

ALTER TABLE ledger_entry_partitioned ADD FOREIGN KEY (portfolio_id, reversed_sequence)
    REFERENCES ledger_entry_partitioned (portfolio_id, sequence);

CREATE TRIGGER ledger_entry_is_consistent BEFORE INSERT ON ledger_entry_partitioned
    FOR EACH ROW EXECUTE FUNCTION require_consistent_entry();

CREATE TRIGGER ledger_entry_is_append_only BEFORE UPDATE OR DELETE ON ledger_entry_partitioned
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();

CREATE TRIGGER ledger_entry_is_not_truncated BEFORE TRUNCATE ON ledger_entry_partitioned
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();

-- A trigger of a statement is not handed down to partitions, and each of them can be truncated by its own name.
DO $$
DECLARE
    partition regclass;
BEGIN
    FOR partition IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'ledger_entry_partitioned'::regclass LOOP
        EXECUTE format('CREATE TRIGGER ledger_entry_is_not_truncated BEFORE TRUNCATE ON %s
                        FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change()', partition);
    END LOOP;
END
$$;

VACUUM (ANALYZE) ledger_entry_partitioned;
