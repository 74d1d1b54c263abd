package com.papertrade.watchlist;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The instruments that each trader watches. To watch one twice is to watch it once. */
@Repository
public class Watchlist {

    /** How many one trader may watch: each costs a call a session where calls are few. */
    public static final int MOST = 100;

    private final JdbcClient database;
    private final Clock clock;

    Watchlist(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** In the order in which they were added. */
    public List<Symbol> of(UserId trader) {
        return database.sql("""
                        SELECT symbol FROM watched_instrument WHERE user_id = :trader ORDER BY watched_since, symbol
                        """)
                .param("trader", trader.value())
                .query((row, _) -> new Symbol(row.getString("symbol")))
                .list();
    }

    /** Whether the trader watches it now: not when that would be more than {@link #MOST}. */
    public boolean add(UserId trader, Symbol symbol) {
        var _ = database.sql("""
                        INSERT INTO watched_instrument (user_id, symbol, watched_since)
                        SELECT :trader, :symbol, :now
                        WHERE (SELECT count(*) FROM watched_instrument WHERE user_id = :trader) < :most
                        ON CONFLICT (user_id, symbol) DO NOTHING
                        """)
                .param("trader", trader.value())
                .param("symbol", symbol.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("most", MOST)
                .update();
        return watches(trader, symbol);
    }

    public void remove(UserId trader, Symbol symbol) {
        var _ = database.sql("DELETE FROM watched_instrument WHERE user_id = :trader AND symbol = :symbol")
                .param("trader", trader.value())
                .param("symbol", symbol.value())
                .update();
    }

    public boolean watches(UserId trader, Symbol symbol) {
        return database.sql("""
                        SELECT EXISTS (SELECT FROM watched_instrument WHERE user_id = :trader AND symbol = :symbol)
                        """)
                .param("trader", trader.value())
                .param("symbol", symbol.value())
                .query(Boolean.class)
                .single();
    }

    /** What anybody watches. */
    Set<Symbol> watchedByAnybody() {
        return new TreeSet<>(database.sql("SELECT DISTINCT symbol FROM watched_instrument")
                .query((row, _) -> new Symbol(row.getString("symbol")))
                .list());
    }
}
