package com.papertrade.bench;

import com.papertrade.instrument.Symbol;
import com.papertrade.portfolio.LedgerDifference;
import com.papertrade.portfolio.PortfolioId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Long ledgers, written as rows: through the desk they would take hours. Five instruments are bought one
 * after the other and then sold one after the other, ten shares each at $100, again and again.
 */
record Ledgers(JdbcClient database, List<Symbol> symbols) {

    static final int INSTRUMENTS = 5;

    /**
     * Lengthens portfolios that have their first deposit and nothing else.
     *
     * @param entries in each ledger, once it is done
     */
    void lengthen(Collection<PortfolioId> portfolios, int entries) {
        var ids = portfolios.stream().map(PortfolioId::value).toArray(UUID[]::new);
        append(ids, entries);
        projectPositions(ids);
        projectCash(ids);
        database.sql("vacuum analyze portfolio, position, ledger_entry").update();
    }

    private void append(UUID[] portfolios, int entries) {
        database.sql("""
                        insert into ledger_entry (portfolio_id, sequence, kind, occurred_at, symbol, quantity, price, amount,
                                                  cost_taken, cash_after, deposited_after, quantity_after, cost_after)
                        select id, sequence, case when buys then 'BOUGHT' else 'SOLD' end,
                               last_occurred_at + sequence * interval '1 microsecond',
                               (cast(:symbols as text[]))[nth + 1], 10, 100, 1000,
                               case when not buys then 1000 end,
                               cash - 1000 * case when buys then nth + 1 else :instruments - nth - 1 end, deposited,
                               case when buys then 10 else 0 end, case when buys then 1000 else 0 end
                        from portfolio, generate_series(2, :entries) as sequence,
                             lateral (select (sequence - 2) % :instruments as nth,
                                             (sequence - 2) / :instruments % 2 = 0 as buys) as trade
                        where id = any(:portfolios)
                        """)
                .param("symbols", symbols.stream().map(Symbol::value).toArray(String[]::new))
                .param("instruments", INSTRUMENTS)
                .param("entries", entries)
                .param("portfolios", portfolios)
                .update();
    }

    private void projectPositions(UUID[] portfolios) {
        database.sql("""
                        insert into position (portfolio_id, symbol, quantity, cost)
                        select distinct on (portfolio_id, symbol) portfolio_id, symbol, quantity_after, cost_after
                        from ledger_entry where portfolio_id = any(:portfolios) and symbol is not null
                        order by portfolio_id, symbol, sequence desc
                        """).param("portfolios", portfolios).update();
    }

    private void projectCash(UUID[] portfolios) {
        database.sql("""
                        update portfolio
                        set cash = cash_after, last_sequence = sequence, last_occurred_at = occurred_at
                        from (select distinct on (portfolio_id) portfolio_id, cash_after, sequence, occurred_at
                              from ledger_entry where portfolio_id = any(:portfolios)
                              order by portfolio_id, sequence desc) as last
                        where id = portfolio_id
                        """).param("portfolios", portfolios).update();
    }

    /** What a ledger of 10, 100,000 or a million entries holds shares of at its end. */
    Symbol held() {
        return symbols.getLast();
    }

    /** A figure of something that went wrong is no figure. */
    static void requireIntact(List<LedgerDifference> differences) {
        if (!differences.isEmpty()) {
            throw new IllegalStateException("Ledger and projections do not agree: " + differences);
        }
    }
}
