package com.papertrade.portfolio;

import static com.papertrade.portfolio.Columns.money;
import static com.papertrade.portfolio.Columns.quantity;
import static com.papertrade.portfolio.Columns.symbol;
import static com.papertrade.portfolio.Columns.timestamp;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Quantity;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each portfolio holds of each instrument it ever held; a projection of the ledger. */
@Repository
class PositionRows {

    private final JdbcClient database;

    PositionRows(JdbcClient database) {
        this.database = database;
    }

    Optional<Holding> find(PortfolioId portfolio, Symbol symbol) {
        return database.sql("SELECT * FROM position WHERE portfolio_id = :portfolio AND symbol = :symbol")
                .param("portfolio", portfolio.value())
                .param("symbol", symbol.value())
                .query(PositionRows::holding)
                .optional();
    }

    /** What each of the portfolios holds now, by symbol. */
    Map<PortfolioId, List<Position>> findHeldIn(Collection<PortfolioId> portfolios) {
        return database
                .sql("""
                        SELECT * FROM position WHERE portfolio_id = ANY (:portfolios) AND quantity > 0
                        ORDER BY symbol COLLATE "C"
                        """)
                .param("portfolios", portfolios.stream().map(PortfolioId::value).toArray(UUID[]::new))
                .query((row, number) -> Map.entry(
                        new PortfolioId(row.getObject("portfolio_id", UUID.class)),
                        holding(row, number).position()))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** What the portfolio holds or ever held, by symbol. */
    List<Symbol> findSymbolsEver(PortfolioId portfolio) {
        return database.sql("SELECT symbol FROM position WHERE portfolio_id = :portfolio ORDER BY symbol COLLATE \"C\"")
                .param("portfolio", portfolio.value())
                .query((row, _) -> symbol(row))
                .list();
    }

    List<Symbol> findHeldSymbols() {
        return database.sql("""
                        SELECT DISTINCT symbol FROM position
                        JOIN portfolio ON portfolio.id = position.portfolio_id
                        WHERE portfolio.deleted_at IS NULL AND quantity > 0
                        """).query((row, _) -> symbol(row)).list();
    }

    List<PortfolioId> findEverHolding(Symbol symbol, Instant openedBefore, UUID after, int limit) {
        return database.sql("""
                        SELECT portfolio_id FROM position
                        JOIN portfolio ON portfolio.id = portfolio_id
                        WHERE symbol = :symbol AND portfolio_id > :after
                          AND deleted_at IS NULL AND opened_at < :openedBefore
                        ORDER BY portfolio_id LIMIT :limit
                        """)
                .param("symbol", symbol.value())
                .param("after", after)
                .param("openedBefore", timestamp(openedBefore))
                .param("limit", limit)
                .query((row, _) -> new PortfolioId(row.getObject("portfolio_id", UUID.class)))
                .list();
    }

    List<Holding> findEverHeldIn(PortfolioId portfolio) {
        return database.sql("SELECT * FROM position WHERE portfolio_id = :portfolio")
                .param("portfolio", portfolio.value())
                .query(PositionRows::holding)
                .list();
    }

    /** Keeps shares from being sold, or lets go of them where the number is below zero. */
    void reserve(PortfolioId portfolio, Symbol symbol, BigDecimal shares) {
        var _ = database.sql("""
                        UPDATE position SET reserved = reserved + :shares
                        WHERE portfolio_id = :portfolio AND symbol = :symbol
                        """)
                .param("shares", shares)
                .param("portfolio", portfolio.value())
                .param("symbol", symbol.value())
                .update();
    }

    void purge(PortfolioId portfolio) {
        var _ = database.sql("DELETE FROM position WHERE portfolio_id = :portfolio")
                .param("portfolio", portfolio.value())
                .update();
    }

    private static Holding holding(ResultSet row, int number) throws SQLException {
        Quantity reserved = quantity(row, "reserved");
        return new Holding(
                new Position(symbol(row), quantity(row, "quantity"), money(row, "cost")),
                reserved,
                money(row, "realized_gain"));
    }
}
