-- When the listings are to be asked for next: a week after a success, after failures in a row later and later.
ALTER TABLE listing_import
    ADD COLUMN due_at   TIMESTAMPTZ NOT NULL DEFAULT '-infinity',
    ADD COLUMN failures INTEGER     NOT NULL DEFAULT 0;

UPDATE listing_import SET due_at = imported_at + INTERVAL '7 days' WHERE imported_at IS NOT NULL;
