package com.papertrade.portfolio;

import static com.papertrade.portfolio.Columns.instant;
import static com.papertrade.portfolio.Columns.money;
import static com.papertrade.portfolio.Columns.timestamp;

import com.papertrade.identity.UserId;
import com.papertrade.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All portfolios. The row of one is also the lock that lets one writer at a time append to its ledger. */
@Repository
class PortfolioRows {

    private final JdbcClient database;

    PortfolioRows(JdbcClient database) {
        this.database = database;
    }

    void insert(Portfolio portfolio) {
        var _ = database.sql("""
                        INSERT INTO portfolio
                            (id, owner_id, name, currency, cash, deposited, last_sequence, last_occurred_at, opened_at)
                        VALUES (:id, :owner, :name, :currency, :cash, :deposited, 0, :openedAt, :openedAt)
                        """)
                .param("id", portfolio.id().value())
                .param("owner", portfolio.owner().value())
                .param("name", portfolio.name().value())
                .param("currency", portfolio.cash().currency().getCurrencyCode())
                .param("cash", portfolio.cash().amount())
                .param("deposited", portfolio.deposited().amount())
                .param("openedAt", timestamp(portfolio.openedAt()))
                .update();
    }

    Optional<PortfolioRow> find(UserId owner, PortfolioId id) {
        return database.sql("SELECT * FROM portfolio WHERE id = :id AND owner_id = :owner AND deleted_at IS NULL")
                .param("id", id.value())
                .param("owner", owner.value())
                .query(PortfolioRows::row)
                .optional();
    }

    /** Whoever owns it. */
    Optional<PortfolioRow> find(PortfolioId id) {
        return database.sql("SELECT * FROM portfolio WHERE id = :id AND deleted_at IS NULL")
                .param("id", id.value())
                .query(PortfolioRows::row)
                .optional();
    }

    /** Deleted ones included. */
    Optional<PortfolioRow> findEver(PortfolioId id) {
        return database.sql("SELECT * FROM portfolio WHERE id = :id")
                .param("id", id.value())
                .query(PortfolioRows::row)
                .optional();
    }

    /** Oldest first. */
    List<PortfolioRow> findAllOf(UserId owner) {
        return database.sql("""
                        SELECT * FROM portfolio WHERE owner_id = :owner AND deleted_at IS NULL
                        ORDER BY opened_at, id
                        """)
                .param("owner", owner.value())
                .query(PortfolioRows::row)
                .list();
    }

    /** The next of all portfolios in the database's order of their ids. */
    List<PortfolioRow> findAfter(UUID id, int limit) {
        return database.sql("""
                        SELECT * FROM portfolio WHERE id > :id AND deleted_at IS NULL ORDER BY id LIMIT :limit
                        """)
                .param("id", id)
                .param("limit", limit)
                .query(PortfolioRows::row)
                .list();
    }

    /** The row, with nobody else able to change it or append below it until the transaction ends. */
    Optional<PortfolioRow> lock(PortfolioId id) {
        return database.sql("SELECT * FROM portfolio WHERE id = :id AND deleted_at IS NULL FOR NO KEY UPDATE")
                .param("id", id.value())
                .query(PortfolioRows::row)
                .optional();
    }

    /** The next ids in the database's order, deleted ones included. */
    List<PortfolioId> findIdsAfter(Optional<PortfolioId> last, int limit) {
        return database.sql("""
                        SELECT id FROM portfolio WHERE CAST(:last AS UUID) IS NULL OR id > CAST(:last AS UUID)
                        ORDER BY id LIMIT :limit
                        """)
                .param("last", last.map(PortfolioId::value).orElse(null))
                .param("limit", limit)
                .query(PortfolioRows::id)
                .list();
    }

    List<PortfolioId> findDeletedBefore(Instant moment) {
        return database.sql("SELECT id FROM portfolio WHERE deleted_at <= :moment")
                .param("moment", timestamp(moment))
                .query(PortfolioRows::id)
                .list();
    }

    boolean rename(UserId owner, PortfolioId id, PortfolioName name) {
        return database.sql("""
                        UPDATE portfolio SET name = :name
                        WHERE id = :id AND owner_id = :owner AND deleted_at IS NULL
                        """)
                        .param("name", name.value())
                        .param("id", id.value())
                        .param("owner", owner.value())
                        .update()
                == 1;
    }

    void delete(PortfolioId id, Instant at) {
        var _ = database.sql("UPDATE portfolio SET deleted_at = :at WHERE id = :id")
                .param("at", timestamp(at))
                .param("id", id.value())
                .update();
    }

    /** Keeps cash from being spent, or lets go of it where the amount is below zero. */
    void reserve(PortfolioId id, Money amount) {
        var _ = database.sql("UPDATE portfolio SET reserved = reserved + :amount WHERE id = :id")
                .param("amount", amount.amount())
                .param("id", id.value())
                .update();
    }

    void purge(PortfolioId id) {
        var _ = database.sql("DELETE FROM portfolio WHERE id = :id")
                .param("id", id.value())
                .update();
    }

    private static PortfolioId id(ResultSet row, int number) throws SQLException {
        return new PortfolioId(row.getObject("id", UUID.class));
    }

    private static PortfolioRow row(ResultSet row, int number) throws SQLException {
        var portfolio = new Portfolio(
                id(row, number),
                new UserId(row.getObject("owner_id", UUID.class)),
                new PortfolioName(row.getString("name")),
                money(row, "cash"),
                money(row, "reserved"),
                money(row, "deposited"),
                instant(row, "opened_at"));
        return new PortfolioRow(portfolio, row.getLong("last_sequence"), instant(row, "last_occurred_at"));
    }
}
