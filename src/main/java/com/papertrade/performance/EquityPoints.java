package com.papertrade.performance;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.papertrade.identity.UserId;
import com.papertrade.money.Money;
import com.papertrade.portfolio.PortfolioId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The equity of each portfolio at the closes gone by, and through which session it is written. */
@Repository
class EquityPoints {

    /** @param gaps sessions before that could not be valued, and may be tried again */
    record Outstanding(PortfolioId portfolio, Instant openedAt, Optional<LocalDate> through, List<LocalDate> gaps) {}

    private final JdbcClient database;

    EquityPoints(JdbcClient database) {
        this.database = database;
    }

    /**
     * The next portfolios whose history is not written through a session, or has gaps that were last tried before a
     * moment.
     */
    List<Outstanding> findOutstanding(
            Optional<PortfolioId> last, LocalDate session, Instant gapsTriedBefore, int limit) {
        return database.sql("""
                        SELECT portfolio.id, opened_at, through,
                            coalesce((SELECT array_agg(gap.session ORDER BY gap.session) FROM equity_gap AS gap
                             WHERE gap.portfolio_id = portfolio.id AND tried_at < :tried), '{}') AS gaps
                        FROM portfolio LEFT JOIN equity_progress ON equity_progress.portfolio_id = portfolio.id
                        WHERE deleted_at IS NULL AND portfolio.id > :last
                          AND (through IS NULL OR through < :session OR EXISTS (
                            SELECT FROM equity_gap WHERE equity_gap.portfolio_id = portfolio.id AND tried_at < :tried))
                        ORDER BY portfolio.id LIMIT :limit
                        """)
                .param("last", last.map(PortfolioId::value).orElse(new UUID(0, 0)))
                .param("session", session)
                .param("tried", gapsTriedBefore.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(EquityPoints::outstanding)
                .list();
    }

    private static Outstanding outstanding(ResultSet row, int number) throws SQLException {
        var gaps = (java.sql.Date[]) row.getArray("gaps").getArray();
        return new Outstanding(
                new PortfolioId(row.getObject("id", UUID.class)),
                row.getObject("opened_at", java.time.OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("through", LocalDate.class)),
                List.of(gaps).stream().map(java.sql.Date::toLocalDate).toList());
    }

    /** Sees to it that nobody writes or restates the portfolio's past until the transaction ends. */
    Optional<LocalDate> lockProgress(PortfolioId portfolio) {
        return database.sql("""
                        INSERT INTO equity_progress (portfolio_id, through) VALUES (:portfolio, NULL)
                        ON CONFLICT (portfolio_id) DO UPDATE SET through = equity_progress.through
                        RETURNING through
                        """)
                .param("portfolio", portfolio.value())
                .query((row, _) -> Optional.ofNullable(row.getObject("through", LocalDate.class)))
                .single();
    }

    void saveProgress(PortfolioId portfolio, LocalDate through) {
        var _ = database.sql("UPDATE equity_progress SET through = :through WHERE portfolio_id = :portfolio")
                .param("portfolio", portfolio.value())
                .param("through", through)
                .update();
    }

    void save(PortfolioId portfolio, List<EquityPoint> points) {
        if (points.isEmpty()) {
            return;
        }
        var _ = database.sql("""
                        INSERT INTO equity_point
                            (portfolio_id, session, equity, cash, net_deposits, deposited, withdrawn, dividends, fees)
                        SELECT :portfolio, row.* FROM unnest(CAST(:sessions AS date[]), CAST(:equities AS numeric[]),
                            CAST(:cashes AS numeric[]), CAST(:netDeposits AS numeric[]), CAST(:deposits AS numeric[]), CAST(:withdrawals AS numeric[]),
                            CAST(:dividends AS numeric[]), CAST(:fees AS numeric[])) AS row
                        ON CONFLICT (portfolio_id, session) DO UPDATE SET
                            equity = excluded.equity, cash = excluded.cash, net_deposits = excluded.net_deposits,
                            deposited = excluded.deposited,
                            withdrawn = excluded.withdrawn, dividends = excluded.dividends, fees = excluded.fees
                        """)
                .param("portfolio", portfolio.value())
                .param(
                        "sessions",
                        points.stream().map(point -> point.session().toString()).toArray(String[]::new))
                .param("equities", column(points, EquityPoint::equity))
                .param("cashes", column(points, EquityPoint::cash))
                .param("netDeposits", column(points, EquityPoint::netDeposits))
                .param("deposits", column(points, EquityPoint::deposited))
                .param("withdrawals", column(points, EquityPoint::withdrawn))
                .param("dividends", column(points, EquityPoint::dividends))
                .param("fees", column(points, EquityPoint::fees))
                .update();
    }

    private static String[] column(List<EquityPoint> points, Function<EquityPoint, Money> value) {
        return points.stream()
                .map(point -> value.apply(point).amount().toPlainString())
                .toArray(String[]::new);
    }

    void saveGap(PortfolioId portfolio, LocalDate session, String missing, Instant now) {
        var _ = database.sql("""
                        INSERT INTO equity_gap (portfolio_id, session, missing, tried_at)
                        VALUES (:portfolio, :session, :missing, :now)
                        ON CONFLICT (portfolio_id, session) DO UPDATE SET
                            missing = excluded.missing, tried_at = excluded.tried_at
                        """)
                .param("portfolio", portfolio.value())
                .param("session", session)
                .param("missing", missing.length() > 500 ? missing.substring(0, 500) : missing)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void removeGaps(PortfolioId portfolio, Collection<LocalDate> sessions) {
        var _ = database.sql("""
                        DELETE FROM equity_gap
                        WHERE portfolio_id = :portfolio AND session = ANY (CAST(:sessions AS date[]))
                        """)
                .param("portfolio", portfolio.value())
                .param("sessions", sessions.stream().map(LocalDate::toString).toArray(String[]::new))
                .update();
    }

    /** Forgets what is written of a portfolio from that day on, or is just being written; it is written anew. */
    void forget(PortfolioId portfolio, LocalDate from) {
        // First: it waits for who is writing.
        var _ = database.sql("""
                        INSERT INTO equity_progress AS known (portfolio_id, through) VALUES (:portfolio, NULL)
                        ON CONFLICT (portfolio_id) DO UPDATE SET
                            through = CASE WHEN known.through >= :from THEN CAST(:from AS DATE) - 1 ELSE known.through END
                        """)
                .param("portfolio", portfolio.value())
                .param("from", from)
                .update();
        for (var table : List.of("equity_point", "equity_gap")) {
            var _ = database.sql("DELETE FROM %s WHERE portfolio_id = :portfolio AND session >= :from".formatted(table))
                    .param("portfolio", portfolio.value())
                    .param("from", from)
                    .update();
        }
    }

    /** Has what is written of a portfolio between two days, both included, written anew; the rest stays. */
    void doubt(PortfolioId portfolio, LocalDate from, LocalDate to) {
        // First: it waits for who is writing.
        var _ = lockProgress(portfolio);
        var _ = database.sql("""
                        WITH doubted AS (
                            DELETE FROM equity_point
                            WHERE portfolio_id = :portfolio AND session BETWEEN :from AND :to
                            RETURNING portfolio_id, session)
                        INSERT INTO equity_gap (portfolio_id, session, missing, tried_at)
                        SELECT portfolio_id, session, 'its prices have changed', '-infinity' FROM doubted
                        """)
                .param("portfolio", portfolio.value())
                .param("from", from)
                .param("to", to)
                .update();
        var _ = database.sql("""
                        UPDATE equity_gap SET tried_at = '-infinity'
                        WHERE portfolio_id = :portfolio AND session BETWEEN :from AND :to
                        """)
                .param("portfolio", portfolio.value())
                .param("from", from)
                .param("to", to)
                .update();
    }

    /** From that session on, oldest first. */
    List<EquityPoint> findFrom(PortfolioId portfolio, LocalDate from) {
        return database.sql("""
                        SELECT * FROM equity_point WHERE portfolio_id = :portfolio AND session >= :from
                        ORDER BY session
                        """)
                .param("portfolio", portfolio.value())
                .param("from", from)
                .query(EquityPoints::point)
                .list();
    }

    /** The same of all portfolios of an owner. */
    Map<PortfolioId, List<EquityPoint>> findFrom(UserId owner, LocalDate from) {
        return database
                .sql("""
                        SELECT point.* FROM equity_point AS point JOIN portfolio ON portfolio.id = point.portfolio_id
                        WHERE portfolio.owner_id = :owner AND portfolio.deleted_at IS NULL AND point.session >= :from
                        ORDER BY point.portfolio_id, point.session
                        """)
                .param("owner", owner.value())
                .param("from", from)
                .query((row, number) ->
                        Map.entry(new PortfolioId(row.getObject("portfolio_id", UUID.class)), point(row, number)))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private static EquityPoint point(ResultSet row, int number) throws SQLException {
        return new EquityPoint(
                row.getObject("session", LocalDate.class),
                Money.usd(row.getBigDecimal("equity")),
                Money.usd(row.getBigDecimal("cash")),
                Money.usd(row.getBigDecimal("net_deposits")),
                Money.usd(row.getBigDecimal("deposited")),
                Money.usd(row.getBigDecimal("withdrawn")),
                Money.usd(row.getBigDecimal("dividends")),
                Money.usd(row.getBigDecimal("fees")));
    }
}
