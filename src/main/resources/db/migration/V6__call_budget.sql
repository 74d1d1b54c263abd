-- How many calls to a metered market-data provider are left. The rows are Bucket4j's token buckets, in its own binary form,
-- and are locked while a call is taken, so that all instances share one budget and a restart does not refill it.
-- A day has a row of its own and is never refilled; two rows a day are few enough to be left where they are.
CREATE TABLE call_budget (
    bucket VARCHAR(100) PRIMARY KEY,
    state  BYTEA
);
