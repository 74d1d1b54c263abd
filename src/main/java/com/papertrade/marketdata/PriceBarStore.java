package com.papertrade.marketdata;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Price;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every completed session that a metered provider has told of, or an import, kept for ever. */
@Repository
class PriceBarStore {

    private final JdbcClient database;

    PriceBarStore(JdbcClient database) {
        this.database = database;
    }

    Map<Symbol, Price> closes(PriceSource source, Collection<Symbol> symbols, LocalDate session) {
        return database
                .sql("""
                        SELECT symbol, close, currency FROM price_bar
                        WHERE source = :source AND symbol = ANY (:symbols) AND session = :session
                        """)
                .param("source", source.name())
                .param("symbols", values(symbols))
                .param("session", session)
                .query((row, _) -> Map.entry(new Symbol(row.getString("symbol")), price(row, "close")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    PriceHistory history(PriceSource source, Symbol symbol, LocalDate from) {
        return new PriceHistory(
                symbol,
                source,
                database.sql("""
                                SELECT * FROM price_bar
                                WHERE source = :source AND symbol = :symbol AND session >= :from
                                ORDER BY session
                                """)
                        .param("source", source.name())
                        .param("symbol", symbol.value())
                        .param("from", from)
                        .query(PriceBarStore::bar)
                        .list());
    }

    /** The latest session known of each of those of the symbols that have one: a look at the index's end for each. */
    Map<Symbol, LocalDate> latestSessions(PriceSource source, Collection<Symbol> symbols) {
        return database
                .sql("""
                        SELECT wanted.symbol, known.latest
                        FROM unnest(CAST(:symbols AS TEXT[])) AS wanted (symbol),
                            LATERAL (SELECT max(session) AS latest FROM price_bar
                                     WHERE source = :source AND price_bar.symbol = wanted.symbol) AS known
                        WHERE known.latest IS NOT NULL
                        """)
                .param("source", source.name())
                .param("symbols", values(Set.copyOf(symbols)))
                .query((row, _) ->
                        Map.entry(new Symbol(row.getString("symbol")), row.getObject("latest", LocalDate.class)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Everything known of an instrument, by session, with where it comes from. */
    Map<LocalDate, BarOrigin> origins(PriceSource source, Symbol symbol) {
        return database
                .sql("SELECT * FROM price_bar WHERE source = :source AND symbol = :symbol")
                .param("source", source.name())
                .param("symbol", symbol.value())
                .query((row, number) ->
                        new BarOrigin(bar(row, number), Optional.ofNullable(row.getObject("import_id", Long.class))))
                .list()
                .stream()
                .collect(toMap(origin -> origin.bar().session(), identity()));
    }

    /** Nobody else changes sessions until the end of the transaction; all may read. */
    void lock() {
        database.sql("LOCK TABLE price_bar IN SHARE ROW EXCLUSIVE MODE").update();
    }

    /**
     * Keeps the sessions as a provider told them; one that is known already changes only if this was
     * fetched later and says otherwise, and not if an administrator replaced it on purpose.
     *
     * @return whether anything is known now that was not before
     */
    boolean save(PriceHistory history, Instant fetchedAt) {
        return insert(history, fetchedAt, null, WHERE_CORRECTED) > 0;
    }

    /** Keeps the sessions as an import told them, whatever was known. */
    void replace(PriceHistory history, Instant importedAt, long importId) {
        var _ = insert(history, importedAt, importId, "");
    }

    private static final String INSERT = """
            INSERT INTO price_bar AS known
                (source, symbol, session, open, high, low, close, volume, currency, fetched_at, import_id)
            SELECT :source, :symbol, row.*, :fetchedAt, CAST(:importId AS bigint)
            FROM unnest(
                CAST(:sessions AS date[]), CAST(:opens AS numeric[]), CAST(:highs AS numeric[]),
                CAST(:lows AS numeric[]), CAST(:closes AS numeric[]), CAST(:volumes AS bigint[]),
                CAST(:currencies AS text[])) AS row
            ON CONFLICT (source, symbol, session) DO UPDATE SET
                open = excluded.open, high = excluded.high, low = excluded.low, close = excluded.close,
                volume = excluded.volume, currency = excluded.currency, fetched_at = excluded.fetched_at,
                import_id = excluded.import_id
            """;

    private static final String WHERE_CORRECTED = """
            WHERE known.fetched_at < excluded.fetched_at
              AND (known.open, known.high, known.low, known.close, known.volume, known.currency)
                IS DISTINCT FROM
                  (excluded.open, excluded.high, excluded.low, excluded.close, excluded.volume, excluded.currency)
              AND NOT EXISTS (
                SELECT FROM price_import WHERE id = known.import_id AND known_sessions = 'REPLACE')
            """;

    private int insert(PriceHistory history, Instant fetchedAt, @Nullable Long importId, String condition) {
        return database.sql(INSERT + condition)
                .param("source", history.source().name())
                .param("symbol", history.symbol().value())
                .param("fetchedAt", fetchedAt.atOffset(ZoneOffset.UTC))
                .param("importId", importId)
                .param("sessions", column(history, bar -> bar.session().toString()))
                .param("opens", prices(history, PriceBar::open))
                .param("highs", prices(history, PriceBar::high))
                .param("lows", prices(history, PriceBar::low))
                .param("closes", prices(history, PriceBar::close))
                .param("volumes", column(history, bar -> String.valueOf(bar.volume())))
                .param(
                        "currencies",
                        column(history, bar -> bar.close().currency().getCurrencyCode()))
                .update();
    }

    private static String[] prices(PriceHistory history, Function<PriceBar, Price> price) {
        return column(history, bar -> price.apply(bar).perShare().toPlainString());
    }

    private static String[] column(PriceHistory history, Function<PriceBar, String> value) {
        return history.bars().stream().map(value).toArray(String[]::new);
    }

    private static String[] values(Collection<Symbol> symbols) {
        return symbols.stream().map(Symbol::value).toArray(String[]::new);
    }

    private static PriceBar bar(ResultSet row, int number) throws SQLException {
        return new PriceBar(
                row.getObject("session", LocalDate.class),
                price(row, "open"),
                price(row, "high"),
                price(row, "low"),
                price(row, "close"),
                row.getLong("volume"));
    }

    private static Price price(ResultSet row, String column) throws SQLException {
        BigDecimal perShare = row.getBigDecimal(column);
        return new Price(perShare, Currency.getInstance(row.getString("currency")));
    }
}
