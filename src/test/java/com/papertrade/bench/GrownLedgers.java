package com.papertrade.bench;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.portfolio.PortfolioId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A ledger as years of trading leave it, written as rows: 500 entries a portfolio on average, a few portfolios with far more (the
 * one of rank r has 1 / r^0.6 of the largest), and entries in the order in which they were booked, so that those of one portfolio
 * lie scattered over the whole table. Each buys five instruments one after the other and then sells them, again and again.
 *
 * <p>Keys, indexes and foreign keys are taken away before and made again, by the database's own description of them, when all rows
 * are there, so that each row is held to them; domains are never taken away; the triggers see none of these rows.
 */
record GrownLedgers(JdbcClient database, List<Symbol> symbols, long rows) {

    static final int ENTRIES_EACH = 500;

    private static final int DAYS = 250;
    private static final int SLOTS = 5;
    private static final int SHARES = 10;

    /** The days of which orders are there, too: the latest. */
    private static final int DAYS_WITH_ORDERS = 10;

    /** What an entry says, of portfolio number n, which is the {@code sequence}-th of {@code account}. */
    private static final String TRADE = """
            lateral (select (sequence - 2) %% %1$d as slot, (sequence - 2) / %1$d %% 2 = 0 as buys) as trade,
            lateral (select 10 + n %% 89 + slot * 1.25 as price,
                            %2$d * (%1$d * (10 + n %% 89) + 1.25 * %1$d * (%1$d - 1) / 2) as full_cost,
                            %2$d * ((slot + 1) * (10 + n %% 89) + 1.25 * (slot + 1) * slot / 2) as cost_so_far) as cost
            """.formatted(SLOTS, SHARES);

    long portfolios() {
        return Math.max(rows / ENTRIES_EACH, 100);
    }

    /** Someone's ledger. */
    record Account(UserId owner, PortfolioId portfolio, long entries) {}

    void write() {
        execute("set work_mem = '256MB'; set maintenance_work_mem = '256MB'");
        writeAccounts();
        var taken = takeAway();
        execute("set session_replication_role = replica");
        for (int day = 1; day <= DAYS; day++) {
            writeDay(day);
        }
        writePositions();
        writeBalances();
        writeOrders();
        execute("set session_replication_role = origin");
        taken.forEach(this::execute);
    }

    private void writeAccounts() {
        execute(
                "create unlogged table bench_account (n int primary key, id uuid, owner uuid, entries bigint, deposit numeric)");
        database.sql("""
                        insert into bench_account
                        select n, gen_random_uuid(), gen_random_uuid(),
                               greatest(2, floor(:rows * n ^ -0.6 / sum(n ^ -0.6) over ())), 100000000
                        from generate_series(1, :portfolios) as n
                        """).param("rows", rows).param("portfolios", portfolios()).update();
        execute("""
                insert into app_user (id, issuer, subject, name, email, created_at, last_signed_in_at)
                select owner, 'https://bench.example', owner, 'Bench ' || n, '', now(), now() from bench_account;
                insert into portfolio (id, owner_id, name, currency, cash, deposited, last_sequence, last_occurred_at, opened_at)
                select id, owner, 'Bench ' || n, 'USD', deposit, deposit, 0, now() - interval '1 year', now() - interval '1 year'
                from bench_account;
                analyze bench_account
                """);
    }

    /** @return what brings it back */
    private List<String> takeAway() {
        List<String> back =
                new ArrayList<>(database.sql("""
                        select format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
                        from pg_constraint
                        where contype in ('p', 'f') and 'ledger_entry'::regclass in (conrelid, confrelid)
                        order by contype desc
                        """).query(String.class).list());
        back.addAll(
                1,
                database.sql(
                                "select indexdef from pg_indexes where tablename = 'ledger_entry' and indexname not like '%pkey'")
                        .query(String.class)
                        .list());
        execute("""
                do $$
                declare
                    taken record;
                begin
                    for taken in select conrelid::regclass as place, conname from pg_constraint
                                 where contype in ('p', 'f') and 'ledger_entry'::regclass in (conrelid, confrelid) order by contype
                    loop
                        execute format('alter table %s drop constraint %I', taken.place, taken.conname);
                    end loop;
                    for taken in select indexname from pg_indexes where tablename = 'ledger_entry'
                    loop
                        execute format('drop index %I', taken.indexname);
                    end loop;
                end
                $$
                """);
        return back;
    }

