package com.papertrade.bench;

import com.papertrade.identity.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ten thousand portfolios, five to an owner, of twenty positions each out of five hundred instruments,
 * with the ledgers that led there and one purchase each since the previous close; and a hundred sessions
 * of those instruments. Written as rows: through the application it would take an hour.
 */
record ManyPortfolios(JdbcClient database, LocalDate latest, Instant latestClose, Instant traded) {

    static final int PORTFOLIOS = 10_000;
    static final int POSITIONS = 20;
    static final int INSTRUMENTS = 500;

    private static final int PER_OWNER = 5;

    static List<String> symbols() {
        return IntStream.range(0, INSTRUMENTS).mapToObj("S%03d"::formatted).toList();
    }

    static List<UserId> owners() {
        return IntStream.range(0, PORTFOLIOS / PER_OWNER)
                .mapToObj(i -> new UserId(new UUID(1, i)))
                .toList();
    }

    void write() {
        writePrices();
        writeOwners();
        writePortfolios();
        writeLedgers();
        database.sql("analyze").update();
    }

    private void writePrices() {
        database.sql("""
                        insert into instrument (source, symbol, name, exchange, type, currency, active, search_name)
                        select 'ALPHA_VANTAGE', symbol, symbol || ' Works', 'NYSE', 'STOCK', 'USD', true, lower(symbol) || ' works'
                        from unnest(cast(:symbols as text[])) as symbol
                        """).param("symbols", symbols().toArray(String[]::new)).update();
        database.sql("""
                        insert into price_bar (source, symbol, session, open, high, low, close, volume, currency, fetched_at)
                        select 'ALPHA_VANTAGE', symbol, cast(day as date), 100, 101, 99, 100, 1000, 'USD', :told
                        from unnest(cast(:symbols as text[])) as symbol,
                             generate_series(cast(:latest as date) - 139, :latest, interval '1 day') as day
                        where extract(isodow from day) < 6
                        """)
                .param("symbols", symbols().toArray(String[]::new))
                .param("latest", latest)
                .param("told", told())
                .update();
        database.sql("""
                        insert into quote (source, symbol, last, previous_close, currency, session, observed_at, fetched_at)
                        select 'ALPHA_VANTAGE', symbol, 100, 100, 'USD', :latest, :close, :told
                        from unnest(cast(:symbols as text[])) as symbol
                        """)
                .param("symbols", symbols().toArray(String[]::new))
                .param("latest", latest)
                .param("close", latestClose.atOffset(ZoneOffset.UTC))
                .param("told", told())
                .update();
    }

    /** Long enough after the close for it to be final. */
    private OffsetDateTime told() {
        return latestClose.plusSeconds(3600).atOffset(ZoneOffset.UTC);
    }

    private void writeOwners() {
        database.sql("""
                        insert into app_user (id, issuer, subject, name, email, created_at, last_signed_in_at)
                        select id, 'https://bench.example', id, 'Owner', '', :traded, :traded
                        from unnest(cast(:owners as uuid[])) as id
                        """)
                .param(
                        "owners",
                        owners().stream().map(owner -> owner.value().toString()).toArray(String[]::new))
                .param("traded", traded.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void writePortfolios() {
        database.sql("""
                        insert into portfolio (id, owner_id, name, currency, cash, deposited, last_sequence,
                                               last_occurred_at, opened_at)
                        select gen_random_uuid(), id, 'Portfolio ' || n, 'USD', 80000, 100000, 21, :traded, :traded
                        from app_user, generate_series(1, :each) as n where issuer = 'https://bench.example'
                        """)
                .param("traded", traded.atOffset(ZoneOffset.UTC))
                .param("each", PER_OWNER)
                .update();
        database.sql("""
                        insert into position (portfolio_id, symbol, quantity, cost)
                        select id, 'S' || lpad(cast((number * 7 + nth * 13) % :instruments as text), 3, '0'), 10, 1000
                        from (select id, row_number() over (order by id) as number from portfolio) as numbered,
                             generate_series(1, :positions) as nth
                        """)
                .param("instruments", INSTRUMENTS)
                .param("positions", POSITIONS)
                .update();
    }

    /** A deposit and nineteen purchases a month ago, and the last purchase lately. */
    private void writeLedgers() {
        database.sql("""
                        insert into ledger_entry (portfolio_id, sequence, kind, occurred_at, amount, cash_after,
                                                  deposited_after)
                        select id, 1, 'DEPOSITED', :before, 100000, 100000, 100000 from portfolio
                        """)
                .param("before", traded.minusSeconds(30 * 86_400).atOffset(ZoneOffset.UTC))
                .update();
        database.sql("""
                        insert into ledger_entry (portfolio_id, sequence, kind, occurred_at, symbol, quantity, price,
                                                  amount, cash_after, deposited_after, quantity_after, cost_after)
                        select portfolio_id, 1 + nth, 'BOUGHT',
                               case when nth = :positions then cast(:traded as timestamptz)
                                    else cast(:traded as timestamptz) - interval '20 days' end,
                               symbol, 10, 100, 1000, 100000 - nth * 1000, 100000, 10, 1000
                        from (select portfolio_id, symbol,
                                     row_number() over (partition by portfolio_id order by symbol) as nth
                              from position) as held
                        """)
                .param("traded", traded.atOffset(ZoneOffset.UTC))
                .param("positions", POSITIONS)
                .update();
    }
}
