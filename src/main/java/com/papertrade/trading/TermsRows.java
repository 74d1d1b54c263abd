package com.papertrade.trading;

import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** On which terms each portfolio trades and has traded; rows are only added. */
@Repository
class TermsRows {

    /** The columns of the terms as {@link #terms} reads them, of a table called {@code terms}. */
    static final String COLUMNS = """
            terms.execution AS terms_execution,
            terms.commission AS terms_commission, terms.commission_rate AS terms_commission_rate,
            terms.commission_minimum AS terms_commission_minimum, terms.commission_maximum AS terms_commission_maximum,
            terms.slippage AS terms_slippage, terms.slippage_rate AS terms_slippage_rate,
            terms.slippage_minimum AS terms_slippage_minimum, terms.slippage_maximum AS terms_slippage_maximum""";

    private enum Kind {
        NONE,
        PER_ORDER,
        PER_SHARE
    }

    /** A charge in four columns; the amount of one per order lies in the rate. */
    private record Columns(
            Kind kind,
            @Nullable BigDecimal rate,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum) {

        static Columns of(Charge charge) {
            return switch (charge) {
                case Charge.None _ -> new Columns(Kind.NONE, null, null, null);
                case Charge.PerOrder fixed ->
                    new Columns(Kind.PER_ORDER, fixed.amount().amount(), null, null);
                case Charge.PerShare each ->
                    new Columns(
                            Kind.PER_SHARE,
                            each.rate().perShare(),
                            each.minimum().amount(),
                            each.maximum().amount());
            };
        }
    }

    private final JdbcClient database;

    TermsRows(JdbcClient database) {
        this.database = database;
    }

    TradingTerms find(PortfolioId portfolio) {
        return database.sql(
                        "SELECT %s FROM trading_terms AS terms WHERE portfolio_id = :portfolio ORDER BY id DESC LIMIT 1"
                                .formatted(COLUMNS))
                .param("portfolio", portfolio.value())
                .query((row, _) -> terms(row))
                .optional()
                .orElse(TradingTerms.DEFAULT);
    }

    void insert(PortfolioId portfolio, TradingTerms terms, Instant since) {
        var commission = Columns.of(terms.commission());
        var slippage = Columns.of(terms.slippage());
        var _ = database.sql("""
                        INSERT INTO trading_terms
                            (portfolio_id, since, execution,
                             commission, commission_rate, commission_minimum, commission_maximum,
                             slippage, slippage_rate, slippage_minimum, slippage_maximum)
                        VALUES (:portfolio, :since, :execution,
                             :commission, :commissionRate, :commissionMinimum, :commissionMaximum,
                             :slippage, :slippageRate, :slippageMinimum, :slippageMaximum)
                        """)
                .param("portfolio", portfolio.value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("execution", terms.execution().name())
                .param("commission", commission.kind().name())
                .param("commissionRate", commission.rate())
                .param("commissionMinimum", commission.minimum())
                .param("commissionMaximum", commission.maximum())
                .param("slippage", slippage.kind().name())
                .param("slippageRate", slippage.rate())
                .param("slippageMinimum", slippage.minimum())
                .param("slippageMaximum", slippage.maximum())
                .update();
    }

    /** The terms in a row that selects {@link #COLUMNS}; where it has none, nobody has chosen any. */
    static TradingTerms terms(ResultSet row) throws SQLException {
        var execution = row.getString("terms_execution");
        return execution == null
                ? TradingTerms.DEFAULT
                : new TradingTerms(
                        ExecutionPolicy.valueOf(execution), charge(row, "commission"), charge(row, "slippage"));
    }

    private static Charge charge(ResultSet row, String of) throws SQLException {
        return switch (Kind.valueOf(row.getString("terms_" + of))) {
            case NONE -> Charge.NONE;
            case PER_ORDER -> new Charge.PerOrder(Money.usd(row.getBigDecimal("terms_%s_rate".formatted(of))));
            case PER_SHARE ->
                new Charge.PerShare(
                        Price.usd(row.getBigDecimal("terms_%s_rate".formatted(of))),
                        Money.usd(row.getBigDecimal("terms_%s_minimum".formatted(of))),
                        Money.usd(row.getBigDecimal("terms_%s_maximum".formatted(of))));
        };
    }
}
