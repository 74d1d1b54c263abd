package com.papertrade.portfolio;

import com.papertrade.identity.UserId;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A ledger of 100,001 entries that a verification has nothing to say about: a deposit of $10,000, and then on each of
 * 10,000 days, one entry every two hours from midnight in New York on, the same ten, after which the cash is what it
 * was. The instrument is another one each day, {@code S00} to {@code S49} again and again.
 */
public record LongLedger(UserId owner, PortfolioId id) {

    public static final int DAYS = 10_000;
    public static final int ENTRIES = 10 * DAYS + 1;
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    static final LocalDate FIRST_DAY = LocalDate.of(1999, 1, 1);

    private static final String PORTFOLIO = """
            insert into portfolio (id, owner_id, name, currency, cash, deposited, last_sequence, last_occurred_at, opened_at)
            values (:id, :owner, 'Long ledger', 'USD', 10000, 10000, :entries,
                    (:day + :days - 1 + time '18:00') at time zone 'America/New_York', timestamptz '1998-12-31')
            """;

    private static final String FIRST_DEPOSIT = """
            insert into ledger_entry (portfolio_id, sequence, kind, occurred_at, amount, cash_after, deposited_after)
            values (:id, 1, 'DEPOSITED', timestamptz '1998-12-31', 10000, 10000, 10000)
            """;

    private static final String TEN_A_DAY = """
            insert into ledger_entry
                (portfolio_id, sequence, kind, occurred_at, symbol, quantity, price, amount, cost_taken, split_factor,
                 split_into, effective_on, ex_date, pay_date, note, reversed_sequence, reversed_kind,
                 reversed_occurred_at, reversed_because, cash_after, deposited_after, quantity_after, cost_after)
            select :id, 2 + 10 * nth + k, kind, at, symbol, quantity, price, amount, cost_taken, factor, split_into,
                   case when kind = 'SHARES_SPLIT' then day end, case when kind = 'DIVIDEND_RECEIVED' then day end,
                   case when kind = 'DIVIDEND_RECEIVED' then day end, note || ' S' || lpad((nth % 50)::text, 2, '0'),
                   case when kind = 'REVERSED' then 1 + 10 * nth + k end, reversed,
                   case when kind = 'REVERSED' then at - interval '2 hours' end, because, cash, deposited, held, cost
            from generate_series(0, :days - 1) nth, lateral (values
                (0, 'BOUGHT',            10, 100.0, 1000.0, null,   null, null, null,                        null,        null,                9000.0, 10000, 10,   1000),
                (1, 'FEE_CHARGED',       null, null, 2.5,   null,   null, null, 'Commission for buying 10',  null,        null,                8997.5, 10000, null, null),
                (2, 'DIVIDEND_RECEIVED', 10, 0.5,   5.0,    null,   null, null, null,                        null,        null,                9002.5, 10000, 10,   1000),
                (3, 'SHARES_SPLIT',      10, null,  null,   null,   2,    20,   null,                        null,        null,                9002.5, 10000, 20,   1000),
                (4, 'SOLD',              20, 50.0,  1000.0, 1000.0, null, null, null,                        null,        null,               10002.5, 10000, 0,    0),
                (5, 'FEE_CHARGED',       null, null, 2.5,   null,   null, null, 'Commission for selling 20', null,        null,               10000.0, 10000, null, null),
                (6, 'DEPOSITED',         null, null, 100.0, null,   null, null, null,                        null,        null,               10100.0, 10100, null, null),
                (7, 'WITHDRAWN',         null, null, 100.0, null,   null, null, null,                        null,        null,               10000.0, 10000, null, null),
                (8, 'DEPOSITED',         null, null, 4.0,   null,   null, null, null,                        null,        null,               10004.0, 10004, null, null),
                (9, 'REVERSED',          null, null, 4.0,   null,   null, null, null,                        'DEPOSITED', 'Imported twice',    10000.0, 10000, null, null)
                ) as entry (k, kind, quantity, price, amount, cost_taken, factor, split_into, note, reversed, because,
                            cash, deposited, held, cost),
                lateral (select case when k in (0, 2, 3, 4) then 'S' || lpad((nth % 50)::text, 2, '0') end as symbol,
                                :day + nth as day,
                                (:day + nth + k * interval '2 hours') at time zone 'America/New_York' as at) as moment
            order by 2
            """;

    private static final String POSITIONS = """
            insert into position (portfolio_id, symbol, quantity, cost)
            select :id, 'S' || lpad(nth::text, 2, '0'), 0, 0 from generate_series(0, 49) nth
            """;

    public static LongLedger writtenTo(JdbcClient database, UserId owner) {
        var ledger = new LongLedger(owner, PortfolioId.random());
        for (var statement : new String[] {PORTFOLIO, FIRST_DEPOSIT, TEN_A_DAY, POSITIONS}) {
            database.sql(statement)
                    .param("id", ledger.id.value())
                    .param("owner", owner.value())
                    .param("entries", ENTRIES)
                    .param("days", DAYS)
                    .param("day", FIRST_DAY)
                    .update();
        }
        database.sql("vacuum analyze ledger_entry").update();
        return ledger;
    }

    /** @param k the how manieth entry of that day, from 0 on */
    static long sequence(int nthDay, int k) {
        return 2 + 10L * nthDay + k;
    }
}
