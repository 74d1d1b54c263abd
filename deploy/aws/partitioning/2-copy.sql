-- Everything there is, as of one moment. Nobody waits; vacuum frees nothing until it is through.
BEGIN ISOLATION LEVEL REPEATABLE READ;
SET LOCAL statement_timeout = 0;
SET LOCAL session_replication_role = replica;
INSERT INTO ledger_copied SELECT id, last_sequence FROM portfolio;
INSERT INTO ledger_entry_partitioned SELECT * FROM ledger_entry;
COMMIT;
