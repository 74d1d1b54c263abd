-- What two databases must have alike after a move: a line each, the same words for the same rows, whatever the server's settings.
-- A digest is the sum of what md5 makes of each row: it needs no order and no memory, and any changed letter changes it.
set time zone 'UTC';
set datestyle = 'ISO, YMD';
set intervalstyle = 'postgres';
set bytea_output = 'hex';
set statement_timeout = 0;
begin isolation level repeatable read read only;

select 'migration', version, coalesce(checksum::text, '-'), success from flyway_schema_history order by installed_rank;

select format($f$select 'rows', %L, count(*), coalesce(sum(('x' || left(md5(t::text), 15))::bit(60)::bigint), 0) from %I t$f$, tablename, tablename)
from pg_tables where schemaname = 'public' order by tablename collate "C" \gexec

-- By what they say, not by whose they are: the role is another one there. Of conditions the words alone: a dump writes casts and
-- parentheses in another place than the migration did.
select 'structure', 'columns', count(*), md5(string_agg(line, E'\n' order by line collate "C")) from (
    select concat_ws(' ', table_name, column_name, ordinal_position, data_type, domain_name, is_nullable, column_default) as line
    from information_schema.columns where table_schema = 'public') x;
select 'structure', 'constraints', count(*), md5(string_agg(line, E'\n' order by line collate "C")) from (
    select concat_ws(' ', coalesce(nullif(conrelid, 0)::regclass::text, nullif(contypid, 0)::regtype::text), conname, regexp_replace(pg_get_constraintdef(oid), '::[a-z ]+(\[\])?|[()\s]', '', 'g'), convalidated) as line
    from pg_constraint where connamespace = 'public'::regnamespace) x;
select 'structure', 'indexes', count(*), md5(string_agg(line, E'\n' order by line collate "C")) from (
    select regexp_replace(pg_get_indexdef(indexrelid), '::[a-z ]+(\[\])?|[()\s]', '', 'g') || ' ' || indisvalid::text as line
    from pg_index join pg_class on pg_class.oid = indexrelid where relnamespace = 'public'::regnamespace) x;
select 'structure', 'triggers', count(*), md5(string_agg(line, E'\n' order by line collate "C")) from (
    select pg_get_triggerdef(pg_trigger.oid) || ' ' || tgenabled::text as line
    from pg_trigger join pg_class on pg_class.oid = tgrelid where relnamespace = 'public'::regnamespace and not tgisinternal) x;
select 'structure', 'functions', count(*), md5(string_agg(line, E'\n' order by line collate "C")) from (
    select pg_get_functiondef(oid) as line from pg_proc where pronamespace = 'public'::regnamespace) x;

-- The number that the next row gets.
select 'sequence', sequencename, coalesce(last_value::text, 'not used yet') from pg_sequences where schemaname = 'public' order by sequencename collate "C";

select 'sum', 'cash', sum(cash) from portfolio;
select 'sum', 'shares', sum(quantity), 'cost', sum(cost), 'gains', sum(realized_gain) from position;
select 'portfolio', id, 'cash', cash, 'reserved', reserved, 'last entry', last_sequence from portfolio order by id;
select 'holdings', portfolio_id, 'positions', count(*), 'shares', sum(quantity), 'reserved', sum(reserved), 'cost', sum(cost)
from position group by portfolio_id order by portfolio_id;
select 'ledger', portfolio_id, 'entries', count(*), 'last', max(sequence), 'cash after it', (array_agg(cash_after order by sequence desc))[1]
from ledger_entry group by portfolio_id order by portfolio_id;
select 'orders', status, count(*) from trade_order group by status order by status collate "C";
select 'waiting', id, side, symbol, coalesce(quantity, amount), order_type, limit_price, stop_price, time_in_force, expires_at
from trade_order where status = 'OPEN' order by id;
-- What has been spent of the day at the provider of prices moves too: it is not spent twice.
select 'calls', provider, day, spent from call_day order by provider collate "C", day;
commit;
