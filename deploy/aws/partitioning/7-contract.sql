-- Not before every ledger was told again from the new place (verify-ledger) and a backup was made of it: this is the old one.
DROP FUNCTION copy_new_entries();

DROP TABLE ledger_copied;

DROP TABLE ledger_entry_before;
