package com.papertrade.marketdata;

import com.papertrade.instrument.Symbol;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the sessions reach that are kept, and where they leave off, without reading them one by one. */
@Repository
class PriceBarExtents {

    /** From the first to the last session, of which so many are kept. */
    record Extent(Symbol symbol, LocalDate first, LocalDate last, int sessions, int imported, Instant lastStored) {}

    /** Two sessions that are kept, and none between them that should be. */
    record Hole(Symbol symbol, LocalDate after, LocalDate before) {}

    private static final String EXTENTS = """
            SELECT symbol, min(session) AS first, max(session) AS last, count(*) AS sessions,
                max(fetched_at) AS last_stored, coalesce(max(imported), 0) AS imported
            FROM price_bar
            LEFT JOIN (
                SELECT symbol, count(*) AS imported FROM price_bar
                WHERE source = :source AND import_id IS NOT NULL GROUP BY symbol) AS by_import USING (symbol)
            WHERE source = :source %s
            GROUP BY symbol ORDER BY symbol
            """;

    private final JdbcClient database;

    PriceBarExtents(JdbcClient database) {
        this.database = database;
    }

    List<Extent> all(PriceSource source) {
        return database.sql(EXTENTS.formatted(""))
                .param("source", source.name())
                .query(PriceBarExtents::extent)
                .list();
    }

    List<Extent> of(PriceSource source, Collection<Symbol> symbols) {
        return database.sql(EXTENTS.formatted("AND symbol = ANY (:symbols)"))
                .param("source", source.name())
                .param("symbols", values(symbols))
                .query(PriceBarExtents::extent)
                .list();
    }

    /**
     * Finds each session's place in the calendar instead of joining the two, which takes half a minute
     * when the database does not know yet that thousands of bars were just imported.
     *
     * @param calendar all sessions there have been, oldest first
     */
    List<Hole> holes(PriceSource source, Collection<Symbol> symbols, Collection<LocalDate> calendar) {
        return database.sql("""
                        WITH known AS (
                            SELECT symbol, session, lead(session) OVER (PARTITION BY symbol ORDER BY session) AS next
                            FROM price_bar WHERE source = :source AND symbol = ANY (:symbols)),
                        calendar AS MATERIALIZED (SELECT CAST(:calendar AS date[]) AS sessions)
                        SELECT symbol, session AS after, next AS before FROM known
                        WHERE width_bucket(next, (SELECT sessions FROM calendar))
                            > 1 + width_bucket(session, (SELECT sessions FROM calendar))
                        ORDER BY symbol, session
                        """)
                .param("source", source.name())
                .param("symbols", values(symbols))
                .param("calendar", calendar.stream().map(LocalDate::toString).toArray(String[]::new))
                .query((row, _) -> new Hole(symbol(row), date(row, "after"), date(row, "before")))
                .list();
    }

    private static String[] values(Collection<Symbol> symbols) {
        return symbols.stream().map(Symbol::value).toArray(String[]::new);
    }

    private static Extent extent(ResultSet row, int number) throws SQLException {
        return new Extent(
                symbol(row),
                date(row, "first"),
                date(row, "last"),
                row.getInt("sessions"),
                row.getInt("imported"),
                row.getObject("last_stored", OffsetDateTime.class).toInstant());
    }

    private static Symbol symbol(ResultSet row) throws SQLException {
        return new Symbol(row.getString("symbol"));
    }

    private static LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
