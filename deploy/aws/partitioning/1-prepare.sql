-- The ledger as it will be, empty, beside the one in use. Writers wait for the milliseconds in which the foreign key is made.
-- As superuser of the database (rds_superuser), statement by statement, in the database of PaperTrade.
CREATE TABLE ledger_entry_partitioned (LIKE ledger_entry INCLUDING DEFAULTS) PARTITION BY HASH (portfolio_id);

DO $$
BEGIN
    FOR n IN 0..31 LOOP
        EXECUTE format('CREATE TABLE ledger_entry_p%s PARTITION OF ledger_entry_partitioned
                        FOR VALUES WITH (MODULUS 32, REMAINDER %s)', lpad(n::text, 2, '0'), n);
    END LOOP;
END
$$;

ALTER TABLE ledger_entry_partitioned ADD FOREIGN KEY (portfolio_id) REFERENCES portfolio (id);

-- Through which entry each ledger has been copied. A ledger only grows, so that is all there is to know.
CREATE TABLE ledger_copied (portfolio_id UUID PRIMARY KEY, through BIGINT NOT NULL);

-- Copies what was booked since, and says how many portfolios it was in. Triggers and foreign keys have seen these rows before.
CREATE FUNCTION copy_new_entries() RETURNS bigint LANGUAGE plpgsql
SET session_replication_role = replica SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    behind bigint;
BEGIN
    CREATE TEMP TABLE ledger_behind AS
        SELECT p.id, coalesce(c.through, 0) AS through, p.last_sequence
        FROM portfolio p LEFT JOIN ledger_copied c ON c.portfolio_id = p.id
        WHERE p.last_sequence > coalesce(c.through, 0);
    GET DIAGNOSTICS behind = ROW_COUNT;
    INSERT INTO ledger_entry_partitioned
        SELECT e.* FROM ledger_behind b, LATERAL (
            SELECT * FROM ledger_entry
            WHERE portfolio_id = b.id AND sequence > b.through AND sequence <= b.last_sequence) AS e;
    INSERT INTO ledger_copied SELECT id, last_sequence FROM ledger_behind
        ON CONFLICT (portfolio_id) DO UPDATE SET through = excluded.through;
    DROP TABLE ledger_behind;
    RETURN behind;
END
$$;
