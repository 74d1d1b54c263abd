package com.papertrade.portfolio;

import static com.papertrade.portfolio.Columns.money;
import static com.papertrade.portfolio.Columns.quantity;
import static com.papertrade.portfolio.Columns.symbol;
import static com.papertrade.portfolio.Columns.timestamp;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Quantity;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Append and read: the two things one can do to a ledger. */
@Repository
class LedgerRows {

    /** So many rows are in memory at a time while a whole ledger is read. */
    static final int ROWS_AT_A_TIME = 1_000;

    /** The entry and all that it changes, in one statement: together or not at all, and in one round trip. */
    private static final String APPEND = """
            WITH entry AS (
                INSERT INTO ledger_entry
                    (portfolio_id, sequence, cash_after, deposited_after, quantity_after, cost_after, %s)
                VALUES (:portfolio, :sequence, :cashAfter, :depositedAfter, :quantityAfter, :costAfter, %s)
            ), held AS (
                INSERT INTO position AS held (portfolio_id, symbol, quantity, cost, realized_gain)
                SELECT :portfolio, CAST(:symbol AS VARCHAR), CAST(:quantityAfter AS NUMERIC), CAST(:costAfter AS NUMERIC), :gain
                WHERE CAST(:symbol AS VARCHAR) IS NOT NULL
                ON CONFLICT (portfolio_id, symbol) DO UPDATE SET
                    quantity = excluded.quantity,
                    cost = excluded.cost,
                    realized_gain = held.realized_gain + excluded.realized_gain,
                    reserved = held.reserved - :freedShares
            )
            UPDATE portfolio SET
                cash = :cashAfter,
                deposited = :depositedAfter,
                last_sequence = :sequence,
                last_occurred_at = :occurred_at,
                reserved = reserved - :freedCash
            WHERE id = :portfolio
            """.formatted(
                    String.join(", ", LedgerColumns.NAMES),
                    LedgerColumns.NAMES.stream().map(":"::concat).collect(joining(", ")));

    /**
     * From the next sequence there is, by a closed range of the primary key: a short statement however long
     * the ledger, and also right after a restore, when the planner knows nothing of the table and would sort
     * what is open at one end.
     */
    private static final String NEXT = """
            SELECT * FROM ledger_entry WHERE portfolio_id = :portfolio AND sequence > :after AND sequence <
                (SELECT min(sequence) FROM ledger_entry WHERE portfolio_id = :portfolio AND sequence > :after) + %d
            ORDER BY sequence
            """.formatted(ROWS_AT_A_TIME);

    private final JdbcClient database;

    LedgerRows(JdbcClient database) {
        this.database = database;
    }

    /**
     * Writes down an entry and the projections it leads to.
     *
     * @param freed what an order had kept and needs no longer, because this entry is its fill
     */
    void append(PortfolioId portfolio, LedgerRow row, Money gain, Optional<Reservation> freed) {
        var values = new HashMap<>(LedgerColumns.of(row.record().entry()));
        values.put("portfolio", portfolio.value());
        values.put("sequence", row.record().sequence());
        values.put("cashAfter", row.record().cashAfter().amount());
        values.put("depositedAfter", row.depositedAfter().amount());
        var position = row.record().positionAfter();
        values.put(
                "quantityAfter", numeric(position.map(after -> after.quantity().shares())));
        values.put("costAfter", numeric(position.map(after -> after.cost().amount())));
        values.put("gain", gain.amount());
        values.put("freedCash", freedCash(freed));
        values.put("freedShares", freedShares(freed));
        var _ = database.sql(APPEND).params(values).update();
    }

    private static SqlParameterValue numeric(Optional<BigDecimal> value) {
        return new SqlParameterValue(Types.NUMERIC, value.orElse(null));
    }

    private static BigDecimal freedCash(Optional<Reservation> freed) {
        return freed.orElse(null) instanceof Reservation.OfCash cash
                ? cash.amount().amount()
                : BigDecimal.ZERO;
    }

