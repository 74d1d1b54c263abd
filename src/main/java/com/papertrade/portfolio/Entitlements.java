package com.papertrade.portfolio;

import static com.papertrade.portfolio.Columns.money;
import static com.papertrade.portfolio.Columns.quantity;
import static com.papertrade.portfolio.Columns.symbol;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Price;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The dividends that portfolios are entitled to, paid and not. */
@Repository
public class Entitlements {

    private static final String UNPAID = "paid_sequence IS NULL AND amount > 0";

    private final JdbcClient database;

    Entitlements(JdbcClient database) {
        this.database = database;
    }

    /** @param paidSequence of the entry that paid it, empty until then */
    public record Entitlement(PortfolioId portfolio, Receivable receivable, Optional<Long> paidSequence) {}

    /** Those that are to be paid by that day, of portfolios that are not deleted; the longest overdue first. */
    public List<Entitlement> findDue(LocalDate day, int limit) {
        return database.sql("""
                        SELECT dividend_entitlement.* FROM dividend_entitlement
                        JOIN portfolio ON portfolio.id = portfolio_id AND deleted_at IS NULL
                        WHERE %s AND coalesce(pay_date, ex_date) <= :day
                        ORDER BY coalesce(pay_date, ex_date), portfolio_id, symbol LIMIT :limit
                        """.formatted(UNPAID))
                .param("day", day)
                .param("limit", limit)
                .query(Entitlements::entitlement)
                .list();
    }

    /** Of one instrument in one portfolio, from that ex-date on. */
    public List<Entitlement> findFrom(PortfolioId portfolio, Symbol symbol, LocalDate exDate) {
        return database.sql("""
                        SELECT * FROM dividend_entitlement
                        WHERE portfolio_id = :portfolio AND symbol = :symbol AND ex_date >= :exDate ORDER BY ex_date
                        """)
                .param("portfolio", portfolio.value())
                .param("symbol", symbol.value())
                .param("exDate", exDate)
                .query(Entitlements::entitlement)
                .list();
    }

    /** What is known of a day of payment, for those who have not been paid. */
    public void payOn(Symbol symbol, LocalDate exDate, Optional<LocalDate> payDate) {
        var _ = database.sql("""
                        UPDATE dividend_entitlement SET pay_date = CAST(:payDate AS DATE)
                        WHERE symbol = :symbol AND ex_date = :exDate AND paid_sequence IS NULL
                        """)
                .param("payDate", payDate.orElse(null))
                .param("symbol", symbol.value())
                .param("exDate", exDate)
                .update();
    }

    Map<PortfolioId, List<Receivable>> findReceivable(Collection<PortfolioId> portfolios) {
        return database
                .sql("""
                        SELECT * FROM dividend_entitlement WHERE portfolio_id = ANY (:portfolios) AND %s
                        ORDER BY coalesce(pay_date, ex_date), symbol
                        """.formatted(UNPAID))
                .param("portfolios", portfolios.stream().map(PortfolioId::value).toArray(UUID[]::new))
                .query(Entitlements::entitlement)
                .list()
                .stream()
                .collect(groupingBy(Entitlement::portfolio, mapping(Entitlement::receivable, toList())));
    }

    /** The latest ex-date first. */
    List<Receivable> findOf(Collection<PortfolioId> portfolios, Symbol symbol) {
        return database
                .sql("""
                        SELECT * FROM dividend_entitlement
                        WHERE portfolio_id = ANY (:portfolios) AND symbol = :symbol ORDER BY ex_date DESC
                        """)
                .param("portfolios", portfolios.stream().map(PortfolioId::value).toArray(UUID[]::new))
                .param("symbol", symbol.value())
                .query(Entitlements::entitlement)
                .list()
                .stream()
                .map(Entitlement::receivable)
                .toList();
    }

    Optional<Entitlement> find(PortfolioId portfolio, Symbol symbol, LocalDate exDate) {
        return findFrom(portfolio, symbol, exDate).stream()
                .filter(found -> found.receivable().exDate().equals(exDate))
                .findFirst();
    }

    void save(PortfolioId portfolio, Receivable receivable, Optional<Long> paidSequence) {
        var _ = database.sql("""
                        INSERT INTO dividend_entitlement
                            (portfolio_id, symbol, ex_date, pay_date, held, rate, amount, paid_sequence)
                        VALUES (:portfolio, :symbol, :exDate, CAST(:payDate AS DATE), :held, :rate, :amount,
                            CAST(:paid AS BIGINT))
                        ON CONFLICT (portfolio_id, symbol, ex_date) DO UPDATE SET
                            pay_date = excluded.pay_date, held = excluded.held, rate = excluded.rate,
                            amount = excluded.amount, paid_sequence = excluded.paid_sequence
                        """)
                .param("portfolio", portfolio.value())
                .param("symbol", receivable.symbol().value())
                .param("exDate", receivable.exDate())
                .param("payDate", receivable.payDate().orElse(null))
                .param("held", receivable.held().shares())
                .param("rate", receivable.rate().perShare())
                .param("amount", receivable.amount().amount())
                .param("paid", paidSequence.orElse(null))
                .update();
    }

    void remove(PortfolioId portfolio, Symbol symbol, LocalDate exDate) {
        var _ = database.sql("""
                        DELETE FROM dividend_entitlement
                        WHERE portfolio_id = :portfolio AND symbol = :symbol AND ex_date = :exDate
                        """)
                .param("portfolio", portfolio.value())
                .param("symbol", symbol.value())
                .param("exDate", exDate)
                .update();
    }

    private static Entitlement entitlement(ResultSet row, int number) throws SQLException {
        return new Entitlement(
                new PortfolioId(row.getObject("portfolio_id", UUID.class)),
                new Receivable(
                        symbol(row),
                        row.getObject("ex_date", LocalDate.class),
                        Optional.ofNullable(row.getObject("pay_date", LocalDate.class)),
                        quantity(row, "held"),
                        Price.usd(row.getBigDecimal("rate")),
                        money(row, "amount")),
                Optional.ofNullable(row.getObject("paid_sequence", Long.class)));
    }
}