    private void writeDay(int day) {
        database.sql("""
                        insert into ledger_entry (portfolio_id, sequence, kind, occurred_at, symbol, quantity, price, amount,
                                                  cost_taken, cash_after, deposited_after, quantity_after, cost_after)
                        select id, sequence,
                               case when sequence = 1 then 'DEPOSITED' when buys then 'BOUGHT' else 'SOLD' end, occurred_at,
                               case when sequence > 1 then (cast(:symbols as text[]))[(n + slot) % :count + 1] end,
                               case when sequence > 1 then :shares end, case when sequence > 1 then price end,
                               case when sequence = 1 then deposit else price * :shares end,
                               case when sequence > 1 and not buys then price * :shares end,
                               case when sequence = 1 then deposit when buys then deposit - cost_so_far
                                    else deposit - full_cost + cost_so_far end, deposit,
                               case when sequence > 1 then case when buys then :shares else 0 end end,
                               case when sequence > 1 then case when buys then price * :shares else 0 end end
                        from bench_account,
                             lateral (select entries * (:day - 1) / :days as before, entries * :day / :days as through) as today,
                             lateral generate_series(before + 1, through) as sequence,
                             lateral (select date_trunc('day', now()) + (:day - :days - 1) * interval '1 day' + interval '15 hours'
                                 + (sequence - before + n % 97 / 100.0) * interval '6 hours' / (through - before + 1) as occurred_at) as hour,
                        """ + TRADE + "order by occurred_at")
                .param("symbols", symbols.stream().map(Symbol::value).toArray(String[]::new))
                .param("count", symbols.size())
                .param("shares", SHARES)
                .param("day", day)
                .param("days", DAYS)
                .update();
    }

    /** What the last entry of each leaves it with. */
    private void writePositions() {
        database.sql("""
                        insert into position (portfolio_id, symbol, quantity, cost)
                        select id, (cast(:symbols as text[]))[(n + held) % :count + 1],
                               case when is_held then :shares else 0 end,
                               case when is_held then (10 + n % 89 + held * 1.25) * :shares else 0 end
                        from (select *, entries as sequence from bench_account) as account,
                        """ + TRADE + """
                        , generate_series(0, least(entries - 1, :slots) - 1) as held,
                        lateral (select case when buys then held <= slot else held > slot end as is_held) as state
                        """)
                .param("symbols", symbols.stream().map(Symbol::value).toArray(String[]::new))
                .param("count", symbols.size())
                .param("shares", SHARES)
                .param("slots", SLOTS)
                .update();
    }

    private void writeBalances() {
        execute("""
                update portfolio set last_sequence = sequence, last_occurred_at = now() - interval '3 hours',
                    cash = case when buys then deposit - cost_so_far else deposit - full_cost + cost_so_far end
                from (select *, entries as sequence from bench_account) as account,
                """ + TRADE + "where portfolio.id = account.id");
    }

    private void writeOrders() {
        execute("""
                insert into trade_order (id, portfolio_id, client_order_id, ticket, side, symbol, quantity, accepted_at, status,
                    working_since, ended_at, filled_at, fill_price, fill_quantity, fill_amount, commission, slippage, cash_after,
                    price_source, price_basis, price_observed_at, price_session, fill_rule, ledger_sequence)
                select gen_random_uuid(), portfolio_id, gen_random_uuid(), concat_ws(' ', side, '10', symbol, 'MARKET DAY'), side,
                    symbol, quantity, occurred_at, 'FILLED', occurred_at, occurred_at, occurred_at, price, quantity, amount, 0, 0,
                    cash_after, 'SIMULATED', 'QUOTE', occurred_at, cast(occurred_at as date), 'INSTANT_LATEST_PRICE', sequence
                from ledger_entry, lateral (select case kind when 'BOUGHT' then 'BUY' else 'SELL' end as side) as way
                where symbol is not null and occurred_at > now() - %d * interval '1 day';
                analyze trade_order
                """.formatted(DAYS_WITH_ORDERS + 1));
    }

    private void execute(String statements) {
        database.sql(statements).update();
    }

    Account largest() {
        return accounts("order by n limit :limit", 1).getFirst();
    }

    /** Any, always the same. */
    List<Account> some(int count) {
        return accounts("order by md5(n::text) limit :limit", count);
    }

    private List<Account> accounts(String which, int count) {
        return database.sql("select * from bench_account " + which)
                .param("limit", count)
                .query((row, _) -> new Account(
                        new UserId(row.getObject("owner", UUID.class)),
                        new PortfolioId(row.getObject("id", UUID.class)),
                        row.getLong("entries")))
                .list();
    }

    /** Of one of those that hold it. */
    List<Symbol> heldBy(Account account) {
        return database
                .sql("select symbol from position where portfolio_id = :id and quantity > 0 order by symbol limit 1")
                .param("id", account.portfolio().value())
                .query(String.class)
                .list()
                .stream()
                .map(Symbol::new)
                .toList();
    }
}