    private static BigDecimal freedShares(Optional<Reservation> freed) {
        return freed.orElse(null) instanceof Reservation.OfShares shares
                ? shares.quantity().shares()
                : BigDecimal.ZERO;
    }

    /** The entries of each of the portfolios after that moment, oldest first. */
    Map<PortfolioId, List<LedgerRecord>> findAfter(Collection<PortfolioId> portfolios, Instant moment) {
        return database
                .sql("""
                        SELECT * FROM ledger_entry WHERE portfolio_id = ANY (:portfolios) AND occurred_at > :moment
                        ORDER BY portfolio_id, sequence
                        """)
                .param("portfolios", portfolios.stream().map(PortfolioId::value).toArray(UUID[]::new))
                .param("moment", timestamp(moment))
                .query((row, number) -> Map.entry(
                        new PortfolioId(row.getObject("portfolio_id", UUID.class)),
                        row(row, number).record()))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** A stretch of a ledger, newest first, found by the primary key however long the ledger is. */
    List<LedgerRecord> findBetween(PortfolioId portfolio, long from, long to) {
        return database
                .sql("""
                        SELECT * FROM ledger_entry WHERE portfolio_id = :portfolio AND sequence BETWEEN :from AND :to
                        ORDER BY sequence DESC
                        """)
                .param("portfolio", portfolio.value())
                .param("from", from)
                .param("to", to)
                .query(LedgerRows::row)
                .list()
                .stream()
                .map(LedgerRow::record)
                .toList();
    }

    /** All about one instrument, oldest first: reads the whole ledger, and is for who asks about one figure. */
    List<LedgerRecord> findOf(PortfolioId portfolio, Symbol symbol) {
        return database
                .sql(
                        "SELECT * FROM ledger_entry WHERE portfolio_id = :portfolio AND symbol = :symbol ORDER BY sequence")
                .param("portfolio", portfolio.value())
                .param("symbol", symbol.value())
                .query(LedgerRows::row)
                .list()
                .stream()
                .map(LedgerRow::record)
                .toList();
    }

    /** The next page of a ledger in order, empty at its end; a row that cannot be read hides no other. */
    List<WrittenEntry> findNext(PortfolioId portfolio, long after) {
        return database.sql(NEXT)
                .param("portfolio", portfolio.value())
                .param("after", after)
                .query(LedgerRows::written)
                .list();
    }

    boolean isReversed(PortfolioId portfolio, long sequence) {
        return database.sql("""
                        SELECT EXISTS (SELECT FROM ledger_entry
                                       WHERE portfolio_id = :portfolio AND reversed_sequence = :sequence)
                        """)
                .param("portfolio", portfolio.value())
                .param("sequence", sequence)
                .query(Boolean.class)
                .single();
    }

    /** Refused by the database unless the portfolio was deleted thirty days ago or more. */
    void purge(PortfolioId portfolio) {
        var _ = database.sql("DELETE FROM ledger_entry WHERE portfolio_id = :portfolio")
                .param("portfolio", portfolio.value())
                .update();
    }

    /** Somebody else may have written the row: whatever is wrong with it is told, not thrown. */
    private static WrittenEntry written(ResultSet row, int number) throws SQLException {
        var sequence = row.getLong("sequence");
        try {
            return new WrittenEntry.Readable(row(row, number));
        } catch (SQLException | RuntimeException unreadable) {
            return new WrittenEntry.Unreadable(sequence, String.valueOf(unreadable.getMessage()));
        }
    }

    static LedgerRow row(ResultSet row, int number) throws SQLException {
        var record = new LedgerRecord(
                row.getLong("sequence"), LedgerColumns.read(row), money(row, "cash_after"), positionAfter(row));
        return new LedgerRow(record, money(row, "deposited_after"));
    }

    private static Optional<Position> positionAfter(ResultSet row) throws SQLException {
        if (row.getString("symbol") == null) {
            return Optional.empty();
        }
        Quantity quantity = quantity(row, "quantity_after");
        return Optional.of(new Position(symbol(row), quantity, money(row, "cost_after")));
    }
}
